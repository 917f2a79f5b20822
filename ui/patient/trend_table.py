"""The readings of every trend as a table: the same data as the plots, for reading aloud and for exact values."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from triage.clinical.observation import ReadingKind
from triage.workflow.chart.chart import Series
from ui.patient.limits import MarkedPoint, marked
from ui.patient.trend_words import device_name, kind_name, state_word, with_unit
from ui.translate import shown_time, tr

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TrendTableModel(QAbstractTableModel):
    """One row for each reading, newest first: when, what, value with unit, what it broke, and the apparatus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[MarkedPoint, ReadingKind]] = []
        self._rows: list[tuple[MarkedPoint, ReadingKind]] = []
        self._devices: dict[str, str] = {}
        self._now: datetime | None = None

    def show_series(self, series: Sequence[Series], devices: dict[str, str]) -> None:
        """Hold the readings of `series`; `show_span` chooses which of them are shown."""
        found = [(point, one.kind) for one in series for point in marked(one)]
        self._all = sorted(found, key=lambda row: row[0].time, reverse=True)
        self._devices = devices

    def show_span(self, span: tuple[datetime, datetime]) -> None:
        """Show the readings from the first moment of `span` on, as seen at its second."""
        self.beginResetModel()
        self._now = span[1]
        self._rows = [row for row in self._all if row[0].time >= span[0]]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many readings are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, the same whether shown or read aloud."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        point, kind = self._rows[index.row()]
        return self._cells(point, kind)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading; rows have none."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        return None

    def _cells(self, point: MarkedPoint, kind: ReadingKind) -> tuple[str, ...]:
        when = shown_time(point.time, self._now) if self._now else ""
        return (
            when,
            kind_name(kind),
            with_unit(point.value, kind),
            state_word(point),
            device_name(point, self._devices),
        )

    def _headings(self) -> tuple[str, ...]:
        return (tr("Time"), tr("Reading"), tr("Value"), tr("Limit broken"), tr("Device"))


def reading_table(model: TrendTableModel, parent: QWidget | None = None) -> QTableView:
    """Return a table over `model`, as tall as some twenty readings, with whole texts in its columns."""
    table = QTableView(parent)
    table.setModel(model)
    table.setAccessibleName(tr("Readings as a table"))
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setStyleSheet("QTableView::item { padding: 0 8px; }")
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    table.setFixedHeight(460)
    heading = table.horizontalHeader()
    heading.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    heading.setStretchLastSection(True)
    heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
