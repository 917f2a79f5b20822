"""Ask from when, until when and why nothing is expected of a patient; or end what was noted before."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from triage.clinical.care import Pause, PauseReason
from triage.workflow.chart.chart import Chart
from triage.worklist.expected_words import pause_words
from ui.asking import AskingDialog
from ui.patient.person_words import age_and_birth, cpr_number, full_name
from ui.translate import in_language, tr
from ui.widgets.fields import add_line, choice, day_field, day_in
from ui.widgets.plain_label import PlainLabel, one_line

_USUAL = timedelta(days=14)
Given = tuple[PauseReason, date, date | None, str]


class PauseDialog(AskingDialog):
    """Emits `wanted` with a Given, or `end_wanted` with the key of a pause; whoever hears it closes the dialog."""

    wanted = Signal(object)
    end_wanted = Signal(int)

    def __init__(self, chart: Chart, today: date) -> None:
        super().__init__()
        self.start = day_field(today, tr("First day"))
        self.end = day_field(today + _USUAL, tr("Last day"))
        self.until = choice(tr("End"), (tr("up to and with"), True), (tr("until further notice"), False))
        self.reason = choice(tr("Reason"), *_reasons())
        self.note = QLineEdit()
        self.message = PlainLabel("", "error")
        self.save_button = QPushButton(tr("Note the pause"))
        self.end_buttons: list[QPushButton] = []
        self._lay_out(chart, today)
        self.until.currentIndexChanged.connect(lambda: self.end.setVisible(self.until.currentData()))
        self.save_button.clicked.connect(self._ask)

    def given(self) -> Given:
        """Return what the fields say; a last day of None is until further notice."""
        last = day_in(self.end) if self.until.currentData() else None
        return PauseReason(self.reason.currentData()), day_in(self.start), last, self.note.text().strip()

    def show_fault(self, text: str) -> None:
        """Say why it was not saved; what was written stays."""
        self._set_waiting(is_waiting=False)
        self.message.setText(text)
        self.message.show()

    def _ask(self) -> None:
        self._set_waiting(is_waiting=True)
        self.wanted.emit(self.given())

    def _ask_to_end(self, key: int) -> None:
        self._set_waiting(is_waiting=True)
        self.end_wanted.emit(key)

    def _set_waiting(self, *, is_waiting: bool) -> None:
        self.message.hide()
        for button in (self.save_button, *self.end_buttons):
            button.setEnabled(not is_waiting)

    def _lay_out(self, chart: Chart, today: date) -> None:
        # No name in the window's title: other programs can read it.
        self.setWindowTitle(tr("Pause"))
        self.message.hide()
        self.note.setPlaceholderText(tr("Note, if there is more to say"))
        self.note.setAccessibleName(tr("Note"))
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        form = QFormLayout()
        add_line(form, tr("First day"), self.start)
        add_line(form, tr("Last day"), self.until, self.end)
        add_line(form, tr("Reason"), self.reason)
        form.addRow(tr("Note"), self.note)
        person = chart.patient
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        layout.addWidget(PlainLabel(one_line(full_name(person)), "strong"))
        layout.addWidget(PlainLabel(f"{cpr_number(person)} · {age_and_birth(person, today)}", "muted"))
        for key, pause in chart.expected.endable:
            layout.addLayout(self._noted(key, pause))
        layout.addLayout(form)
        layout.addWidget(PlainLabel(tr("Nothing is expected of the patient then. What comes is assessed all the same."),
                                    "muted"))  # fmt: skip
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.save_button))
        self.setMinimumWidth(460)

    def _noted(self, key: int, pause: Pause) -> QHBoxLayout:
        button = QPushButton(tr("End it now"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._ask_to_end(key))
        self.end_buttons.append(button)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(f"{tr('Noted')}: {in_language(pause_words(pause))}", "strong"), 1)
        row.addWidget(button)
        return row


def _reasons() -> tuple[tuple[str, object], ...]:
    return (
        (tr("Holiday"), PauseReason.HOLIDAY),
        (tr("Admitted"), PauseReason.ADMISSION),
        (tr("As agreed"), PauseReason.OTHER),
    )
