"""The readings of every trend as a table: the same data as the plots, for reading aloud and for exact values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QWidget

from ui.actions import trigger
from ui.crash.guards import never_raises
from ui.patient.limits import in_force
from ui.patient.trends.events import TrendEvent, kind_word
from ui.patient.trends.span import Span
from ui.patient.trends.words import dated_time, kind_name, limits_words, source_name, state_word, with_unit
from ui.translate import shown_time, tr
from ui.widgets.table import IN_A_CARD, dress
from ui.widgets.wrapped_table import WrappedTable

if TYPE_CHECKING:
    from ui.patient.trends.columns import Columns

Index = QModelIndex | QPersistentModelIndex
When = Callable[[datetime, datetime], str]
_ROOT = QModelIndex()
# A place in the columns of the series with that number; of an event the number is -1.
_Row = tuple[float, int, int]


class TrendTableModel(QAbstractTableModel):
    """One row for each reading and each event, newest first: when, what, value with unit, what it broke, and the rest.

    The words of a row are made when it is asked for: there may be a hundred thousand.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Columns] = ()
        self._events: Sequence[TrendEvent] = ()
        self._rows: list[_Row] = []
        self._devices: dict[str, str] = {}
        self._now: datetime | None = None

    def show_readings(
        self, columns: Sequence[Columns], events: Sequence[TrendEvent], devices: dict[str, str], now: datetime
    ) -> None:
        """Hold these readings and events; `show_span` chooses which of them are shown."""
        self._columns, self._events, self._devices, self._now = columns, events, devices, now

    def show_span(self, span: Span, *, and_later: bool = False) -> None:
        """Show what lies between the two moments of `span`; `and_later` also what bears a time after it."""
        start, end = span[0].timestamp(), inf if and_later else span[1].timestamp()
        self.beginResetModel()
        found: list[_Row] = []
        for number, one in enumerate(self._columns):
            here = one.between(start, end)
            times = one.times[here].tolist()
            found += [(time, number, here.start + place) for place, time in enumerate(times) if start <= time <= end]
        events = ((event.start.timestamp(), -1, place) for place, event in enumerate(self._events))
        found += [row for row in events if start <= row[0] <= end]
        self._rows = sorted(found, key=lambda row: -row[0])
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many readings and events are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.headings())

    @never_raises
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, the same whether shown or read aloud."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        return self.cells(index.row())[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading; rows have none."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings()[section]
        return None

    def cells(self, row: int, when: When = shown_time) -> tuple[str, ...]:
        """Return the texts of one row; `when` words its time."""
        _, number, place = self._rows[row]
        if number < 0:
            return self._event_cells(self._events[place], when)
        return self._reading_cells(number, place, when)

    def headings(self) -> tuple[str, ...]:
        """Return what stands above the columns."""
        return (tr("Time"), tr("Reading"), tr("Value"), tr("Limit broken"), tr("Device"), tr("Limits then"))

    def _reading_cells(self, number: int, place: int, when: When) -> tuple[str, ...]:
        columns = self._columns[number]
        series, point = columns.series, columns.point(place)
        return (
            self._worded(point.time, when),
            kind_name(series.kind),
            with_unit(point.value, series.kind),
            state_word(point),
            source_name(point, series, self._devices),
            limits_words(in_force(series.limits, point.time), series.kind),
        )

    def _event_cells(self, event: TrendEvent, when: When) -> tuple[str, ...]:
        return (self._worded(event.start, when), kind_word(event.kind), event.words, "", "", "")

    def _worded(self, time: datetime, when: When) -> str:
        return when(time, self._now) if self._now else ""


class TrendTable(WrappedTable):
    """As tall as some twenty readings, with whole texts in its columns; copying is the window's, for it is noted."""

    def __init__(self, model: TrendTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        dress(self, tr("Readings as a table"), IN_A_CARD)
        # Several rows can be copied.
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setFixedHeight(460)
        self.show_wrapped()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a copy instead of taking one: what leaves the program is noted first."""
        if event.matches(QKeySequence.StandardKey.Copy):
            trigger(self, "trend_copy")
            return
        super().keyPressEvent(event)

    def chosen_text(self) -> str:
        """Return the rows chosen, or all where none is, with the headings, as tabulated plain text."""
        chosen = [index.row() for index in self.selectionModel().selectedRows()]
        rows = sorted(chosen) or range(self._model.rowCount())
        lines = [self._model.headings(), *(self._model.cells(row, dated_time) for row in rows)]
        return "\n".join("\t".join(_one_line(cell) for cell in line) for line in lines)


def _one_line(text: str) -> str:
    """Return a text that stays in its cell and is no formula where it is pasted into a sheet."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain[:1] in {"=", "+", "-", "@"} else plain
