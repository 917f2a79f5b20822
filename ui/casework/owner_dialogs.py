"""Ask to whom a case goes, until when and why it is put off, or why it is taken from a colleague."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from triage.workflow.chart.chart import Chart
from triage.worklist.ownership import LONGEST_SNOOZE, SNOOZE_WORDS, Snooze, SnoozeReason
from ui.asking import AskingDialog
from ui.patient.person_words import age_and_birth, cpr_number, full_name
from ui.translate import in_language, tr
from ui.widgets.fields import choice, day_field, day_in
from ui.widgets.plain_label import PlainLabel, one_line

# When a department begins its day, and so when what was put off to a day comes back.
_MORNING = time(7, 0)


class OwnerDialog(AskingDialog):
    """Emits `wanted` with what the fields say; whoever hears it closes the dialog, or shows why it was not done."""

    wanted = Signal(object)

    def __init__(self, chart: Chart, today: date, title: str, button: str, given: Callable[[], object]) -> None:
        super().__init__()
        # No name in the window's title: other programs can read it.
        self.setWindowTitle(title)
        self.save_button = QPushButton(button)
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        self.message = PlainLabel("", "error")
        self.message.hide()
        self._form = QFormLayout()
        self._given = given
        self._lay_out(chart, today)
        self.save_button.clicked.connect(self._ask)

    def add_field(self, name: str, field: QWidget) -> None:
        """Put a field below the others."""
        field.setAccessibleName(name)
        self._form.addRow(name, field)
        if self._form.rowCount() == 1:
            # Not the button: what somebody types at once must never save.
            field.setFocus()

    def show_fault(self, text: str) -> None:
        """Say why it was not done; what was written stays."""
        self.save_button.setEnabled(True)
        self.message.setText(text)
        self.message.show()

    def _ask(self) -> None:
        self.message.hide()
        self.save_button.setEnabled(False)
        self.wanted.emit(self._given())

    def _lay_out(self, chart: Chart, today: date) -> None:
        person = chart.patient
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        layout.addWidget(PlainLabel(one_line(full_name(person)), "strong"))
        layout.addWidget(PlainLabel(f"{cpr_number(person)} · {age_and_birth(person, today)}", "muted"))
        layout.addLayout(self._form)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.save_button))
        self.setMinimumWidth(460)


def hand_over_dialog(chart: Chart, today: date, people: Sequence[tuple[str, object]]) -> OwnerDialog:
    """Ask for a colleague, (name, login), and a note; what is wanted is (login, note)."""
    to, note = choice(tr("Colleague"), *people), QLineEdit()
    dialog = OwnerDialog(
        chart, today, tr("Hand the case over"), tr("Hand over"), lambda: (to.currentData() or "", note.text())
    )
    dialog.add_field(tr("Colleague"), to)
    dialog.add_field(tr("Note"), note)
    if len(people) > 1:
        _choose_first(to, dialog.save_button)
    if not people:
        dialog.show_fault(tr("Nobody else here may have cases. An administrator adds colleagues."))
        dialog.save_button.setEnabled(False)
    return dialog


def _choose_first(box: QComboBox, button: QPushButton) -> None:
    """Offer `button` only when a person has chosen: nobody gets a case because their name comes first."""
    box.setPlaceholderText(tr("Choose a colleague"))
    box.setCurrentIndex(-1)
    button.setEnabled(False)
    box.currentIndexChanged.connect(lambda number: button.setEnabled(number >= 0))


def take_over_dialog(chart: Chart, today: date, owner: str) -> OwnerDialog:
    """Ask why a case is taken from a colleague; what is wanted is the reason."""
    reason = QLineEdit()
    dialog = OwnerDialog(chart, today, tr("Take the case over"), tr("Take over"), reason.text)
    dialog.add_field(tr("Why it is taken from {owner}").format(owner=owner), reason)
    return dialog


def snooze_dialog(chart: Chart, now: datetime) -> OwnerDialog:
    """Ask until which day and why a case waits; what is wanted is a Snooze. It comes back in the morning."""
    today = now.date()
    day = day_field(today + timedelta(days=1), tr("Until"))
    reason = choice(tr("Reason"), *((in_language(words), each) for each, words in SNOOZE_WORDS.items()))
    note = QLineEdit()

    def given() -> Snooze:
        until = datetime.combine(day_in(day), _MORNING, now.tzinfo)
        return Snooze(until, SnoozeReason(reason.currentData()), note.text().strip())

    dialog = OwnerDialog(chart, today, tr("Put the case off"), tr("Put off"), given)
    dialog.add_field(tr("Until, at most {days} days").format(days=LONGEST_SNOOZE.days), day)
    dialog.add_field(tr("Reason"), reason)
    dialog.add_field(tr("Note"), note)
    return dialog
