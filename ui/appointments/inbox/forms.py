"""The form under the inbox in which an entry is put aside: it names the patient, and no dialog covers the list."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from triage.coordination.inbox.entry import InboxRow, Irrelevant
from triage.coordination.inbox.putting_off import usual_day
from ui.appointments.inbox.aside import Aside, AwaitAnswer, NotRelevant, SendBack, Settle, SettleFailure, Snooze
from ui.appointments.inbox.words import name_of, reason_word, settled_word, title
from ui.translate import tr
from ui.widgets.fields import choice, day_field, day_in, show_day
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel


class AsideForm(QFrame):
    """Emits `wanted` with an `Aside`; what was written stays until it is kept or left."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._row: InboxRow | None = None
        self._kind: type[Aside] = Snooze
        self.about = PlainLabel("", "strong")
        self._until = PlainLabel()
        self._until.setWordWrap(False)
        self.day = day_field(now().date(), tr("Day"))
        self.reason = choice(tr("Why"), *((reason_word(one), one) for one in Irrelevant))
        self.words = QLineEdit()
        self.fault = PlainLabel("", "error")
        self.save = KeyButton(tr("Save"), "↵")
        self._cancel = KeyButton(tr("Cancel"), "Esc")
        self._lay_out()
        self.save.clicked.connect(self.ask)
        self._cancel.clicked.connect(self.leave)
        self.hide()

    def begin(self, kind: type[Aside], row: InboxRow) -> None:
        """Ask what there is to say of an entry."""
        self._kind, self._row = kind, row
        self.about.setText(f"{_asked(kind, row)}: {name_of(row)} · {title(row, self._now())}")
        self.words.clear()
        self.words.setPlaceholderText(_hint(kind))
        self.words.setAccessibleName(_hint(kind))
        show_day(self.day, usual_day(row.severity, row.due, self._now().date()))
        self._until.setText(tr("Show again on") if kind is Snooze else tr("Answer expected by"))
        self.day.setAccessibleName(self._until.text())
        for widget in (self._until, self.day):
            widget.setVisible(kind in (Snooze, AwaitAnswer))
        self.reason.setVisible(kind is NotRelevant)
        self.words.setVisible(kind is not Settle)
        self.fault.hide()
        self.show()
        firsts: dict[type[Aside], QWidget] = {Snooze: self.day, NotRelevant: self.reason, Settle: self.save}
        firsts.get(kind, self.words).setFocus()

    def ask(self) -> None:
        """Ask for what is written."""
        if self._row is not None and not self.isHidden():
            self.wanted.emit(self._aside(self._row.id))

    def leave(self) -> None:
        """Say nothing of the entry."""
        if not self.isHidden():
            self._row = None
            self.hide()
            self.left.emit()

    def show_fault(self, text: str) -> None:
        """Say why it was not kept; what was written stays."""
        self.fault.setText(text)
        self.fault.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Enter, wherever in the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.ask()
        else:
            super().keyPressEvent(event)

    def _aside(self, entry: int) -> Aside:
        words = self.words.text().strip()
        if self._kind is Snooze:
            return Snooze(entry, day_in(self.day), words)
        if self._kind is AwaitAnswer:
            return AwaitAnswer(entry, words, day_in(self.day))
        if self._kind is SettleFailure:
            return SettleFailure(entry, words)
        if self._kind is Settle:
            return Settle(entry)
        if self._kind is SendBack:
            return SendBack(entry, words)
        return NotRelevant(entry, Irrelevant(self.reason.currentData()), words)

    def _lay_out(self) -> None:
        self.setProperty("surface", "accent")
        self.setProperty("band", "on")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self.about)
        layout.addLayout(_line(self._until, self.day, self.reason))
        layout.addWidget(self.words)
        layout.addWidget(self.fault)
        layout.addLayout(_line(self.save, self._cancel))


def _line(*fields: QLabel | QDateEdit | QComboBox | QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    return row


def _asked(kind: type[Aside], row: InboxRow) -> str:
    words = {
        Snooze: tr("Put off"),
        AwaitAnswer: tr("Waits for an answer"),
        NotRelevant: tr("Not relevant"),
        SettleFailure: tr("Looked after"),
        Settle: settled_word(row),
        SendBack: tr("Back to the clinician"),
    }
    return words.get(kind, "")


def _hint(kind: type[Aside]) -> str:
    words = {
        Snooze: tr("Why, if it helps a colleague"),
        AwaitAnswer: tr("Who was asked"),
        NotRelevant: tr("In your own words (needed for another reason)"),
        SettleFailure: tr("What was done, and with whom"),
        SendBack: tr("Why there is no such time"),
    }
    return words.get(kind, "")
