"""A short table of things that are all here: whole texts, one row each, read aloud as it is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView, QWidget

from ui.crash.guards import never_raises
from ui.widgets.table import IN_A_CARD, ROW_PIXELS, WholeTable, dress

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class CellsModel(QAbstractTableModel):
    """Rows of texts under `headings`, a function, for the language may change."""

    def __init__(self, headings: Callable[[], tuple[str, ...]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self._cells: Sequence[tuple[str, ...]] = ()

    def show_cells(self, cells: Sequence[tuple[str, ...]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._cells = cells
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings())

    @never_raises
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text."""
        return self._cells[index.row()][index.column()] if index.isValid() and role in _ROLES else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading; rows have none."""
        is_heading = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings()[section] if is_heading else None


def table_of(model: QAbstractTableModel, name: str, parent: QWidget | None = None) -> QTableView:
    """Return a table over `model` whose columns are as wide as their texts; `name` is read aloud."""
    table = WholeTable(parent)
    table.setModel(model)
    dress(table, name, IN_A_CARD)
    table.show_whole()
    return table


def fit_rows(table: QTableView, most: int) -> None:
    """Make `table` as high as its rows and heading are, but no higher than `most` rows."""
    rows = min(most, max(1, table.model().rowCount()))
    header = table.horizontalHeader()
    # Room for the bar too: whether it is needed is known only when the table has its width.
    bar = table.horizontalScrollBar().sizeHint().height()
    table.setFixedHeight(header.sizeHint().height() + rows * ROW_PIXELS + bar + 2)
