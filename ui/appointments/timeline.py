"""The calendar of a patient's appointments in every department, and of the driving they take."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.appointments.blocks import BlockPainter
from ui.appointments.day_header import DayHeader
from ui.appointments.lane_header import LaneHeader
from ui.appointments.plan.parts import Calendar, Place
from ui.appointments.timeline_model import Cell, TimelineModel
from ui.theme import Theme
from ui.translate import tr

_Move = QAbstractItemView.CursorAction
_SCROLL_BAR = 12


class Timeline(QTableView):
    """Left and right go through the appointments in time, up and down through the departments, Page by two weeks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calendar_model = TimelineModel(self)
        self._blocks = BlockPainter(self.calendar_model, theme, self)
        self._lanes = LaneHeader(theme, self)
        self._days = DayHeader(self.calendar_model, theme, self)
        self.setModel(self.calendar_model)
        self.setItemDelegate(self._blocks)
        self.setVerticalHeader(self._lanes)
        self.setHorizontalHeader(self._days)
        self.setCornerButtonEnabled(False)
        corner = f"background: transparent; border: none; border-bottom: 1px solid {theme.line.name()};"
        self.setStyleSheet(f"QTableCornerButton::section {{ {corner} }}")
        self.setAccessibleName(tr("Appointments by department and day"))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # It has the height of all departments: the page around it is what scrolls.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_calendar(self, calendar: Calendar | None) -> None:
        """Show another calendar; what was chosen stays so where it still stands, else the first is chosen."""
        before = self._ids_here()
        self.calendar_model.show_calendar(calendar)
        self._fit()
        places = self.calendar_model.places_of(before) or self.calendar_model.filled()
        if places:
            self.setCurrentIndex(self.calendar_model.index(*places[0]))

    def choose(self, ids: Collection[str], first: Place | None = None) -> None:
        """Frame the cells of these blocks and bring one into view: the first that stands so, else the first of all."""
        places = [self.calendar_model.index(*place) for place in self.calendar_model.places_of(frozenset(ids))]
        if not places:
            return
        wanted = self.calendar_model.places_of(frozenset(ids), first)
        here = self.calendar_model.index(*wanted[0]) if wanted else places[0]
        self.setCurrentIndex(here)
        for place in places:
            self.selectionModel().select(place, QItemSelectionModel.SelectionFlag.Select)
        self.scrollTo(places[0])
        self.scrollTo(here)

    def moveCursor(self, cursorAction: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N803  # Qt's name
        """Return the appointment that a key leads to; empty cells are passed over."""
        filled = self.calendar_model.filled()
        here = (self.currentIndex().row(), self.currentIndex().column())
        if not filled:
            return QModelIndex()
        target = _along(filled, here, cursorAction) or _across(filled, here, cursorAction)
        return self.calendar_model.index(*(target or (here if here in filled else filled[0])))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn Page Up and Page Down into two weeks, and leave the rest to the table."""
        pages = {Qt.Key.Key_PageUp.value: -1, Qt.Key.Key_PageDown.value: 1}
        if event.key() in pages:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + pages[event.key()] * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the height of all departments."""
        rows = sum(self.rowHeight(row) for row in range(self.calendar_model.rowCount()))
        return QSize(super().sizeHint().width(), self._days.sizeHint().height() + rows + _SCROLL_BAR)

    def minimumSizeHint(self) -> QSize:
        """Return the height of all departments: none is out of sight within the calendar."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width between the days, and keep the chosen appointment in view."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            self.scrollTo(self.currentIndex())

    def _ids_here(self) -> frozenset[str]:
        here = self.currentIndex()
        return frozenset(one.id for one in self.calendar_model.blocks_at(here.row(), here.column()))

    def _fit(self) -> None:
        model = self.calendar_model
        columns, rows = range(model.columnCount()), range(model.rowCount())
        filled: dict[int, list[int]] = defaultdict(list)
        for row, column in model.filled():
            filled[row].append(column)
        needed = [max(self._days.width_of(column), self._blocks.width_of(column)) for column in columns]
        spare = max(self.width() - self._lanes.width() - sum(needed) - _SCROLL_BAR, 0) // max(len(needed), 1)
        # Every section that is set is laid out and painted anew, also at the size that it has.
        for column in columns:
            if self.columnWidth(column) != needed[column] + spare:
                self.setColumnWidth(column, needed[column] + spare)
        for row in rows:
            if self.rowHeight(row) != (tall := self._row_height(row, filled[row])):
                self.setRowHeight(row, tall)
        self.updateGeometry()

    def _row_height(self, row: int, columns: Sequence[int]) -> int:
        tallest = max((self._blocks.height_of(row, column, self.columnWidth(column)) for column in columns), default=0)
        return max(round(tallest) + 1, self._lanes.height_of(row))


def _along(filled: list[Cell], here: Cell, move: _Move) -> Cell | None:
    """Return the cell before or after `here` in order of time, the first or the last, None for another move."""
    if move in (_Move.MoveHome, _Move.MoveEnd):
        return filled[0] if move is _Move.MoveHome else filled[-1]
    order = (here[1], here[0])
    if move in (_Move.MoveLeft, _Move.MovePrevious):
        return next((place for place in reversed(filled) if (place[1], place[0]) < order), None)
    if move in (_Move.MoveRight, _Move.MoveNext):
        return next((place for place in filled if (place[1], place[0]) > order), None)
    return None


def _across(filled: list[Cell], here: Cell, move: _Move) -> Cell | None:
    """Return the nearest cell of a department above or below, None for another move or at the edge."""
    if move not in (_Move.MoveUp, _Move.MoveDown):
        return None
    up = move is _Move.MoveUp
    rows = [place for place in filled if (place[0] < here[0] if up else place[0] > here[0])]
    return min(rows, key=lambda place: (abs(place[0] - here[0]), abs(place[1] - here[1])), default=None)
