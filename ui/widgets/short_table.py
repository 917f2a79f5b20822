"""A short table, as high as its rows, each text of it whole."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.plain_label import one_line
from ui.widgets.row_table import RowTable
from ui.widgets.table import IN_A_CARD, dress
from ui.widgets.wrapped_table import WrappedTable

_MOST, _LEAST = 340, 64
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractTableModel):
    """Texts and keys as they are: items of Qt's own model would be Python's too, and be deleted by both."""

    def __init__(self, headings: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
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

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self.texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        is_heading = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.headings[section] if is_heading else None


class ShortTable(RowTable, WrappedTable):
    """Rows of texts, each with a key that is not shown; what was chosen stays so when the rows are read again."""

    def __init__(self, name: str, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(headings, self)
        self.setModel(self._rows)
        dress(self, name, IN_A_CARD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEditTriggers(RowTable.EditTrigger.NoEditTriggers)
        self.show_wrapped()
        self._soon.timeout.connect(self.updateGeometry)

    def show_rows(self, rows: Sequence[tuple[object, Sequence[str]]]) -> None:
        """Show these keys with their texts."""
        before = self.key()
        self._rows.put(rows)
        self.setAccessibleDescription("; ".join(self._rows.headings))
        if keys := self._rows.keys:
            self.make_current(keys.index(before) if before in keys else 0)
        self._soon.start()

    def key(self) -> object:
        """Return the key of the row chosen, None where there is none."""
        index = self.currentIndex()
        return self._rows.keys[index.row()] if index.isValid() else None

    def texts(self) -> list[tuple[str, ...]]:
        """Return what is shown, row by row."""
        return self._rows.texts

    def share_room(self) -> None:
        """Share the room, and be as high as that makes the rows."""
        super().share_room()
        for row in range(self._rows.rowCount()):
            if self.rowHeight(row) < self.verticalHeader().defaultSectionSize():
                self.setRowHeight(row, self.verticalHeader().defaultSectionSize())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of the rows and the heading."""
        rows = sum(self.rowHeight(row) for row in range(self._rows.rowCount()))
        needed = rows + self.horizontalHeader().sizeHint().height() + 4
        return QSize(super().sizeHint().width(), min(_MOST, max(_LEAST, needed)))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(200, self.sizeHint().height())
