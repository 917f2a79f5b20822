"""Ask whether a booked visit of a green patient is needed: neither answer comes first, so that none is given unread."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from triage.worklist.asked_visit import AskedVisit
from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import tr
from ui.visit_words import visit_words
from ui.widgets.fields import choice
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel, one_line

_NEEDED = Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_B
_NOT_NEEDED = Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_I
_WIDTH = 480
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class VisitNeededDialog(AskingDialog):
    """Emits `answered` with the key of the question, whether the visit is needed, and why."""

    answered = Signal(int, bool, str)

    def __init__(self, name: str, asked: Sequence[AskedVisit], now: datetime) -> None:
        super().__init__()
        self.which = choice(tr("Visit"), *((visit_words(one, now), one.question) for one in asked))
        self.reason = QLineEdit()
        self.message = PlainLabel("", "error")
        self.needed_button = KeyButton(tr("It is needed"), "Ctrl+B")
        self.not_needed_button = KeyButton(tr("It is not needed"), "Ctrl+I")
        self._lay_out(name, [visit_words(one, now) for one in asked])
        self.needed_button.clicked.connect(lambda: self._answer(needed=True))
        self.not_needed_button.clicked.connect(lambda: self._answer(needed=False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by the keys of the buttons; Enter alone answers nothing, and throws nothing away."""
        if event.keyCombination() == _NEEDED:
            self.needed_button.click()
        elif event.keyCombination() == _NOT_NEEDED:
            self.not_needed_button.click()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)

    def show_fault(self, text: str) -> None:
        """Say why it was not kept; what was written stays."""
        self._set_waiting(is_waiting=False)
        self.message.setText(text)
        self.message.show()

    def _answer(self, *, needed: bool) -> None:
        self._set_waiting(is_waiting=True)
        self.answered.emit(self.which.currentData(), needed, self.reason.text().strip())

    def _set_waiting(self, *, is_waiting: bool) -> None:
        self.message.hide()
        for button in (self.needed_button, self.not_needed_button):
            button.setEnabled(not is_waiting)

    def _lay_out(self, name: str, visits: Sequence[str]) -> None:
        # No name in the window's title: other programs can read it.
        self.setWindowTitle(tr("Is the booked visit needed?"))
        self.message.hide()
        self.reason.setPlaceholderText(tr("Reason, if there is more to say"))
        self.reason.setAccessibleName(tr("Reason"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        layout.addWidget(PlainLabel(one_line(name), "strong"))
        layout.addWidget(self.which if len(visits) > 1 else PlainLabel(visits[0]))
        told = tr("If not, the secretary is asked to give the time back. Nothing is cancelled by itself, and the answer"
                  " falls if the patient is green no more.")  # fmt: skip
        explained = PlainLabel(told, "muted")
        # Of the words, not of the dialog: that is never narrower than its buttons.
        explained.setMinimumWidth(scaled(_WIDTH))
        layout.addWidget(explained)
        layout.addWidget(self.reason)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.needed_button, self.not_needed_button))
        self.reason.setFocus()
