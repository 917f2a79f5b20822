"""The worklist page: filters, the rows, and its waiting, empty, failed and stale states."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from triage.worklist.row import Query, Row
from ui.background import Background
from ui.desk import Desk
from ui.translate import age, tr
from ui.widgets.plain_label import PlainLabel
from ui.worklist.filters import Filters
from ui.worklist.model import ListState, WorklistModel
from ui.worklist.rows_view import RowsView


class WorklistPage(QFrame):
    """Emits `chosen` (a Row or None) when another patient is chosen, `opened` on Enter, `loaded` with new rows."""

    chosen = Signal(object)
    opened = Signal()
    loaded = Signal()

    def __init__(self, desk: Desk, background: Background, query: Query, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: int | None = None
        self.model = WorklistModel(desk, background, self)
        self.filters = Filters(query)
        self.rows = RowsView(self.model, desk)
        self._stale = PlainLabel()
        self._message = PlainLabel()
        self._body = QStackedWidget()
        self._lay_out()
        self.filters.changed.connect(self.model.ask)
        self.rows.chosen.connect(self._choose)
        self.rows.opened.connect(self.opened)
        self.model.state_changed.connect(self._show_state)
        self._show_state()
        self.model.ask(query)

    def refresh(self) -> None:
        """Read the rows again; the patient chosen stays chosen."""
        self.model.refresh()

    def show_ages(self) -> None:
        """Draw deadlines and ages as they are now."""
        self.rows.viewport().update()
        self._show_stale()

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

    def after(self, case: int) -> Row | None:
        """Return the row to go on to when `case` leaves the list: the next, else the one before."""
        number = self.model.number_of(case)
        if number is None:
            return None
        return self.model.row_at(number + 1) or self.model.row_at(number - 1)

    def choose_case(self, row: Row) -> None:
        """Choose `row` as if the person had."""
        self._wanted = row.case
        self._mark_wanted()
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
        self.filters.show_counts(model.counts, model.every_colour)
        text = self._state_text()
        self._message.setText(text)
        self._body.setCurrentIndex(1 if text else 0)
        self._show_stale()
        self._mark_wanted()
        if model.state is ListState.READY:
            self.loaded.emit()

    def _state_text(self) -> str:
        model = self.model
        if model.state is ListState.WAITING:
            return tr("Fetching the worklist …")
        if model.state is ListState.FAILED:
            return tr("The worklist could not be read. {fault} Press F5 to try again.").format(fault=model.fault)
        if model.counts.total:
            return ""
        if model.query == Query():
            return tr("No patients wait for a decision.")
        if model.query == Query(closed=True):
            return tr("No patient has been handled yet.")
        return tr("No patient fits the filters.")

    def _show_stale(self) -> None:
        model = self.model
        is_stale = model.state is ListState.STALE and model.read_at is not None
        if is_stale and model.read_at is not None:
            text = tr("The list is {age} old and could not be read again. {fault}")
            self._stale.setText(text.format(age=age(model.read_at, self._desk.now()), fault=model.fault))
        self._stale.setVisible(is_stale)

    def _lay_out(self) -> None:
        self.setProperty("surface", "panel")
        self.setProperty("edge", "right")
        self._stale.setProperty("surface", "yellow")
        self._message.setProperty("role", "muted")
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._message.setContentsMargins(24, 48, 24, 24)
        self._body.addWidget(self.rows)
        self._body.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self._stale)
        layout.addWidget(self._body, 1)
