"""Ask whether a booked visit of a green patient is needed: neither answer comes first, so that none is given unread."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from triage.worklist.asked_visit import AskedVisit
from ui.asking import AskingDialog
from ui.patient.asked_visits import visit_words
from ui.translate import tr
from ui.widgets.fields import choice
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel, one_line

_NEEDED, _NOT_NEEDED = "Ctrl+B", "Ctrl+I"


class VisitNeededDialog(AskingDialog):
    """Emits `answered` with the key of the question, whether the visit is needed, and why."""

    answered = Signal(int, bool, str)

    def __init__(self, name: str, asked: Sequence[AskedVisit], now: datetime) -> None:
        super().__init__()
        self.which = choice(tr("Visit"), *((visit_words(one, now), one.question) for one in asked))
        self.reason = QLineEdit()
        self.message = PlainLabel("", "error")
        self.needed_button = KeyButton(tr("It is needed"), _NEEDED)
        self.not_needed_button = KeyButton(tr("It is not needed"), _NOT_NEEDED)
        self._lay_out(name, [visit_words(one, now) for one in asked])
        for button, key, needed in ((self.needed_button, _NEEDED, True), (self.not_needed_button, _NOT_NEEDED, False)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _, needed=needed: self._answer(needed=needed))
            QShortcut(QKeySequence(key), self).activated.connect(button.click)

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
        layout.addWidget(PlainLabel(told, "muted"))
        layout.addWidget(self.reason)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.needed_button, self.not_needed_button))
        self.setMinimumWidth(520)
        self.reason.setFocus()
