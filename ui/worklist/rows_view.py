"""The table that shows the worklist: one selected row, moved by keys, rows as high as their texts need."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from triage.worklist.row import Row
from ui.desks.desk import Desk
from ui.translate import tr
from ui.widgets.row_table import RowTable
from ui.widgets.table import dress
from ui.widgets.windowed_model import Index
from ui.worklist.anchor import Anchor
from ui.worklist.delegate import AGE, DEADLINE, LEAST_HEIGHT, NAME, REASON, RowDelegate
from ui.worklist.model import WorklistModel

_DEADLINE_WIDTH = 78
_AGE_WIDTH = 54


class RowsView(RowTable):
    """Emits `chosen` when another row becomes the current one.

    `chosen` carries the Row, or None while the row is still being fetched.
    """

    chosen = Signal(object)

    def __init__(self, model: WorklistModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._announced: int | None = None
        self._last_number = 0
        self._painter = RowDelegate(desk)
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.timeout.connect(self._fit)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self._lay_out()
        # Not `start` itself: it would take the scroll bar's value for milliseconds.
        self.verticalScrollBar().valueChanged.connect(lambda _: self._fit_soon.start())
        self._anchor = Anchor(self, model, self._fit_rows_in_sight)
        model.modelReset.connect(self._fit_soon.start)
        model.dataChanged.connect(self._fit_soon.start)
        model.dataChanged.connect(self._announce)

    def current_row(self) -> Row | None:
        """Return the Row that is current, or None."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def show_current(self, number: int) -> None:
        """Mark row `number` as current without telling anyone; the list stands where it stood."""
        row = self._rows.row_at(number)
        self._announced = row.case if row is not None else None
        if self.currentIndex().row() != number or not self.selectionModel().isSelected(self.currentIndex()):
            blocked, scrolls = self.blockSignals(True), self.hasAutoScroll()
            self.setAutoScroll(False)
            self.make_current(number)
            self.setAutoScroll(scrolls)
            self.blockSignals(blocked)

    def show_in_sight(self) -> None:
        """Scroll to the current row, if there is one."""
        self.scrollTo(self.currentIndex())

    def move_by(self, steps: int) -> None:
        """Choose the row so many steps down; where none is current, the one that took the last one's place."""
        current = self.currentIndex()
        number = current.row() + steps if current.isValid() else min(self._last_number, self._rows.rowCount() - 1)
        if 0 <= number < self._rows.rowCount():
            self.move_to(number)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row was chosen; moving between the columns of a row is no choice."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._last_number = current.row()
            self._announce()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Choose nobody instead of a removed row's neighbour: the patient stays on the screen."""
        if start <= self.currentIndex().row() <= end:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        super().rowsAboutToBeRemoved(parent, start, end)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names and reasons the room there is."""
        super().resizeEvent(event)
        self._share_room()

    def leave_out_answers(self) -> None:
        """Show neither reasons nor ages of data: their columns would be empty for who is told of neither."""
        for column in (REASON, AGE):
            self.hideColumn(column)
        self._share_room()

    def _share_room(self) -> None:
        room = self.viewport().width() - _DEADLINE_WIDTH
        if self.isColumnHidden(REASON):
            self.setColumnWidth(NAME, room)
        else:
            room -= _AGE_WIDTH
            name = max(150, min(260, round(room * 0.5)))
            self.setColumnWidth(NAME, name)
            self.setColumnWidth(REASON, room - name)
        self._fit_soon.start()

    def _announce(self) -> None:
        row = self.current_row()
        case = row.case if row is not None else None
        if self.currentIndex().isValid() and case != self._announced:
            self._announced = case
            self.chosen.emit(row)

    def _fit(self) -> None:
        is_in_sight = self.visualRect(self.currentIndex()).intersects(self.viewport().rect())
        self._fit_rows_in_sight()
        if is_in_sight:
            # Rows above that grew would push the one chosen out of sight.
            self.scrollTo(self.currentIndex())

    def _fit_rows_in_sight(self) -> None:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        for number in range(first, (last if last >= 0 else self._rows.rowCount() - 1) + 1):
            row = self._rows.row_at(number)
            if row is not None:
                width = self.columnWidth(NAME), self.columnWidth(REASON)
                self.setRowHeight(number, self._painter.height(row, self.font(), *width))

    def _lay_out(self) -> None:
        dress(self, tr("Worklist"), "")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(LEAST_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(40)
        self.setColumnWidth(DEADLINE, _DEADLINE_WIDTH)
        self.setColumnWidth(AGE, _AGE_WIDTH)
