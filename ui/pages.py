"""The pages about one patient: what the window needs of them, and where they are built."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from triage.workflow.chart.chart import Chart
from ui.theme import Theme


class ShowsChart(Protocol):
    """Shows one chart, or that there is none."""

    def show_chart(self, chart: Chart | None) -> None:
        """Show the patient; None is "nobody chosen"."""


class ChartPage(ShowsChart, Protocol):
    """A page about one patient, with its waiting and failed states."""

    def show_waiting(self) -> None:
        """Show that the chart is being fetched, and nothing of the patient before."""

    def show_fault(self, text: str) -> None:
        """Show that the chart could not be fetched."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Widgets about the patient chosen: the fixed banner, and the pages below it.

    `warm_up` loads what is slow to load; it touches no widget and may run on any thread. `outcome_told` carries the key
    of a decision and the OutcomeKind that a person says came of it.
    """

    banner: QWidget
    patient: QWidget
    appointments: QWidget
    warm_up: Callable[[], None] = lambda: None
    outcome_told: SignalInstance | None = None


BuildPages = Callable[[Theme, Callable[[], datetime]], Pages]


def build_pages(theme: Theme, now: Callable[[], datetime]) -> Pages:
    """Build the pages; imported on use, since the charts' library is slow to load."""
    from ui.appointments.page import AppointmentsPage
    from ui.patient.banner import PatientBanner
    from ui.patient.page import PatientPage
    from ui.patient.trends import warm_up

    patient = PatientPage(theme, now)
    return Pages(PatientBanner(theme, now), patient, AppointmentsPage(theme, now), warm_up, patient.outcome_told)
