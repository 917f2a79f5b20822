"""The head of the worklist: the view and its count, the search, colours and filters, and what is not shown."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from triage.worklist.row import EVERYBODY, Counts, Query
from triage.worklist.views import ListMenus
from ui.theme import roomy, scaled
from ui.translate import shown_count, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel
from ui.worklist.asked import with_flag
from ui.worklist.chips import ChipRow
from ui.worklist.filter_menu import filter_menu, pop_up
from ui.worklist.list_search import ListSearch
from ui.worklist.state_line import StateLine
from ui.worklist.view_title import ViewTitle

_LEAST_SEARCH = 190


class Filters(QWidget):
    """Emits `changed` (a Query) when something else is asked for, `left` when the search is left for the rows.

    `menu_wanted` is emitted when the menu of filters is asked for: what it offers is read first.
    """

    changed = Signal(object)
    left = Signal()
    menu_wanted = Signal()

    def __init__(self, query: Query, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = _of_patients(query)
        self._counts = self._every_colour = Counts({}, 0)
        self._menus = ListMenus()
        self._is_folded: bool | None = None
        self.title = ViewTitle()
        self._total = PlainLabel("", "muted")
        self.views = KeyButton(f"{tr('View')} ▾", "W")
        self.more = QPushButton(f"+ {tr('Filter')}  F4")
        self.search = ListSearch()
        self.chips = ChipRow(self.ask, self.more)
        self._chips = self.chips.colours
        self.state = StateLine()
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._lay_out()
        self._connect()
        self.set_query(query)

    def query(self) -> Query:
        """Return what is asked for now."""
        return self._query

    def count(self) -> int:
        """Return how many rows there are."""
        return self._counts.total

    def set_query(self, query: Query) -> None:
        """Show what is asked for, without telling anyone."""
        self._query = _of_patients(query)
        self.search.show_words(self._query.words)
        self.chips.show_query(self._query, self._menus)
        self.title.show_query(self._query)

    def ask(self, query: Query) -> None:
        """Ask for something else."""
        self.set_query(query)
        self.changed.emit(self._query)

    def toggle(self, flag: str) -> bool:
        """Ask for these alone, or for everybody again; False where there are none, and nothing is asked."""
        is_any = bool(getattr(self._query, flag) or getattr(self._counts, flag))
        if is_any:
            self.ask(with_flag(self._query, flag))
        return is_any

    def clear(self) -> None:
        """Take every filter away: everybody who waits."""
        self.title.forget()
        self.ask(EVERYBODY)

    def show_menus(self, menus: ListMenus) -> None:
        """Take what there is to choose among."""
        self._menus = menus
        self.chips.show_query(self._query, menus)

    def show_counts(self, counts: Counts, every_colour: Counts) -> None:
        """Show how many rows there are in all and of each colour, and the open reds that are not among them."""
        self._counts, self._every_colour = counts, every_colour
        self._total.setText(shown_count(counts.total))
        self.chips.show_counts(every_colour, tr("Close greens together: Ctrl+G"))
        self.state.show_hidden_reds(counts.hidden_red)

    def open_filter_menu(self) -> None:
        """Open the menu of everything the list can be narrowed by, as it is known."""
        pop_up(filter_menu(self._query, self._counts, self._every_colour, self._menus, self.ask), self.more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the search have a line of its own where the title leaves it no room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        title = self.title.full_width()
        room = self.width() - scaled(52) - self._total.sizeHint().width() - self.views.sizeHint().width()
        is_folded = title + scaled(_LEAST_SEARCH) > room
        # A title that is longer than the line wraps.
        self.title.setFixedWidth(max(scaled(80), min(title, room)))
        if is_folded == self._is_folded:
            return
        self._is_folded = is_folded
        row, place = (self._second, 0) if is_folded else (self._first, 2)
        row.insertWidget(place, self.search, 1)
        self._first.setStretch(1, 1 if is_folded else 0)
        # Beside the search there is room then, and mostly the chips need one line less.
        self.chips.hold_more(is_held=not is_folded)
        if is_folded:
            self._second.addWidget(self.more)

    def _search(self) -> None:
        self.search.settle()
        self.ask(replace(self._query, words=self.search.words()))

    def _connect(self) -> None:
        self.search.asked.connect(self._search)
        self.search.left.connect(self.left)
        self.more.clicked.connect(self.menu_wanted)
        self.state.show_hidden.connect(self.clear)
        self.title.changed.connect(self._fold)

    def _lay_out(self) -> None:
        self.more.setProperty("kind", "chip")
        self.more.setToolTip(tr("Narrow the list (F4)"))
        self._total.setWordWrap(False)
        self.views.setToolTip(tr("Views, order, columns, print (W)"))
        for row in (self._first, self._second):
            row.setSpacing(scaled(8))
        for part in (self.title, self._total, self.views):
            self._first.addWidget(part)
        self._first.setAlignment(self._total, Qt.AlignmentFlag.AlignVCenter)
        head = QVBoxLayout()
        head.setContentsMargins(scaled(14), roomy(10), scaled(14), roomy(6))
        head.setSpacing(roomy(8))
        head.addLayout(self._first)
        head.addLayout(self._second)
        head.addWidget(self.chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.state)
        self._fold()


def _of_patients(query: Query) -> Query:
    """Return the query as the window asks it: each patient once."""
    return replace(query, by_patient=True)
