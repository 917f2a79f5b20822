"""A table that a person works through with the keys: rows are moved among and opened, letters are commands."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QTableView, QWidget


class RowTable(QTableView):
    """Emits `opened` on Enter or a double click."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doubleClicked.connect(self.opened)

    def move_to(self, number: int) -> None:
        """Make row `number` the current one, in sight."""
        self.make_current(number)
        self.scrollTo(self.currentIndex())

    def make_current(self, number: int) -> None:
        """Make row `number` the current one."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.model().index(number, 0), flags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; letters are commands, never a search in the rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without choosing a row: Qt's own view would make the first one current."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()
