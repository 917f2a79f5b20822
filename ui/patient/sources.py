"""From a reason to the answers and readings that it rests on."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollArea, QWidget

from triage.workflow.chart.assessed import RestsOn
from triage.workflow.chart.chart import Reason
from ui.patient.answers import AnswerCard
from ui.patient.trends.card import TrendCard


class Sources(QObject):
    """Scrolls a page to what a reason rests on and marks it; asked again by key it goes on to the next reason."""

    def __init__(self, page: QScrollArea) -> None:
        super().__init__(page)
        self._page = page
        self._reasons: list[Reason] = []
        self._next = 0

    def reset(self, reasons: Sequence[Reason]) -> None:
        """Begin anew with the reasons of the patient shown, in the order in which they stand."""
        ordered = sorted(reasons, key=lambda one: one.colour.rank)
        self._reasons, self._next = [one for one in ordered if one.values], 0

    def show_next(self) -> None:
        """Show what the first reason rests on, then the second, and so on."""
        if self._reasons:
            self.show(self._reasons[self._next % len(self._reasons)])

    def show(self, reason: Reason) -> None:
        """Scroll to what the reason rests on: the answers, else the readings."""
        if reason in self._reasons:
            self._next = self._reasons.index(reason) + 1
        rests_on = [value.rests_on for value in reason.values]
        found = self._answers(rests_on)
        found = found or self._reading(rests_on)
        if found is not None:
            self._page.ensureWidgetVisible(found, 0, self._page.viewport().height() // 3)
            self._page.setFocus()

    def _reading(self, rests_on: Sequence[RestsOn]) -> QWidget | None:
        """Put the cursor of the trends on the newest reading behind a reason, and return its plot."""
        trends = self._page.findChild(TrendCard)
        for one in rests_on:
            if trends is not None and one.kind and one.at is not None and trends.show_reading(one.kind, one.at):
                drawn = ((plot, plot.columns) for plot in trends.plots)
                return next((plot for plot, found in drawn if found and found.series.kind.code == one.kind), trends)
        return None

    def _answers(self, rests_on: Sequence[RestsOn]) -> QWidget | None:
        responses = {name for one in rests_on for name in one.responses}
        link_ids = {name for one in rests_on for name in one.link_ids}
        first: QWidget | None = None
        for card in self._page.findChildren(AnswerCard):
            marked = card.show_source(link_ids if card.key in responses else ())
            first = first or marked
        return first
