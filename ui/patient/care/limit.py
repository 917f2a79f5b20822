"""Ask for a limit of the patient's own, with its reason and its last day, or which one is lifted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from triage.clinical.patient import Patient
from triage.workflow.chart.care_shown import CareView, LimitChoice, OwnLimitShown
from ui.patient.care.dialog import CareDialog, words_field
from ui.patient.care.tried import TriedBox
from ui.translate import in_language, programme_name, shown_number, tr
from ui.widgets.fields import add_line, choice, day_field, day_in
from ui.widgets.number_field import NumberField
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.scoring.replay.own_past import OwnPast

_USUAL = timedelta(days=91)
_LONGEST = timedelta(days=365)

Limited = tuple[str, str, Decimal, date, str]


class LimitDialog(CareDialog):
    """`wanted` carries a Limited: programme, parameter, value, last day and reason; `lift_wanted` a limit's key.

    `past_wanted` asks for the patient's last year in a programme: while a number is typed it is tried on that.
    """

    lift_wanted = Signal(int)
    past_wanted = Signal(str)

    def __init__(self, patient: Patient, care: CareView, now: datetime) -> None:
        today = now.date()
        super().__init__(tr("The patient's own limits"), tr("Set the limit"), patient, today)
        self.lift_buttons: list[QPushButton] = []
        self.limit = choice(tr("Limit"), *((_named(one), one) for one in care.choices))
        self.value = NumberField(tr("Value"))
        self.unit, self.echo, self.bounds = PlainLabel(""), PlainLabel("", "strong"), PlainLabel("", "muted")
        self.tried = TriedBox(now)
        self._pasts: dict[str, OwnPast] = {}
        self._awaited: set[str] = set()
        self.last = day_field(today + _USUAL, tr("Counts through"))
        self.reason = words_field(tr("Reason"), tr("why this patient has a limit of their own"))
        for one in care.limits:
            self.rows.addLayout(self._set_before(one))
        self.explain(tr("Counts at once, and by itself no more after its last day, a year ahead at most."))
        add_line(self.form, tr("Limit"), self.limit)
        add_line(self.form, tr("Value"), self.value, self.unit, self.bounds)
        self.form.addRow(self.echo)
        self.form.addRow(self.tried)
        add_line(self.form, tr("Counts through"), self.last)
        self.form.addRow(tr("Reason"), self.reason)
        self.last.setMaximumDate(self.last.date().addDays((_LONGEST - _USUAL).days))
        self.limit.currentIndexChanged.connect(self._show_limit)
        self.value.textChanged.connect(self._show_echo)
        self._show_limit()

    def given(self) -> Limited | None:
        """Return the limit; outside its bounds or without a reason there is none."""
        one: LimitChoice = self.limit.currentData()
        value, reason = self.value.number(), self.reason.text().strip()
        if value is None or not one.least <= value <= one.most:
            self.show_fault(tr("Write a value within the bounds: {bounds}.").format(bounds=_bounds(one)))
            self.value.setFocus()
            return None
        why_not = self._why_not(one, value)
        if why_not:
            self.show_fault(why_not)
            self.value.setFocus()
            return None
        if not reason:
            self.show_fault(tr("Say why the patient is to have a limit of their own."))
            self.reason.setFocus()
            return None
        if one.programme in self._awaited:
            self.show_fault(tr("The last 12 months are still being fetched. See first what the limit makes of them."))
            return None
        return one.programme, one.param, value, day_in(self.last), reason

    def show_past(self, programme: str, past: OwnPast) -> None:
        """Try what is typed on the patient's last year from now on."""
        self._awaited.discard(programme)
        self._pasts[programme] = past
        self._show_echo()

    def show_no_past(self, programme: str, text: str) -> None:
        """Say why the last year could not be read; the limit can be set all the same."""
        self._awaited.discard(programme)
        self.tried.say(text, "error")
        self.make_room()

    def begin(self) -> None:
        """Ask for the last year that the limit chosen is tried on."""
        one: LimitChoice | None = self.limit.currentData()
        if one is not None and one.programme not in self._pasts:
            self._awaited.add(one.programme)
            self.tried.say(tr("Fetching the last 12 months …"))
            self.past_wanted.emit(one.programme)

    def show_fault(self, text: str) -> None:
        """Say why it was not done; what was written stays."""
        super().show_fault(text)
        for button in self.lift_buttons:
            button.setEnabled(True)

    def _set_before(self, one: OwnLimitShown) -> QHBoxLayout:
        button = QPushButton(tr("Lift it now"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._ask_to_lift(one.key))
        self.lift_buttons.append(button)
        words = PlainLabel(in_language(one.words), "strong")
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(button)
        return row

    def _ask_to_lift(self, key: int) -> None:
        for button in self.lift_buttons:
            button.setEnabled(False)
        self.lift_wanted.emit(key)

    def _show_limit(self) -> None:
        one: LimitChoice | None = self.limit.currentData()
        # Every programme has limits that are not to be the patient's own, and some have no others.
        self.save_button.setEnabled(one is not None)
        if one is not None:
            self.unit.setText(in_language(one.unit))
            self.bounds.setText(_bounds(one))
            self.value.put(shown_number(one.value))
        self._show_echo()
        self.begin()

    def _show_echo(self) -> None:
        """Say what the limit makes of the patient, before it is set: which way it goes is read, not thought."""
        one: LimitChoice | None = self.limit.currentData()
        value = self.value.number()
        is_within = one is not None and value is not None and one.least <= value <= one.most
        is_possible = one is not None and value is not None and is_within and not self._why_not(one, value)
        words = in_language(one.words).format(value=shown_number(value)) if one and value and is_possible else ""
        self.echo.setText(words)
        if one is not None:
            self._try(one, value if is_within else None)

    def _try(self, one: LimitChoice, value: Decimal | None) -> None:
        """Say what the last year would have been, as far as the last year is here."""
        past = self._pasts.get(one.programme)
        if past is None:
            return
        why_not = "" if value is None else self._why_not(one, value)
        if value is None:
            self.tried.say(tr("Write a value within the bounds: {bounds}.").format(bounds=_bounds(one)))
        elif why_not:
            self.tried.say(why_not, "error")
        else:
            self.tried.show_tried(past.tried(one.param, value))
        self.make_room()

    def _why_not(self, one: LimitChoice, value: Decimal) -> str:
        past = self._pasts.get(one.programme)
        found = None if past is None else past.why_not(one.param, value)
        return "" if found is None else in_language(found)


def _named(one: LimitChoice) -> str:
    words = in_language(one.words).format(value=shown_number(one.value))
    return f"{programme_name(one.programme)} · {words}"


def _bounds(one: LimitChoice) -> str:
    ends = shown_number(one.least), shown_number(one.most)
    return tr("{least} to {most}").format(least=ends[0], most=ends[1])
