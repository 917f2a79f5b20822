"""Record what the person would have called a drawn green, in the write lane."""

from functools import partial

from triage.clinical.colour import Colour
from triage.workflow.chart.chart import Chart
from ui.casework.noting import Noting


class Judging(Noting):
    """What is judged is the green that the chart shows, on what it shows."""

    def judge(self, chart: Chart, colour: Colour) -> None:
        """Record a judgement of the green on the screen, which rests on what the chart shows."""
        if chart.case is not None:
            self.do(partial(self._desk.greens.judge, chart.case, colour, chart.seen))
