"""A long list as a windowed table: the database sorts and filters, this fetches the pages that are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.background import Background
from ui.crash.guards import never_raises
from ui.errors import explained

PAGE = 200
PAGES_KEPT = 20
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_SHOWN = Qt.ItemDataRole.DisplayRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class Counted(Protocol):
    """What is counted beside the rows, first of all how many there are."""

    @property
    def total(self) -> int:
        """Return how many rows the query finds."""


Q = TypeVar("Q")
C = TypeVar("C", bound=Counted)
R = TypeVar("R")
T = TypeVar("T")
# The counts, the pages asked for by number, and when they were read.
Window = tuple[C, dict[int, Sequence[R]], datetime]


class ListState(Enum):
    """Waiting for the first answer; ready; failed with nothing to show; stale: failed, but older rows are shown."""

    WAITING = auto()
    READY = auto()
    FAILED = auto()
    STALE = auto()


@dataclass(frozen=True, slots=True)
class Listing(Generic[Q, C, R]):
    """What is listed and how it is put into words; `count` and `rows` are called beside the window's thread.

    `rows` takes the query, the first row's number and how many; `key` is what a row is known by when it has moved.
    """

    count: Callable[[Q], C]
    rows: Callable[[Q, int, int], Sequence[R]]
    key: Callable[[R], int]
    headings: Callable[[], tuple[str, ...]]
    columns: Callable[[R, datetime], tuple[str, ...]]
    sentence: Callable[[R, datetime], str]
    now: Callable[[], datetime]


class WindowedModel(QAbstractTableModel, Generic[Q, C, R]):
    """Rows are fetched by the page when a view asks for them; a row itself is under `ROW_ROLE`.

    `state_changed` is emitted after every answer or fault. Where it `is_outdated` the store has other rows by now: what
    is shown stays, and whoever goes on to a page that is not here has the whole list read again.
    """

    state_changed = Signal()

    def __init__(
        self, listing: Listing[Q, C, R], background: Background, query: Q, nothing: C, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._listing = listing
        # Qt asks for them hundreds of times; in another language the screen is built anew.
        self._headings = listing.headings()
        self._background = background
        self._generation = 0
        self._is_stopped = False
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._asked: set[int] = set()
        # Pages whose last row moved up, and is not here.
        self._short: set[int] = set()
        self._nothing = nothing
        self._shown_query = query
        self.query = query
        self.counts = nothing
        self._length = 0
        self.is_outdated = False
        self.read_at: datetime | None = None
        self.state = ListState.WAITING
        self.fault = ""

    def ask(self, query: Q, near: int | None = None) -> None:
        """List something else, from about row `near` on; what is shown stays until the answer is there."""
        in_use = tuple(self._pages)[-2:] if query == self._shown_query else ()
        numbers = in_use or (0,) if near is None else (near // PAGE,)
        self.query = query
        self._generation += 1
        self._read(partial(_read_window, self._listing, query, numbers), self._window_arrived)

    def refresh(self) -> None:
        """Read the counts and the pages in use again."""
        self.ask(self.query)

    def stop(self) -> None:
        """Ask and hear no more: the list is about to go, though a view may still be drawn from it."""
        self._generation += 1
        self._is_stopped = True

    def row_at(self, number: int) -> R | None:
        """Return row `number` if it is here; else ask for its page and return None."""
        if not 0 <= number < self.rowCount():
            return None
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask_page(page)
            return None
        self._pages.move_to_end(page)
        if place >= len(rows) and page in self._short:
            self._ask_page(page)
        return rows[place] if place < len(rows) else None

    def number_of(self, key: int) -> int | None:
        """Return where the row with `key` stands among the rows that are here."""
        found = ((page * PAGE + place, row) for page, rows in self._pages.items() for place, row in enumerate(rows))
        return next((number for number, row in found if self._listing.key(row) == key), None)

    def loaded(self) -> list[R]:
        """Return the rows that are here, in no order."""
        return [row for rows in self._pages.values() for row in rows]

    def is_turning(self) -> bool:
        """Return whether the answer that is asked for is to another question than the rows shown."""
        return self.query != self._shown_query

    def change(self, fresh: R) -> None:
        """Show one row as it is now, in its place."""
        number = self.number_of(self._listing.key(fresh))
        if number is not None:
            page, place = divmod(number, PAGE)
            self._pages[page] = [*self._pages[page][:place], fresh, *self._pages[page][place + 1 :]]
            self.dataChanged.emit(self.index(number, 0), self.index(number, self.columnCount() - 1))

    def tell_counts(self, counts: C) -> None:
        """Say how many there are of each kind by now; the rows shown are as many as before."""
        self.counts = counts
        self.state_changed.emit()

    def remove(self, key: int, counts: C) -> None:
        """Take one row out; `counts` are those without it."""
        number = self.number_of(key)
        if number is None:
            return
        self.beginRemoveRows(_NO_PARENT, number, number)
        self.counts = counts
        self._length -= 1
        page, place = divmod(number, PAGE)
        self._pages[page] = [*self._pages[page][:place], *self._pages[page][place + 1 :]]
        self._move_up(page)
        self.endRemoveRows()
        self.state_changed.emit()

    def _move_up(self, page: int) -> None:
        """Fill the last place of a page, and of those behind it, with what moved up."""
        while (following := self._pages.get(page + 1)) is not None and following:
            self._pages[page] = [*self._pages[page], following[0]]
            page += 1
            self._pages[page] = following[1:]
        for later in [other for other in self._pages if other > page]:
            del self._pages[later]
        if self._length > page * PAGE + len(self._pages[page]):
            # Fetched when it is looked at: until then nobody misses it.
            self._short.add(page)

    def key_of(self, row: R) -> int:
        """Return what `row` is known by."""
        return self._listing.key(row)

    def now(self) -> datetime:
        """Return the time that ages are told by."""
        return self._listing.now()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many rows the query finds."""
        return 0 if parent.isValid() else self._length

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings)

    @never_raises
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row under `ROW_ROLE`, a sentence for those who hear it, or the column's text."""
        row = self.row_at(index.row()) if role in (ROW_ROLE, _SHOWN, _SPOKEN) and index.isValid() else None
        if row is None or role == ROW_ROLE:
            return row
        listing, now = self._listing, self.now()
        return listing.sentence(row, now) if role == _SPOKEN else listing.columns(row, now)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the columns' names."""
        is_name = orientation == Qt.Orientation.Horizontal and role == _SHOWN and 0 <= section < self.columnCount()
        return self._headings[section] if is_name else None

    def _ask_page(self, number: int) -> None:
        if self.is_outdated:
            # By now the store counts from other rows: between two pages one could be missed.
            self.is_outdated = False
            self.ask(self.query, number * PAGE)
        elif number not in self._asked:
            self._asked.add(number)
            work = partial(self._listing.rows, self._shown_query, number * PAGE, PAGE)
            self._read(work, partial(self._page_arrived, number))

    def read(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Read something about the rows shown; where the list is asked for anew meanwhile nobody hears of it."""
        if not self._is_stopped:
            hear = partial(self._if_current, self._generation)
            self._background.read(work, partial(hear, done), partial(hear, failed))

    def _read(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self.read(work, done, self._broke)

    def _if_current(self, generation: int, tell: Callable[[T], None], answer: T) -> None:
        if generation == self._generation:
            tell(answer)

    def _window_arrived(self, window: Window[C, R]) -> None:
        if self._stand_as_before(window):
            self._take(window)
            for number in window[1]:
                self._tell_changed(number)
        else:
            self.beginResetModel()
            self._take(window)
            self.endResetModel()
        self.state_changed.emit()

    def _take(self, window: Window[C, R]) -> None:
        self.counts, pages, self.read_at = window
        self._length, self.is_outdated = self.counts.total, False
        self._pages = OrderedDict(pages)
        self._asked.clear()
        self._short.clear()
        self._shown_query, self.state = self.query, ListState.READY

    def _stand_as_before(self, window: Window[C, R]) -> bool:
        """Return whether the same rows stand where they stood, whatever they say now."""
        counts, pages, _ = window
        if self.is_turning() or self.state is not ListState.READY or counts.total != self._length:
            return False
        return all(self._keys(rows) == self._keys(self._pages.get(number, ())) for number, rows in pages.items())

    def _keys(self, rows: Sequence[R]) -> list[int]:
        return [self._listing.key(row) for row in rows]

    def _tell_changed(self, page: int) -> None:
        """Have a page drawn anew, as far as it is there: rows may have gone, or come, since they were counted."""
        first, last = page * PAGE, min((page + 1) * PAGE, self._length) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _page_arrived(self, number: int, rows: Sequence[R]) -> None:
        self._asked.discard(number)
        self._short.discard(number)
        self._pages[number] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        self._tell_changed(number)

    def _broke(self, fault: BaseException) -> None:
        self.fault = explained(fault)
        has_rows = self.read_at is not None and self.query == self._shown_query
        self.state = ListState.STALE if has_rows else ListState.FAILED
        if not has_rows:
            self.beginResetModel()
            self._pages.clear()
            self.counts, self._length = self._nothing, 0
            self.endResetModel()
        self.state_changed.emit()


def _read_window(listing: Listing[Q, C, R], query: Q, numbers: Sequence[int]) -> Window[C, R]:
    counts = listing.count(query)
    return counts, {number: listing.rows(query, number * PAGE, PAGE) for number in numbers}, listing.now()
