"""The worklist page: its head, the rows, and its waiting, empty, failed and stale states."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.clinical.colour import Colour
from triage.workflow.application import Changed
from triage.worklist.row import Order, Query, Row
from triage.worklist.views import ListMenus
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.widgets.windowed_model import ListState
from ui.worklist.asked import is_filtered
from ui.worklist.changed_rows import ChangedRows
from ui.worklist.filters import Filters
from ui.worklist.list_place import ListPlace, empty_words
from ui.worklist.model import worklist_model
from ui.worklist.presence import Presence
from ui.worklist.printing import ListPrinting
from ui.worklist.red_alarm import RedAlarm
from ui.worklist.rows_view import RowsView
from ui.worklist.spoken import Around
from ui.worklist.state_line import TOO_OLD
from ui.worklist.view_menu import ordered
from ui.worklist.views import ListViews


class WorklistPage(QFrame):
    """Emits `chosen` (a Row or None) when another patient is chosen, `opened` on Enter, `loaded` with new rows.

    `escalated` carries how many reds nobody took in time, after every answer, and `unseen_reds` how many came while the
    list is not to be seen. Nothing in it moves by itself: what comes waits in the head until the person reads the list
    again.
    """

    chosen = Signal(object)
    opened = Signal()
    loaded = Signal()
    escalated = Signal(int)
    unseen_reds = Signal(int)

    def __init__(self, desk: Desk, background: Background, query: Query, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._wanted: int | None = None
        self._is_begun = self._has_views = False
        self._is_to_show: int | None = None
        self._heard_at: datetime | None = None
        self._may_close_greens = False
        around = Around()
        self.filters = Filters(query)
        self.model = worklist_model(desk, background, self, around)
        self._changed = ChangedRows(desk, self.model)
        self.rows = RowsView(self.model, desk, around)
        self.body = ListPlace(self.rows, is_demo=desk.is_demo)
        self.presence = Presence(desk, background, self)
        self.views = ListViews(desk, background, self.filters, self.rows.columns, self)
        self.printing = ListPrinting(desk, background, self.filters, self)
        self._alarm = RedAlarm(self)
        self._alarm.unseen.connect(self.unseen_reds)
        self._lay_out()
        self._connect()
        self._show_state()

    def begin(self) -> None:
        """Ask for the rows, once it is known that the person may see them."""
        if not self._is_begun:
            self._is_begun = True
            self.model.ask(self.filters.query())

    def open_filter_menu(self) -> None:
        """Read what the list can be narrowed by, and open the menu of it; with what is known, where that fails."""

        def show(menus: ListMenus) -> None:
            self.filters.show_menus(menus)
            self.filters.open_filter_menu()

        self._background.read(self._desk.lists.menus, show, self._menus_failed)

    def offer(self, who: AtWork) -> None:
        """Offer what the person may do with the list."""
        self.views.offer(who)
        self._may_close_greens = who.may(Act.ACKNOWLEDGE_GREENS)

    def leave_out_answers(self) -> None:
        """Neither show reasons and ages of data nor offer to search by them."""
        self.rows.leave_out_answers()
        self.filters.search.leave_out_reasons()

    def refresh(self) -> None:
        """Read the rows again; the patient chosen stays chosen."""
        if self._is_begun:
            self.model.refresh()

    def look_again(self) -> None:
        """Ask what came since the list was read, and move nothing."""
        if self._is_begun:
            self._changed.look()

    def show_changed(self, changed: Changed) -> None:
        """Show what was done, if the list is shown at all."""
        if self._is_begun:
            self._changed.show(changed)

    def show_new(self) -> None:
        """Read the list again, and bring the worst of what came into sight; the patient chosen stays chosen."""
        gained = self.model.counts.gained
        if self._wanted is None:
            self.rows.begin_again()
        if gained.total:
            self._is_to_show = gained.cases[0] if gained.cases else None
            self.refresh()
        self.rows.setFocus()

    def note_alive(self) -> None:
        """Take that a look for news was answered just now: until now the list is true."""
        self._heard_at = self.model.now()

    def show_ages(self) -> None:
        """Draw deadlines and ages as they are now, and say how old the list is where nothing is heard any longer."""
        model, true_at = self.model, self._true_at()
        self.rows.show_too_old(is_too_old=true_at is not None and model.now() - true_at > TOO_OLD)
        self.rows.viewport().update()
        self.body.show_age(model)
        self.filters.state.show_age(model.query, model.read_at, true_at, model.now())

    def select_next(self) -> None:
        """Choose the patient below, or the first."""
        self.rows.move_by(1)

    def select_previous(self) -> None:
        """Choose the patient above."""
        self.rows.move_by(-1)

    def keep_chosen(self, case: int | None) -> None:
        """Mark this case as the chosen one as soon as it is among the rows, without opening it again."""
        self._wanted = case
        self.presence.note(case)
        self._mark_wanted()
        self.rows.show_in_sight()

    def after(self, case: int) -> Row | None:
        """Return the row to go on to when `case` leaves the list: the next that waits, else the one before."""
        number = self.model.number_of(case)
        if number is None:
            return None
        below = self._first_waiting(range(number + 1, self.model.rowCount()))
        return below or self._first_waiting(range(number - 1, -1, -1))

    def choose_case(self, row: Row) -> None:
        """Choose `row` as if the person had."""
        self.keep_chosen(row.case)
        self.chosen.emit(row)

    def _first_waiting(self, numbers: range) -> Row | None:
        """Return the first of some rows that nobody handled meanwhile, None where that is not known here."""
        for number in numbers:
            row = self.model.row_at(number)
            if row is None or not self.rows.around.has_left(row):
                return row
        return None

    def _choose(self, row: Row | None) -> None:
        self._wanted = row.case if row is not None else None
        self.presence.note(self._wanted)
        self.chosen.emit(row)

    def _mark_wanted(self) -> None:
        number = None if self._wanted is None else self.model.number_of(self._wanted)
        if number is not None:
            self.rows.show_current(number)

    def _true_at(self) -> datetime | None:
        """Return until when the list is known to be true, None before it was read."""
        read_at = self.model.read_at
        return read_at if read_at is None or self._heard_at is None else max(read_at, self._heard_at)

    def _show_state(self) -> None:
        model, found = self.model, self.model.counts
        self.rows.around.is_of_open = model.query.is_open and not model.query.told
        # Before the first answer no number is known; a nought would be a promise.
        if model.read_at is not None:
            self.filters.show_counts(found.counts, found.every_colour)
        self.filters.state.show_gained(found.gained)
        self.filters.state.offer_greens(is_wanted=model.query.colours == (Colour.GREEN,) and self._may_close_greens)
        self._alarm.show_reds(found.gained.reds)
        self.escalated.emit(found.counts.escalated)
        self.body.show_state(model, empty_words(model.query))
        is_bare = model.state is ListState.READY and not model.rowCount()
        self.body.offer_search(is_wanted=is_bare and bool(model.query.words))
        self.body.offer_all(is_wanted=is_bare and is_filtered(replace(model.query, words="")))
        self._mark_wanted()
        self.show_ages()
        if model.state is ListState.READY:
            if not model.rowCount():
                self.rows.begin_again()
            self._show_worst()
            self._read_views()
            self.loaded.emit()

    def _read_views(self) -> None:
        """Know the views and what filters are called, once the rows are there."""
        if not self._has_views:
            self._has_views = True
            self.views.read()
            say = self.body.say_fault
            self._background.read(self._desk.lists.menus, self.filters.show_menus, lambda fault: say(explained(fault)))

    def _show_worst(self) -> None:
        if self._is_to_show is None or self.model.counts.gained.total:
            return
        number, self._is_to_show = self.model.number_of(self._is_to_show), None
        if number is not None:
            self.rows.scrollTo(self.model.index(number, 0))

    def _ask_there(self) -> None:
        """Ask who is at the rows in sight."""
        shown = (self.model.row_at(number) for number in self.rows.numbers_in_sight())
        self.presence.look([row.case for row in shown if row is not None])

    def _ask_order(self, order: Order) -> None:
        """Ask for the order of a column; pressed once more, the list stands as usual again."""
        query = self.filters.query()
        self.filters.ask(ordered(query, Order.STANDING if query.order is order else order))

    def _show_there(self, there: dict[int, tuple[str, ...]]) -> None:
        if there != self.rows.around.there:
            self.rows.around.there = there
            self.rows.show_there()

    def _menus_failed(self, fault: BaseException) -> None:
        self.body.say_fault(explained(fault))
        self.filters.open_filter_menu()

    def _connect(self) -> None:
        self.filters.changed.connect(self.model.ask)
        self.filters.changed.connect(lambda _: self.rows.begin_again())
        self.filters.menu_wanted.connect(self.open_filter_menu)
        self.filters.left.connect(self.rows.setFocus)
        self.filters.state.show_new.connect(self.show_new)
        self.rows.chosen.connect(self._choose)
        self.rows.opened.connect(self.opened)
        self.rows.sighted.connect(self._ask_there)
        self.rows.ordered.connect(self._ask_order)
        self.presence.heard.connect(self._show_there)
        self.model.state_changed.connect(self._show_state)
        self.views.failed.connect(self.body.say_fault)
        self.views.print_wanted.connect(self.printing.ask_print)
        self.views.sheet_wanted.connect(self.printing.ask_sheet)

    def _lay_out(self) -> None:
        self.setProperty("surface", "panel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addLayout(self.body, 1)
