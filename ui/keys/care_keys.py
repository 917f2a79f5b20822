"""Handlers of the keys that set courses, plans and own limits of the patient on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.keys.handlers import Handlers

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart


class CareKeys(Handlers):
    """What is set about the patient chosen, where the list is in front and nothing of the chart is left out."""

    def enrol_patient(self) -> None:
        """Ask in which programme the patient on the screen is enrolled."""
        self._with_chart(self._window.caring.ask_enrol)

    def change_plan(self) -> None:
        """Ask how often the patient on the screen is to send what."""
        self._with_chart(self._window.caring.ask_plan)

    def end_course(self) -> None:
        """Ask whether a course of the patient on the screen ends."""
        self._with_chart(self._window.caring.ask_end)

    def dismiss_answer(self) -> None:
        """Ask which missing answer of the patient on the screen is not waited for."""
        self._with_chart(self._window.caring.ask_dismiss)

    def set_own_limits(self) -> None:
        """Ask for a limit of the patient's own."""
        self._with_chart(self._window.caring.ask_limit)

    def show_limits_ending(self) -> None:
        """List the limits of patients' own that run out."""
        self._window.ending.begin()

    def read_blind(self) -> None:
        """Judge drawn patients without seeing the colour."""
        self._window.reading.begin()

    def _with_chart(self, ask: Callable[[Chart], None]) -> None:
        chart = self._window.open_case.chart
        if chart is not None and not chart.is_masked and self._page() is None:
            ask(chart)
