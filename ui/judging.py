"""Record what the person would have called a drawn green, in the write lane."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from triage.clinical.colour import Colour
from triage.workflow.chart.chart import Chart
from ui.background import Background
from ui.desk import Desk
from ui.errors import explained


class Judging(QObject):
    """`changed` carries a Changed, `failed` a sentence."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background

    def judge(self, chart: Chart, colour: Colour) -> None:
        """Record a judgement of the green on the screen, which rests on what the chart shows."""
        if chart.case is not None:
            work = partial(self._desk.greens.judge, chart.case, colour, chart.seen)
            self._background.write(work, self.changed.emit, self._broke)

    def _broke(self, fault: BaseException) -> None:
        self.failed.emit(explained(fault))
