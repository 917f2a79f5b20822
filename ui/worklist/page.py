"""The worklist page: filters, the rows, and its waiting, empty, failed and stale states."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from triage.workflow.application import Changed
from triage.worklist.row import Query, Row
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import tr
from ui.widgets.list_body import ListBody
from ui.widgets.windowed_model import ListState
from ui.worklist.changed_rows import ChangedRows
from ui.worklist.filters import Filters
from ui.worklist.model import worklist_model
from ui.worklist.rows_view import RowsView


class WorklistPage(QFrame):
    """Emits `chosen` (a Row or None) when another patient is chosen, `opened` on Enter, `loaded` with new rows.

    `escalated` carries how many reds nobody took in time, after every answer.
    """

    chosen = Signal(object)
    opened = Signal()
    loaded = Signal()
    escalated = Signal(int)

    def __init__(self, desk: Desk, background: Background, query: Query, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: int | None = None
        self._is_begun = False
        self._first = query
        self.model = worklist_model(desk, background, self)
        self._changed = ChangedRows(desk, self.model)
        self.filters = Filters(query)
        self.rows = RowsView(self.model, desk)
        failed = tr("The worklist could not be read. {fault} Press F5 to try again.")
        self.body = ListBody(self.rows, tr("Fetching the worklist …"), failed)
        self._lay_out()
        self.filters.changed.connect(self.model.ask)
        self.rows.chosen.connect(self._choose)
        self.rows.opened.connect(self.opened)
        self.model.state_changed.connect(self._show_state)
        self._show_state()

    def begin(self) -> None:
        """Ask for the rows, once it is known that the person may see them."""
        if not self._is_begun:
            self._is_begun = True
            self.model.ask(self._first)

    def refresh(self) -> None:
        """Read the rows again; the patient chosen stays chosen."""
        if self._is_begun:
            self.model.refresh()

    def show_changed(self, changed: Changed) -> None:
        """Show what was done, if the list is shown at all; where one row tells, all others stay where they are."""
        if self._is_begun:
            self._changed.show(changed)

    def show_ages(self) -> None:
        """Draw deadlines and ages as they are now."""
        self.rows.viewport().update()
        self.body.show_age(self.model)

    def select_next(self) -> None:
        """Choose the patient below, or the first."""
        self.rows.move_by(1)

    def select_previous(self) -> None:
        """Choose the patient above."""
        self.rows.move_by(-1)

    def keep_chosen(self, case: int | None) -> None:
        """Mark this case as the chosen one as soon as it is among the rows, without opening it again."""
        self._wanted = case
        self._mark_wanted()
        self.rows.show_in_sight()

    def after(self, case: int) -> Row | None:
        """Return the row to go on to when `case` leaves the list: the next, else the one before."""
        number = self.model.number_of(case)
        if number is None:
            return None
        return self.model.row_at(number + 1) or self.model.row_at(number - 1)

    def choose_case(self, row: Row) -> None:
        """Choose `row` as if the person had."""
        self.keep_chosen(row.case)
        self.chosen.emit(row)

    def _choose(self, row: Row | None) -> None:
        self._wanted = row.case if row is not None else None
        self.chosen.emit(row)

    def _mark_wanted(self) -> None:
        number = None if self._wanted is None else self.model.number_of(self._wanted)
        if number is not None:
            self.rows.show_current(number)

    def _show_state(self) -> None:
        model = self.model
        self.filters.show_counts(model.counts.counts, model.counts.every_colour)
        self.escalated.emit(model.counts.counts.escalated)
        self.body.show_state(model, self._empty())
        self._mark_wanted()
        if model.state is ListState.READY:
            self.loaded.emit()

    def _empty(self) -> str:
        if self.model.query == Query():
            return tr("No patients wait for a decision.")
        if self.model.query == Query(closed=True):
            return tr("No patient has been handled yet.")
        return tr("No patient fits the filters.")

    def _lay_out(self) -> None:
        self.setProperty("surface", "panel")
        self.setProperty("edge", "right")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addLayout(self.body, 1)
