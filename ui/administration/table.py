"""A short table of a section, as high as its rows, each text of it whole."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.plain_label import one_line
from ui.widgets.row_table import RowTable
from ui.widgets.table import IN_A_CARD, dress
from ui.widgets.wrapped_table import WrappedTable

_KEY = Qt.ItemDataRole.UserRole.value + 1
_MOST, _LEAST = 340, 64


class SectionTable(RowTable, WrappedTable):
    """Rows of texts, each with a key that is not shown; what was chosen stays so when the rows are read again."""

    def __init__(self, name: str, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(0, len(headings), self)
        self._headings = tuple(headings)
        self._rows.setHorizontalHeaderLabels(self._headings)
        self.setModel(self._rows)
        dress(self, name, IN_A_CARD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEditTriggers(RowTable.EditTrigger.NoEditTriggers)
        self.show_wrapped()
        self._soon.timeout.connect(self.updateGeometry)

    def show_rows(self, rows: Sequence[tuple[object, Sequence[str]]]) -> None:
        """Show these keys with their texts."""
        before = self.key()
        self._rows.setRowCount(0)
        for key, texts in rows:
            items = [QStandardItem(one_line(text)) for text in texts]
            items[0].setData(key, _KEY)
            self._rows.appendRow(items)
        keys = [key for key, _ in rows]
        self.setAccessibleDescription("; ".join(self._headings))
        if keys:
            self.make_current(keys.index(before) if before in keys else 0)
        self._soon.start()

    def key(self) -> object:
        """Return the key of the row chosen, None where there is none."""
        index = self.currentIndex()
        return self._rows.index(index.row(), 0).data(_KEY) if index.isValid() else None

    def texts(self) -> list[tuple[str, ...]]:
        """Return what is shown, row by row."""
        columns, rows = range(self._rows.columnCount()), range(self._rows.rowCount())
        return [tuple(self._rows.item(row, column).text() for column in columns) for row in rows]

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
