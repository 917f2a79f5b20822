"""The quarantine as a windowed table: the database filters and sorts, this fetches the pages that are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum, auto
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from triage.worklist.held import Held, HeldCounts, HeldQuery
from ui.background import Background
from ui.desk import Desk
from ui.errors import explained
from ui.intake.words import columns, headings, sentence

PAGE = 100
PAGES_KEPT = 20
Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_NO_PARENT = QModelIndex()
_SHOWN = Qt.ItemDataRole.DisplayRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_NONE = HeldCounts(0, (), 0)


class ListState(Enum):
    """Waiting for the first answer; ready; failed with nothing to show; stale: failed, but older rows are shown."""

    WAITING = auto()
    READY = auto()
    FAILED = auto()
    STALE = auto()


class HeldModel(QAbstractTableModel):
    """Rows are fetched a hundred at a time when a view asks; `state_changed` follows every answer or fault."""

    state_changed = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._generation = 0
        self._pages: OrderedDict[int, Sequence[Held]] = OrderedDict()
        self._asked: set[int] = set()
        self._shown_query = HeldQuery()
        self.query = HeldQuery()
        self.counts = _NONE
        self.read_at: datetime | None = None
        self.state = ListState.WAITING
        self.fault = ""

    def ask(self, query: HeldQuery) -> None:
        """List something else; what is shown stays until the answer is there."""
        self.query = query
        self.refresh()

    def refresh(self) -> None:
        """Read the counts and the first page again; further pages come when they are looked at."""
        self._generation += 1
        intake, query = self._desk.intake, self.query

        def work() -> tuple[HeldCounts, Sequence[Held]]:
            return intake.count_held(query), intake.list_held(query, 0, PAGE)

        self._read(work, self._window_arrived)

    def stop(self) -> None:
        """Hear no more answers: the list is about to go."""
        self._generation += 1

    def row_at(self, number: int) -> Held | None:
        """Return row `number` if it is here; else ask for its page and return None."""
        if not 0 <= number < self.counts.total:
            return None
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask_page(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def number_of(self, key: int) -> int | None:
        """Return where a held resource stands among the rows that are here."""
        found = ((page * PAGE + place, row) for page, rows in self._pages.items() for place, row in enumerate(rows))
        return next((number for number, row in found if row.key == key), None)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many the query finds."""
        return 0 if parent.isValid() else self.counts.total

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, or the whole row as a sentence for those who hear it."""
        row = self.row_at(index.row()) if role in (_SHOWN, _SPOKEN) and index.isValid() else None
        if row is None:
            return None
        now = self._desk.now()
        return sentence(row, now) if role == _SPOKEN else columns(row, now)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the columns' names."""
        return headings()[section] if orientation == Qt.Orientation.Horizontal and role == _SHOWN else None

    def _ask_page(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            work = partial(self._desk.intake.list_held, self._shown_query, number * PAGE, PAGE)
            self._read(work, partial(self._page_arrived, number))

    def _read(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        current = self._generation
        self._background.read(
            work, partial(self._if_current, current, done), partial(self._if_current, current, self._broke)
        )

    def _if_current(self, generation: int, tell: Callable[[T], None], answer: T) -> None:
        if generation == self._generation:
            tell(answer)

    def _window_arrived(self, window: tuple[HeldCounts, Sequence[Held]]) -> None:
        self.beginResetModel()
        self.counts, first = window
        self._pages = OrderedDict({0: first})
        self._asked.clear()
        self._shown_query, self.read_at, self.state = self.query, self._desk.now(), ListState.READY
        self.endResetModel()
        self.state_changed.emit()

    def _page_arrived(self, number: int, rows: Sequence[Held]) -> None:
        self._asked.discard(number)
        self._pages[number] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((number + 1) * PAGE, self.counts.total) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, self.columnCount() - 1))

    def _broke(self, fault: BaseException) -> None:
        self.fault = explained(fault)
        has_rows = self.read_at is not None and self.query == self._shown_query
        self.state = ListState.STALE if has_rows else ListState.FAILED
        if not has_rows:
            self.beginResetModel()
            self._pages.clear()
            self.counts = _NONE
            self.endResetModel()
        self.state_changed.emit()
