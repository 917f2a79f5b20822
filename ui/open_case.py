"""Fetch the chart of the patient chosen, and never show the answer for another."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from triage.workflow.chart.chart import Chart
from triage.worklist.row import Row
from ui.background import Background
from ui.desk import Desk
from ui.errors import explained

# A chart passed by on the way down the list is neither fetched nor logged as seen.
SETTLE_MS = 120


class OpenCase(QObject):
    """Knows which row is chosen; `opened` and `failed` only ever speak of that one.

    `waiting` carries the Row (or None), `opened` the Chart.
    """

    waiting = Signal(object)
    opened = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._asked = 0
        self.row: Row | None = None
        self.chart: Chart | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.fetch)

    def choose(self, row: Row | None) -> None:
        """Ask for another patient's chart; what was shown is gone at once."""
        self.row, self.chart = row, None
        self._asked += 1
        self.waiting.emit(row)
        if row is None:
            self._settle.stop()
        else:
            self._settle.start()

    def fetch(self) -> None:
        """Fetch (again) the chart of the row chosen."""
        if self.row is None:
            return
        self._asked += 1
        work = partial(self._desk.open_chart, self.row.case)
        self._background.read(work, partial(self._arrived, self._asked), partial(self._broke, self._asked))

    @property
    def is_settling(self) -> bool:
        """Return whether a chart is about to be asked for."""
        return self._settle.isActive()

    def _arrived(self, asked: int, chart: Chart) -> None:
        if asked == self._asked:
            self.chart = chart
            self.opened.emit(chart)

    def _broke(self, asked: int, fault: BaseException) -> None:
        if asked == self._asked:
            self.failed.emit(explained(fault))
