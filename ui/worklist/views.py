"""Saved and ready-made views of the list: the menu, and what it asks for."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.worklist.views import View, ViewLine
from ui.asking import Asking
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.worklist.columns import Columns
from ui.worklist.filter_menu import pop_up
from ui.worklist.filters import Filters
from ui.worklist.view_dialog import ViewDialog
from ui.worklist.view_menu import ViewMenu, ViewState

T = TypeVar("T")


class ListViews(Asking[ViewDialog]):
    """`failed` carries why a view was not kept, `print_wanted` and `sheet_wanted` what else the menu offers."""

    failed = Signal(str)
    print_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, desk: Desk, background: Background, filters: Filters, columns: Columns, window: QWidget) -> None:
        super().__init__(desk, background, window)
        self._filters = filters
        self._columns = columns
        self._may_share = self._may_export = False
        self._lines: Sequence[ViewLine] = ()
        self.menu: ViewMenu | None = None
        filters.views.clicked.connect(self.open_menu)

    def offer(self, who: AtWork) -> None:
        """Offer what the person may do."""
        self._may_share, self._may_export = who.may(Act.DECIDE), who.may(Act.EXPORT_LIST)

    def open_menu(self) -> None:
        """Open the menu at once, with the counts that are known; those of now follow."""
        query = self._filters.query()
        state = ViewState(self._lines, self._filters.title.view, query, self._may_share, self._may_export)
        self.menu = menu = ViewMenu(state, self._columns)
        menu.chosen.connect(self._show)
        menu.ordered.connect(self._filters.ask)
        menu.save_wanted.connect(self.ask_name)
        menu.rename_wanted.connect(self._ask_new_name)
        menu.update_wanted.connect(lambda view: self._write(self._desk.lists.replace_view, view.key, query))
        menu.share_wanted.connect(lambda view: self._write(self._desk.lists.share_view, view.key, not view.shared))
        menu.remove_wanted.connect(self._remove)
        menu.print_wanted.connect(self.print_wanted)
        menu.sheet_wanted.connect(self.sheet_wanted)
        menu.destroyed.connect(partial(self._forget_menu, menu))
        pop_up(menu, self._filters.views)
        self.read()

    def read(self) -> None:
        """Read the views and their counts."""
        self._background.read(self._desk.lists.views, self._take, lambda fault: self.failed.emit(explained(fault)))

    def ask_name(self) -> None:
        """Ask what the list as it is now is to be called."""
        dialog = ViewDialog("", may_share=self._may_share)
        query = self._filters.query()
        dialog.wanted.connect(
            lambda name, shared: self.carry_out(
                dialog, partial(self._desk.lists.save_view, name, query, shared), self._kept
            )
        )
        self.put_up(dialog)

    def _ask_new_name(self, view: View) -> None:
        dialog = ViewDialog(view.name.da, may_share=False)
        dialog.wanted.connect(
            lambda name, _shared: self.carry_out(
                dialog, partial(self._desk.lists.rename_view, view.key or 0, name), self._kept
            )
        )
        self.put_up(dialog)

    def _show(self, view: View) -> None:
        if view.query is not None:
            self._filters.title.show_view(view)
            self._filters.ask(view.query)

    def _write(self, work: Callable[..., View], *given: object) -> None:
        self._background.write(partial(work, *given), self._kept, lambda fault: self.failed.emit(explained(fault)))

    def _remove(self, view: View) -> None:
        work = partial(self._desk.lists.remove_view, view.key or 0)
        self._background.write(work, lambda _: self._removed(), lambda fault: self.failed.emit(explained(fault)))

    def _removed(self) -> None:
        self._filters.title.forget()
        self._filters.set_query(self._filters.query())
        self.read()

    def _kept(self, view: View) -> None:
        self._filters.title.show_view(view)
        self._filters.set_query(self._filters.query())
        self.read()

    def _take(self, lines: Sequence[ViewLine]) -> None:
        self._lines = tuple(lines)
        self._name_list()
        if self.menu is not None:
            self.menu.show_lines(self._lines)

    def _name_list(self) -> None:
        """Call a list that is just what a kept view asks for by its name: the screen was built anew."""
        title, query = self._filters.title, self._filters.query()
        for line in self._lines:
            if title.view is None and line.view.key is not None and line.view.query == query:
                title.show_view(line.view)
                title.show_query(query)

    def _forget_menu(self, menu: ViewMenu, _gone: object = None) -> None:
        if self.menu is menu:
            self.menu = None
