"""Handlers of the keys that act about the patient on the screen, beside the decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from triage.worklist.row import Row
from ui.keys.handlers import Handlers
from ui.patient.person_words import full_name

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart


class PatientKeys(Handlers):
    """What is done about the patient chosen, where the list is in front."""

    def find_patient(self) -> None:
        """Ask for a CPR number, and go to the patient."""
        self._window.finding.ask()

    def break_glass(self) -> None:
        """Ask why the patient chosen is opened all the same, or end what is open so."""
        opened = self._window.open_case
        if opened.row is None or self._page() is not None:
            return
        if opened.emergency is not None:
            self._window.breaking.end(opened.row.patient)
        elif opened.behind is not None:
            self._window.breaking.ask(opened.row, opened.behind)

    def read_notices(self) -> None:
        """Mark the notices about the patient on the screen as read."""
        chart = self._window.open_case.chart
        if chart is not None and self._page() is None:
            self._window.seen.mark(chart)

    def note_pause(self) -> None:
        """Ask when nothing is expected of the patient on the screen."""
        chart = self._window.open_case.chart
        if chart is not None and self._page() is None:
            self._window.pausing.ask(chart)

    def answer_visit(self) -> None:
        """Ask whether a booked visit is needed: of the patient on the screen, or of the green chosen."""
        page, chart = self._page(), self._window.open_case.chart
        if page is not None:
            self._window.answering.ask(*page.asked_about())
        elif chart is not None:
            self._window.answering.ask(full_name(chart.patient), chart.asked)

    def copy_journal(self) -> None:
        """Copy the case on the screen as text for the patient's record."""
        chart = self._window.open_case.chart
        if chart is not None and self._page() is None:
            self._window.copying.copy_journal(chart)

    def copy_phone(self) -> None:
        """Copy the telephone number of the patient on the screen."""
        chart = self._window.open_case.chart
        if chart is not None and self._page() is None:
            self._window.copying.copy_phone(chart)

    def show_source(self) -> None:
        """Go to the answers or readings that a reason rests on; pressed again, that the next one rests on."""
        if self._window.open_case.chart is not None and self._page() is None:
            self._frame.pane.show_source()

    def take_case(self) -> None:
        """Take the case on the screen, give one's own back, or ask why it is taken over."""
        self._with_case(self._window.owning.toggle)

    def hand_over_case(self) -> None:
        """Ask to whom the case on the screen goes."""
        self._with_case(self._window.owning.ask_hand_over)

    def put_off_case(self) -> None:
        """Ask until when the case on the screen waits, or bring it back."""
        self._with_case(self._window.owning.ask_snooze)

    def _with_case(self, act: Callable[[Row, Chart], None]) -> None:
        """Do something to the case on the screen, as its row says now who has it."""
        chart, row = self._window.open_case.chart, self._frame.pane.owner.row
        if chart is not None and row is not None and not row.closed and self._page() is None:
            act(row, chart)
