"""Handlers of the keys that act on the trends of the patient on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.keys.handlers import Handlers

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart
    from ui.patient.trends.card import TrendCard


class TrendKeys(Handlers):
    """Nothing happens where no trends are shown."""

    def focus_trends(self) -> None:
        """Go to the trends, so that the arrow keys move them."""
        self._with_trends(lambda card: card.take_keyboard())

    def toggle_trend_table(self) -> None:
        """Show the readings as a table, or as trends again."""
        self._with_trends(lambda card: card.toggle_table())

    def toggle_small_trends(self) -> None:
        """Show all trends small beside each other, or large again."""
        self._with_trends(lambda card: card.toggle_small())

    def toggle_trend_legend(self) -> None:
        """Show what the signs mean and what is hidden, or put it away."""
        self._with_trends(lambda card: card.toggle_legend())

    def shorten_trends(self) -> None:
        """Show a shorter time."""
        self._with_trends(lambda card: card.step_range(-1))

    def lengthen_trends(self) -> None:
        """Show a longer time."""
        self._with_trends(lambda card: card.step_range(1))

    def show_two_weeks(self) -> None:
        """Show the last 14 days."""
        self._with_trends(lambda card: card.choose_range(0))

    def show_three_months(self) -> None:
        """Show the last three months."""
        self._with_trends(lambda card: card.choose_range(1))

    def show_a_year(self) -> None:
        """Show the last year."""
        self._with_trends(lambda card: card.choose_range(2))

    def show_all_time(self) -> None:
        """Show everything there is."""
        self._with_trends(lambda card: card.choose_range(3))

    def copy_trends(self) -> None:
        """Copy the trends as a picture, or the rows of their table."""
        self._with_picture(self._window.picturing.copy)

    def save_trends(self) -> None:
        """Save the trends as a picture."""
        self._with_picture(self._window.picturing.save)

    def print_trends(self) -> None:
        """Print the trends."""
        self._with_picture(self._window.picturing.print)

    def _with_trends(self, act: Callable[[TrendCard], None]) -> None:
        card = self._frame.pane.trends
        if card is not None and self._page() is None and card.isVisible():
            act(card)

    def _with_picture(self, act: Callable[[Chart, TrendCard], None]) -> None:
        chart = self._window.open_case.chart
        if chart is not None:
            self._with_trends(lambda card: act(chart, card))
