"""The page about one patient: what the window needs of it, and where it is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart
    from ui.patient.trends.card import TrendCard


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
    """Widgets about the patient chosen: the fixed banner, and the page below it.

    `warm_up` loads what is slow to load; it touches no widget and may run on any thread. `outcome_told` carries the key
    of a decision and the OutcomeKind that a person says came of it. `side` is a part of the patient page that can stand
    beside it; `take_side` has the page take it back. `say` says something on top of it, and `show_source` goes to what
    the next reason rests on. `copied` carries a telephone number that somebody wants to copy. `trends` are the curves.
    """

    banner: QWidget
    patient: QWidget
    warm_up: Callable[[], None] = lambda: None
    outcome_told: SignalInstance | None = None
    side: QWidget | None = None
    take_side: Callable[[], None] = lambda: None
    say: Callable[[str, str], None] = lambda _text, _role: None
    show_source: Callable[[], None] = lambda: None
    copied: SignalInstance | None = None
    trends: TrendCard | None = None


BuildPages = Callable[[Theme, Callable[[], datetime]], Pages]


def build_pages(theme: Theme, now: Callable[[], datetime]) -> Pages:
    """Build the pages; imported on use, since the charts' library is slow to load."""
    from ui.patient.banner import PatientBanner
    from ui.patient.page import PatientPage
    from ui.patient.trends.card import warm_up

    patient = PatientPage(theme, now)
    banner = PatientBanner(theme, now)
    return Pages(
        banner,
        patient,
        warm_up,
        patient.outcome_told,
        side=patient.side,
        take_side=patient.take_side,
        say=patient.say,
        show_source=patient.sources.show_next,
        copied=banner.copied,
        trends=patient.trends,
    )
