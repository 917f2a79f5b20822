"""Record what the person would have called a drawn green, in the write lane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from triage.clinical.colour import Colour
from ui.casework.noting import Noting

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart


class Judging(Noting):
    """What is judged is the green that the chart shows, on what it shows."""

    def judge(self, chart: Chart, colour: Colour) -> None:
        """Record a judgement of the green on the screen, which rests on what the chart shows."""
        if chart.case is not None:
            self.do(partial(self._desk.greens.judge, chart.case, colour, chart.seen))
