"""What a clinician answers to the proposal about a stable course."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from triage.clinical.details import ChangeInterval, EndCourse
from triage.worklist.green_list import GreenRow
from ui.greens.words import name_of
from ui.translate import programme_name, tr
from ui.widgets.card import Card
from ui.widgets.fields import choice
from ui.widgets.plain_label import PlainLabel

_WEEKS = (2, 4, 8, 12, 26)
_USUAL_WEEKS = 4


class StableCard(Card):
    """Answers to the proposal chosen: `accepted` carries key, answer and note, `declined` key and reason."""

    accepted = Signal(int, object, str)
    declined = Signal(int, str)

    def __init__(self, today: date) -> None:
        super().__init__(tr("Stable courses"))
        self._row: GreenRow | None = None
        self._today = today
        self.about = PlainLabel("", "strong")
        self.days = choice(tr("New interval"), *((tr("{count} weeks").format(count=each), 7 * each) for each in _WEEKS))
        self.days.setCurrentIndex(self.days.findData(7 * _USUAL_WEEKS))
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("Note, or why the course goes on as it is"))
        self.note.setAccessibleName(tr("Note"))
        self.interval_button = QPushButton(tr("Longer interval"))
        self.end_button = QPushButton(tr("End the course"))
        self.leave_button = QPushButton(tr("Leave as it is"))
        self.message = PlainLabel("", "error")
        self.message.hide()
        told = tr("Nothing is changed by itself: a clinician decides, after a look at the patient (O).")
        self.add(PlainLabel(told, "muted"))
        self.add(self.about)
        self.add(self._line(self.days, self.interval_button))
        self.add(self._line(self.note))
        self.add(self._line(self.end_button, self.leave_button))
        self.add(self.message)
        self.interval_button.clicked.connect(self._longer)
        self.end_button.clicked.connect(self._end)
        self.leave_button.clicked.connect(self._leave)
        self.show_row(None)

    def show_row(self, row: GreenRow | None) -> None:
        """Be about the proposal of this line, or about none."""
        self._row = row if row is not None and row.proposal else None
        self.about.setText("" if self._row is None else f"{name_of(self._row)} · {programme_name(self._row.programme)}")
        for button in (self.interval_button, self.end_button, self.leave_button):
            button.setEnabled(self._row is not None)
        self.message.hide()

    def show_fault(self, text: str) -> None:
        """Say why an answer was not kept; what was written stays."""
        self.message.setText(text)
        self.message.show()

    def _longer(self) -> None:
        self._accept(ChangeInterval(self.days.currentData(), self._today + timedelta(days=1)))

    def _end(self) -> None:
        self._accept(EndCourse())

    def _accept(self, answer: ChangeInterval | EndCourse) -> None:
        if self._row is not None and self._row.proposal is not None:
            self.accepted.emit(self._row.proposal, answer, self.note.text().strip())

    def _leave(self) -> None:
        if self._row is not None and self._row.proposal is not None:
            self.declined.emit(self._row.proposal, self.note.text().strip())

    def _line(self, *widgets: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in widgets:
            line.addWidget(widget)
        return line
