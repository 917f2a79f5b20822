"""Note that the person has read the notices about the patient on the screen."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from triage.workflow.chart.chart import Chart
from ui.background import Background
from ui.desk import Desk
from ui.errors import explained


class Seen(QObject):
    """`marked` carries a Changed for each notice; `failed` a sentence."""

    marked = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background

    def mark(self, chart: Chart) -> None:
        """Mark every notice of `chart` that nobody has read."""
        for notice in chart.changes.unseen:
            work = partial(self._desk.intake.mark_seen, notice.id)
            self._background.write(work, self.marked.emit, lambda fault: self.failed.emit(explained(fault)))
