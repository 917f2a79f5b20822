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
from ui.worklist.column_room import ColumnRoom
from ui.worklist.columns import AGE, NEWEST, REASON, Columns
from ui.worklist.delegate import RowDelegate, least_height
from ui.worklist.model import WorklistModel
from ui.worklist.spoken import Around


class RowsView(RowTable):
    """Emits `chosen` when another row becomes the current one, `sighted` when other rows are in sight.

    `chosen` carries the Row, or None while the row is still being fetched.
    """

    chosen = Signal(object)
    sighted = Signal()

    def __init__(self, model: WorklistModel, desk: Desk, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._announced: int | None = None
        self._last_number = 0
        self.around = around
        self.columns = Columns(self)
        self._painter = RowDelegate(desk, around)
        self._room = ColumnRoom(self, self.columns)
        self.ordered = self._room.ordered
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.timeout.connect(self._fit)
        self.setHorizontalHeader(self._room)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self._lay_out()
        # Not `start` itself: it would take the scroll bar's value for milliseconds.
        self.verticalScrollBar().valueChanged.connect(lambda _: self._fit_soon.start())
        self._anchor = Anchor(self, model, self._fit_rows_in_sight)
        model.modelReset.connect(self._fit_soon.start)
        model.dataChanged.connect(self._fit_in_place)
        model.dataChanged.connect(self._announce)
        self._room.shared.connect(self._show_shared)
        self._room.show_columns()

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

    def begin_again(self) -> None:
        """Move from the top where none is current: the list is another one now."""
        self._last_number = 0

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
        self._room.share(self.viewport().width())

    def leave_out_answers(self) -> None:
        """Show neither reasons nor ages of data: their columns would be empty for who is told of neither."""
        self.columns.refuse(REASON, AGE, NEWEST)

    def show_too_old(self, *, is_too_old: bool) -> None:
        """Draw the marks without their colours while nobody knows whether these are true, or with them again."""
        if self._painter.is_too_old != is_too_old:
            self._painter.is_too_old = is_too_old
            self.viewport().update()

    def show_there(self) -> None:
        """Draw anew who looks at whom; a row whose words take more room grows."""
        self._fit_in_place()
        self.viewport().update()

    def numbers_in_sight(self) -> range:
        """Return the numbers of the rows in sight."""
        first, last = max(0, self.rowAt(0)), self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self._rows.rowCount() - 1) + 1)

    def _show_shared(self) -> None:
        self.around.columns = self.columns.shown
        self._fit_soon.start()

    def _announce(self) -> None:
        row = self.current_row()
        case = row.case if row is not None else None
        if self.currentIndex().isValid() and case != self._announced:
            self._announced = case
            self.chosen.emit(row)

    def _fit_in_place(self) -> None:
        """Give rows that say more now the height that they need, and leave the one that is looked at where it is."""
        with self._anchor.held():
            self._fit_rows_in_sight()
        self.sighted.emit()

    def _fit(self) -> None:
        is_in_sight = self.visualRect(self.currentIndex()).intersects(self.viewport().rect())
        self._fit_rows_in_sight()
        self.sighted.emit()
        if is_in_sight:
            # Rows above that grew would push the one chosen out of sight.
            self.scrollTo(self.currentIndex())

    def _fit_rows_in_sight(self) -> None:
        fitted: set[int] = set()
        # Rows that become lower let others come in sight, which nothing else would fit.
        while found := [number for number in self.numbers_in_sight() if number not in fitted]:
            for number in found:
                needed = self._painter.height_for(self, number)
                if needed:
                    self.setRowHeight(number, needed)
            fitted.update(found)

    def _lay_out(self) -> None:
        dress(self, tr("Worklist"), "")
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(least_height())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._room.setStretchLastSection(False)
