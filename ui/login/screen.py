"""What stands on the screen while nobody works there: locked by somebody, or waiting for whoever comes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from triage.access.at_work import MadeUpPerson
from ui.theme import scaled
from ui.translate import in_language, shown_count, tr
from ui.widgets.band import DemoBand
from ui.widgets.key_button import KeyButton
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_WIDTH = 420


class SignInScreen(QFrame):
    """`unlock_wanted` carries a passphrase, `sign_in_wanted` login and passphrase; `other_wanted` asks for another.

    It holds nothing of any patient. `locked_by` is the name of who comes back, "" where anybody may sign in.
    """

    unlock_wanted = Signal(str)
    sign_in_wanted = Signal(str, str)
    other_wanted = Signal()

    def __init__(self, locked_by: str = "", *, is_demo: bool = False, notes: int = 0) -> None:
        super().__init__()
        self._is_locked = bool(locked_by)
        self._notes = notes
        self._was_warned = False
        self.login = QLineEdit()
        self.login.setAccessibleName(tr("Login"))
        self.login.setPlaceholderText(tr("Login"))
        self.login.setVisible(not self._is_locked)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(tr("Passphrase"))
        self.secret.setPlaceholderText(tr("Passphrase, if you have one"))
        self.message = Message()
        self.go = KeyButton(tr("Unlock") if self._is_locked else tr("Sign in"), "↵")
        self.go.setProperty("kind", "primary")
        self.other = QPushButton(tr("Switch user"))
        self.other.setProperty("kind", "link")
        self.other.setVisible(self._is_locked)
        self._people = QVBoxLayout()
        self._people.setSpacing(8)
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out(locked_by, is_demo=is_demo)
        self.go.clicked.connect(self.ask)
        self.secret.returnPressed.connect(self.ask)
        self.login.returnPressed.connect(self.secret.setFocus)
        self.other.clicked.connect(self.other_wanted)

    def offer(self, people: Sequence[MadeUpPerson]) -> None:
        """Offer the people of the demonstration, who have no passphrase."""
        if self._is_locked or not people:
            return
        self._people.addWidget(PlainLabel(tr("Made-up people need no passphrase. Be:"), "muted"))
        for one in people:
            button = QPushButton(f"{one.name} · {in_language(one.roles)}".replace("&", "&&"))
            button.clicked.connect(partial(self.sign_in_wanted.emit, one.login, ""))
            self.buttons[one.login] = button
            self._people.addWidget(button)

    def ask(self) -> None:
        """Ask to be let in with what is typed; the passphrase does not stay in the field."""
        secret = self.secret.text()
        self.secret.clear()
        self.message.say("")
        if self._is_locked:
            self.unlock_wanted.emit(secret)
        elif not self.login.text().strip():
            self.show_fault(tr("Type your login."))
        else:
            self.sign_in_wanted.emit(self.login.text().strip(), secret)

    def focus(self) -> None:
        """Let the keyboard write where something is asked for first."""
        (self.secret if self._is_locked or self.login.text() else self.login).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard by Return too: outside a dialog Qt lets it wait for the space bar."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the program; notes that wait here are pointed out once."""
        if self._notes and not self._was_warned:
            self._was_warned = True
            self.show_fault(tr("A note is not saved. Close once more to throw it away."))
            event.ignore()
            return
        super().closeEvent(event)

    def show_fault(self, text: str) -> None:
        """Say why nobody is let in."""
        self.message.say(text, "error")
        self.secret.setFocus()

    def _lay_out(self, locked_by: str, *, is_demo: bool) -> None:
        self.setWindowTitle("Visita")
        self.setProperty("surface", "background")
        self.setMinimumSize(640, 480)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        if is_demo:
            outer.addWidget(DemoBand())
        # Between two stretches, not aligned: a card that is aligned is never asked how high its texts are.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card(locked_by))
        middle.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self.focus()

    def _card(self, locked_by: str) -> QWidget:
        card = QFrame()
        card.setProperty("surface", "card")
        card.setFixedWidth(scaled(_WIDTH))
        rows = QVBoxLayout(card)
        rows.setContentsMargins(28, 24, 28, 22)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel("Visita", "title"))
        if self._is_locked:
            rows.addWidget(PlainLabel(tr("The screen is locked."), "strong"))
            rows.addWidget(PlainLabel(locked_by))
        else:
            rows.addWidget(PlainLabel(tr("Sign in to see patients."), "strong"))
        notes = self._notes
        if notes:
            one, many = tr("1 note is not saved."), tr("{count} notes are not saved.")
            left = one if notes == 1 else many.format(count=shown_count(notes))
            rows.addWidget(PlainLabel(f"{left} {tr('It waits here for whoever wrote it.')}", "muted"))
        for widget in (self.login, self.secret, self.message, self.go, self.other):
            rows.addWidget(widget)
        rows.addLayout(self._people)
        rows.addSpacing(8)
        rows.addWidget(PlainLabel(tr("Not an emergency service"), "label"))
        return card
