"""The calendar as a table model: a row for each department, one for the drives, a column for each day."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.appointments.day_words import block_aloud, column_title, drive_aloud, due_words, lane_words
from ui.appointments.plan.parts import Block, Calendar, Column, Drive, Due, Lane, Place
from ui.crash.guards import never_raises
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, int]
_ROOT = QModelIndex()
_EMPTY = Calendar()


class TimelineModel(QAbstractTableModel):
    """Cells are asked for by `blocks_at` and `drives_at`; each is also one sentence for those who hear it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calendar = _EMPTY
        self._by_column = _by_column(_EMPTY)
        self._filled: list[Cell] = []

    def show_calendar(self, calendar: Calendar | None) -> None:
        """Show another calendar, None for an empty one."""
        self.beginResetModel()
        self._calendar = calendar or _EMPTY
        self._by_column = _by_column(self._calendar)
        self._filled = _filled(self._calendar)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of lanes, and one more for the drives."""
        lanes = len(self._calendar.lanes)
        return 0 if parent.isValid() or not lanes else lanes + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._calendar.columns)

    @never_raises
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell as one sentence; empty where nothing stands."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row, column = index.row(), index.column()
        said = self._said(row, column)
        if not said:
            return ""
        day = ", ".join(word for word in (column_title(self.column(column)), due_words(self.dues_at(column))) if word)
        return f"{', '.join(self.row_words(row))}, {day}: {'; '.join(said)}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the day over a column, the department and site beside a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return "\n".join(self.row_words(section))
        dues = due_words(self.dues_at(section))
        return "\n".join(word for word in (column_title(self.column(section)), dues) if word)

    def is_drive_row(self, row: int) -> bool:
        """Return whether `row` is the last one, of the drives."""
        return row == len(self._calendar.lanes)

    def column(self, column: int) -> Column:
        """Return which days a column stands for."""
        return self._calendar.columns[column]

    def lane(self, row: int) -> Lane:
        """Return the lane of a row that is not the drives'."""
        return self._calendar.lanes[row]

    def row_words(self, row: int) -> tuple[str, str]:
        """Return what stands beside a row, on two lines."""
        if self.is_drive_row(row):
            return tr("Driving"), tr("from home until home")
        return lane_words(self.lane(row))

    def dues_at(self, column: int) -> frozenset[Due]:
        """Return what is due on the day of a column."""
        return self._calendar.dues.get(column, frozenset())

    def blocks_at(self, row: int, column: int) -> tuple[Block, ...]:
        """Return what stands in a cell, earliest first."""
        return self._calendar.cells.get((row, column), ())

    def drives_at(self, column: int) -> tuple[Drive, ...]:
        """Return the drives of a day."""
        return self._calendar.drives.get(column, ())

    def blocks_in(self, column: int) -> list[tuple[Lane, Block]]:
        """Return everything that stands in a column, each with its lane."""
        return self._by_column.get(column, [])

    def filled(self) -> list[Cell]:
        """Return (row, column) of every cell with something in it, in order of time."""
        return self._filled

    def places_of(self, ids: frozenset[str], place: Place | None = None) -> list[Cell]:
        """Return (row, column) of every cell with a block of one of these ids, standing so, in order of time."""
        cells = self._calendar.cells
        return [cell for cell in self._filled if any(_is_one(one, ids, place) for one in cells.get(cell, ()))]

    def _said(self, row: int, column: int) -> list[str]:
        if self.is_drive_row(row):
            return [drive_aloud(one) for one in self.drives_at(column)]
        return [block_aloud(one, self.lane(row)) for one in self.blocks_at(row, column)]


def _by_column(calendar: Calendar) -> dict[int, list[tuple[Lane, Block]]]:
    found: dict[int, list[tuple[Lane, Block]]] = {}
    for (row, column), blocks in calendar.cells.items():
        found.setdefault(column, []).extend((calendar.lanes[row], one) for one in blocks)
    return found


def _filled(calendar: Calendar) -> list[Cell]:
    drives = [(len(calendar.lanes), column) for column in calendar.drives]
    return sorted([*calendar.cells, *drives], key=lambda place: (place[1], place[0]))


def _is_one(block: Block, ids: frozenset[str], place: Place | None) -> bool:
    return block.id in ids and place in (None, block.place)
