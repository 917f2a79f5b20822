"""Fetch the chart of the patient chosen, and never show the answer for another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from triage.access.relation import Emergency
from triage.errors import BehindGlassError
from triage.worklist.row import NO_CASE, Row
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart

# A chart passed by on the way down the list is neither fetched nor logged as seen.
SETTLE_MS = 120


class OpenCase(QObject):
    """Knows which row is chosen; `opened` and `failed` only ever speak of that one.

    `case_found` carries the case of somebody who was opened without one and has one now.
    `waiting` carries the Row (or None), `opened` the Chart. `glass` carries before it the Emergency in which the chart
    is open, or why it needs one (BehindGlassError), or None.
    """

    waiting = Signal(object)
    opened = Signal(object)
    failed = Signal(str)
    glass = Signal(object)
    case_found = Signal(int)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._asked = 0
        self.row: Row | None = None
        self.chart: Chart | None = None
        self.behind: BehindGlassError | None = None
        self.emergency: Emergency | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.fetch)

    def choose(self, row: Row | None) -> None:
        """Ask for another patient's chart; what was shown is gone at once."""
        self.row, self.chart = row, None
        self._asked += 1
        self._show_glass(None)
        self.waiting.emit(row)
        if row is None:
            self._settle.stop()
        else:
            self._settle.start()

    def note_row(self, row: Row) -> None:
        """Take what has changed in the row chosen, e.g. who has the case: a screen built anew shows it from here."""
        if self.row is not None and self.row.case == row.case:
            self.row = row

    def fetch(self) -> None:
        """Fetch (again) the chart of the row chosen."""
        if self.row is None:
            return
        self._asked += 1
        work = partial(_open, self._desk, self.row)
        self._background.read(work, partial(self._arrived, self._asked), partial(self._broke, self._asked))

    def fetch_now(self) -> None:
        """Fetch the chart that is about to be asked for, without waiting whether the next is chosen."""
        if self._settle.isActive():
            self._settle.stop()
            self.fetch()

    @property
    def is_settling(self) -> bool:
        """Return whether a chart is about to be asked for."""
        return self._settle.isActive()

    def _arrived(self, asked: int, found: tuple[Chart, Emergency | None]) -> None:
        if asked == self._asked:
            self.chart, emergency = found
            self._show_glass(emergency)
            self.opened.emit(self.chart)
            if self.row is not None and self.row.case == NO_CASE and self.chart.case is not None:
                self.case_found.emit(self.chart.case)

    def _broke(self, asked: int, fault: BaseException) -> None:
        if asked == self._asked:
            if isinstance(fault, BehindGlassError):
                # What was shown before must not stay where it is not let through any more.
                self.chart = None
            self._show_glass(fault if isinstance(fault, BehindGlassError) else None)
            self.failed.emit(explained(fault))

    def _show_glass(self, glass: Emergency | BehindGlassError | None) -> None:
        self.behind = glass if isinstance(glass, BehindGlassError) else None
        self.emergency = None if isinstance(glass, BehindGlassError) else glass
        self.glass.emit(glass)


def _open(desk: Desk, row: Row) -> tuple[Chart, Emergency | None]:
    """Return the chart, and the emergency that it is open in: both are told at once, so that no frame comes late."""
    chart = desk.care.open_patient(row.patient) if row.case == NO_CASE else desk.open_chart(row.case)
    return chart, desk.session.emergency_of(row.patient)
