"""The menu behind "View": ready-made and saved views with their counts, order and columns, and the way to paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from triage.worklist.row import Order, Query
from triage.worklist.views import View, ViewLine
from ui.translate import in_language, shown_count, tr
from ui.worklist.asked import is_filtered, with_flag
from ui.worklist.columns import CHOICES, Columns, heading
from ui.worklist.filter_menu import line
from ui.worklist.state_line import order_name


@dataclass(frozen=True, slots=True)
class ViewState:
    """What the menu is made from: the views, the one chosen last, what is asked for, and who may do what."""

    lines: Sequence[ViewLine]
    view: View | None
    query: Query
    may_share: bool
    may_export: bool


class ViewMenu(QMenu):
    """Each signal carries what the person asks for; the lines may come while it is open."""

    chosen = Signal(object)
    ordered = Signal(object)
    save_wanted = Signal()
    update_wanted = Signal(object)
    rename_wanted = Signal(object)
    share_wanted = Signal(object)
    remove_wanted = Signal(object)
    print_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, state: ViewState, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._columns = columns
        self._fill()

    def show_lines(self, lines: Sequence[ViewLine]) -> None:
        """Show the views as they are now; the line that the keys stand on stays."""
        if tuple(lines) == tuple(self._state.lines):
            return
        had_views = bool(self._state.lines)
        here = self.actions().index(self.activeAction()) if had_views and self.activeAction() is not None else 0
        state = self._state
        self._state = ViewState(lines, state.view, state.query, state.may_share, state.may_export)
        self.clear()
        self._fill()
        if 0 <= here < len(self.actions()):
            self.setActiveAction(self.actions()[here])

    def _fill(self) -> None:
        self._add_views([each for each in self._state.lines if each.view.key is None])
        saved = [each for each in self._state.lines if each.view.key is not None]
        self._add_titled(tr("My views"), [each for each in saved if not each.view.shared])
        self._add_titled(tr("The department's views"), [each for each in saved if each.view.shared])
        self.addSeparator()
        self._add_saving()
        self.addSeparator()
        self._add_orders(self.addMenu(tr("Order")))
        add_columns(self.addMenu(tr("Columns")), self._columns)
        if self._state.may_export:
            self.addSeparator()
            self.addAction(line(tr("Print or PDF …"), "Ctrl+P"), self.print_wanted.emit)
            self.addAction(line(tr("Excel …"), "Ctrl+Shift+X"), self.sheet_wanted.emit)

    def _add_titled(self, title: str, lines: Sequence[ViewLine]) -> None:
        if lines:
            self.addSeparator()
            self.addAction(title).setEnabled(False)
            self._add_views(lines)

    def _add_views(self, lines: Sequence[ViewLine]) -> None:
        for each in lines:
            view = each.view
            action = self.addAction(line(in_language(view.name), _counted(each)))
            action.setCheckable(True)
            action.setChecked(view.query == self._state.query)
            action.setEnabled(view.query is not None)
            action.triggered.connect(lambda _=False, view=view: self.chosen.emit(view))

    def _add_saving(self) -> None:
        state, view = self._state, self._state.view
        save = self.addAction(tr("Save as a view …"), self.save_wanted.emit)
        save.setEnabled(is_filtered(state.query))
        if view is None or view.key is None or not view.may_change:
            return
        change = self.addAction(tr("Keep the changes of this view"), lambda: self.update_wanted.emit(view))
        change.setEnabled(view.query != state.query)
        self.addAction(tr("Rename this view …"), lambda: self.rename_wanted.emit(view))
        if state.may_share:
            word = tr("Share no longer with the department") if view.shared else tr("Share with the department")
            self.addAction(word, lambda: self.share_wanted.emit(view))
        self.addAction(tr("Remove this view"), lambda: self.remove_wanted.emit(view))

    def _add_orders(self, menu: QMenu) -> None:
        query, group = self._state.query, QActionGroup(menu)
        for order in Order:
            action = _checkable(menu, order_name(order), is_on=query.order is order)
            group.addAction(action)
            action.triggered.connect(lambda _=False, order=order: self.ordered.emit(ordered(query, order)))
        menu.addSeparator()
        first = _checkable(menu, tr("Red always first"), is_on=query.reds_first)
        first.setEnabled(query.order is not Order.STANDING)
        first.triggered.connect(lambda: self.ordered.emit(with_flag(query, "reds_first")))


def add_columns(menu: QMenu, columns: Columns) -> None:
    """Fill a menu with the columns that may be shown or not, and with a way back to how they were at first."""
    for column in CHOICES:
        action = _checkable(menu, heading(column), is_on=column in columns.shown)
        action.triggered.connect(lambda _=False, column=column: columns.toggle(column))
    menu.addSeparator()
    menu.addAction(tr("Columns and widths as at first"), columns.reset)


def ordered(query: Query, order: Order) -> Query:
    """Return `query` in another order, the reds first again where that is how all stands."""
    return replace(query, order=order, reds_first=query.reds_first or order is Order.STANDING)


def _counted(each: ViewLine) -> str:
    if each.view.query is None:
        return tr("made by a newer Visita")
    count = shown_count(each.total)
    if not each.red or not each.view.query.is_open:
        return count
    words = tr("{count}, 1 red") if each.red == 1 else tr("{count}, {red} red")
    return words.format(count=count, red=shown_count(each.red))


def _checkable(menu: QMenu, text: str, *, is_on: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(is_on)
    return action
