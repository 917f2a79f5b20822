"""A short table, as high as its rows, each text of it whole."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from triage.clinical.colour import Colour
from ui.theme import scaled
from ui.widgets.mark import mark_picture
from ui.widgets.plain_label import one_line
from ui.widgets.row_table import RowTable
from ui.widgets.table import IN_A_CARD, dress
from ui.widgets.wrapped_table import WrappedTable

_MOST, _LEAST = 340, 64
_MARK, _GAP = 16, 8
_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
_RIGHT = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractTableModel):
    """Texts and keys as they are: items of Qt's own model would be Python's too, and be deleted by both."""

    def __init__(self, headings: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.numbers: frozenset[int] = frozenset()
        self.marks: Sequence[Colour] = ()
        self.keys: list[object] = []
        self.texts: list[tuple[str, ...]] = []

    def put(self, rows: Sequence[tuple[object, Sequence[str]]]) -> None:
        """Let these stand there instead."""
        self.beginResetModel()
        self.keys = [key for key, _ in rows]
        self.texts = [tuple(one_line(text) for text in texts) for _, texts in rows]
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.texts)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.DecorationRole and self.marks and index.column() == 0:
            return mark_picture(self.marks[index.row()], scaled(_MARK))
        return self.texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        is_heading = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.headings[section] if is_heading else None

    def _side(self, column: int) -> int:
        return _RIGHT if column in self.numbers else _LEFT


class ShortTable(RowTable, WrappedTable):
    """Rows of texts, each with a key that is not shown; what was chosen stays so when the rows are read again.

    One that `is_read_only` has nothing chosen until the keyboard goes along its rows. It is at most `most` high, and
    scrolls where that is not all of it.
    """

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        parent: QWidget | None = None,
        *,
        is_read_only: bool = False,
        most: int = _MOST,
    ) -> None:
        super().__init__(parent)
        self._rows = _Rows(headings, self)
        self._is_read_only, self._most = is_read_only, most
        self.setModel(self._rows)
        dress(self, name, IN_A_CARD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEditTriggers(RowTable.EditTrigger.NoEditTriggers)
        self.show_wrapped()
        self._soon.timeout.connect(self.updateGeometry)

    def align_right(self, *columns: int) -> None:
        """Let the texts of these columns stand to the right: they are numbers."""
        self._rows.numbers = frozenset(columns)

    def show_rows(self, rows: Sequence[tuple[object, Sequence[str]]], marks: Sequence[Colour] = ()) -> None:
        """Show these keys with their texts; `marks` has the colour whose mark stands before each row, if any does."""
        before = self.key()
        self._rows.marks = marks
        self._rows.put(rows)
        self.setAccessibleDescription("; ".join(self._rows.headings))
        keys = self._rows.keys
        if before in keys or (keys and not self._is_read_only):
            self.make_current(keys.index(before) if before in keys else 0)
        self._soon.start()

    def key(self) -> object:
        """Return the key of the row chosen, None where there is none."""
        index = self.currentIndex()
        return self._rows.keys[index.row()] if index.isValid() else None

    def texts(self) -> list[tuple[str, ...]]:
        """Return what is shown, row by row."""
        return self._rows.texts

    def _beside(self, column: int) -> int:
        return scaled(_MARK) + _GAP if self._rows.marks and column == 0 else 0

    def share_room(self) -> None:
        """Share the room, and be as high as that makes the rows."""
        super().share_room()
        for row in range(self._rows.rowCount()):
            if self.rowHeight(row) < self.verticalHeader().defaultSectionSize():
                self.setRowHeight(row, self.verticalHeader().defaultSectionSize())
        self.updateGeometry()

    def _filled(self, widths: list[int]) -> list[int]:
        """Share what is left among all columns where the last has numbers: alone at the far edge nobody reads them."""
        if len(widths) - 1 not in self._rows.numbers:
            return super()._filled(widths)
        more = max(0, self.viewport().width() - sum(widths)) // len(widths)
        return [width + more for width in widths]

    def sizeHint(self) -> QSize:
        """Return the height of the rows and the heading."""
        rows = sum(self.rowHeight(row) for row in range(self._rows.rowCount()))
        needed = rows + self.horizontalHeader().sizeHint().height() + 4
        return QSize(super().sizeHint().width(), min(self._most, max(_LEAST, needed)))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(200, self.sizeHint().height())
