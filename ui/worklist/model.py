"""The worklist as a windowed table: the database sorts and filters, this fetches the pages that are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from triage.worklist.row import Counts, Query, Row
from ui.background import Background
from ui.desk import Desk
from ui.errors import explained
from ui.translate import tr
from ui.worklist.spoken import spoken_row

PAGE = 200
PAGES_KEPT = 20
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_NO_PARENT = QModelIndex()


class ListState(Enum):
    """Waiting for the first answer; ready; failed with nothing to show; stale: failed, but older rows are shown."""

    WAITING = auto()
    READY = auto()
    FAILED = auto()
    STALE = auto()


@dataclass(frozen=True, slots=True)
class Window:
    """An answer: counts with and without the colour filter, and the pages asked for by number."""

    counts: Counts
    every_colour: Counts
    pages: dict[int, Sequence[Row]]
    at: datetime


class WorklistModel(QAbstractTableModel):
    """Rows are fetched 200 at a time when a view asks for them; `Row` itself is under `ROW_ROLE`.

    `state_changed` is emitted after every answer or fault.
    """

    state_changed = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._generation = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._shown_query = Query()
        self.query = Query()
        self.counts = Counts({}, 0)
        self.every_colour = Counts({}, 0)
        self.read_at: datetime | None = None
        self.state = ListState.WAITING
        self.fault = ""

    def ask(self, query: Query) -> None:
        """List something else; what is shown stays until the answer is there."""
        self.query = query
        self.refresh()

    def refresh(self) -> None:
        """Read counts and the pages in use again."""
        self._generation += 1
        numbers = tuple(self._pages)[-2:] if self.query == self._shown_query else ()
        work = partial(_read_window, self._desk, self.query, numbers or (0,))
        self._read(work, self._window_arrived)

    def stop(self) -> None:
        """Hear no more answers: the list is about to go."""
        self._generation += 1

    def row_at(self, number: int) -> Row | None:
        """Return row `number` if it is here; else ask for its page and return None."""
        if not 0 <= number < self.rowCount():
            return None
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask_page(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def number_of(self, case: int) -> int | None:
        """Return where a case stands among the rows that are here."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.case == case:
                    return page * PAGE + place
        return None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many rows the query finds."""
        return 0 if parent.isValid() else self.counts.total

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the four columns: patient, reason, deadline, age."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the Row under `ROW_ROLE`, a sentence for screen readers, or the column's text."""
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row_at(index.row())
        if row is None or role == ROW_ROLE:
            return row
        spoken = spoken_row(row, self._desk.now())
        return spoken.sentence if role == Qt.ItemDataRole.AccessibleTextRole else spoken.columns[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < 4:
            return (tr("Patient"), tr("Main reason"), tr("Deadline"), tr("Age"))[section]
        return None

    def _ask_page(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            work = partial(self._desk.list_cases, self._shown_query, number * PAGE, PAGE)
            self._read(work, partial(self._page_arrived, number))

    def _read(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        generation = self._generation
        self._background.read(
            work, partial(self._if_current, generation, done), partial(self._if_current, generation, self._broke)
        )

    def _if_current(self, generation: int, tell: Callable[[T], None], answer: T) -> None:
        if generation == self._generation:
            tell(answer)

    def _window_arrived(self, window: Window) -> None:
        self.beginResetModel()
        self.counts, self.every_colour, self.read_at = window.counts, window.every_colour, window.at
        self._pages = OrderedDict(window.pages)
        self._asked.clear()
        self._shown_query = self.query
        self.state = ListState.READY
        self.endResetModel()
        self.state_changed.emit()

    def _page_arrived(self, number: int, rows: Sequence[Row]) -> None:
        self._asked.discard(number)
        self._pages[number] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((number + 1) * PAGE, self.rowCount()) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, 3))

    def _broke(self, fault: BaseException) -> None:
        self.fault = explained(fault)
        has_rows = self.read_at is not None and self.query == self._shown_query
        self.state = ListState.STALE if has_rows else ListState.FAILED
        if not has_rows:
            self._forget_rows()
        self.state_changed.emit()

    def _forget_rows(self) -> None:
        self.beginResetModel()
        self._pages.clear()
        self.counts = self.every_colour = Counts({}, 0)
        self.endResetModel()


_ROLES = frozenset({ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})


def _read_window(desk: Desk, query: Query, numbers: Sequence[int]) -> Window:
    counts = desk.count_cases(query)
    without = replace(query, colours=())
    every_colour = desk.count_cases(without) if query.colours else counts
    pages = {number: desk.list_cases(query, number * PAGE, PAGE) for number in numbers}
    return Window(counts, every_colour, pages, desk.now())
