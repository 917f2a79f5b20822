"""The condition of a rule as a table, with the row chosen as fields under it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from triage.errors import RuleSetError
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.table.table import GROUPS, ConditionTable, Row, condition_from, table_of
from triage.scoring.rules.conditions import Condition, ParamRef
from ui.theme import scaled
from ui.thresholds.rules.conditions.moves import Move, dissolves, moves, put
from ui.thresholds.rules.conditions.row_form import RowForm
from ui.thresholds.rules.conditions.row_texts import lines_of
from ui.thresholds.rules.known import Known
from ui.thresholds.rules.line_table import LineTable
from ui.thresholds.rules.tools import Tool, Tools, order_tools
from ui.translate import in_language, tr
from ui.widgets.message import Message

_LEAST, _MOST = 96, 280


class ConditionEditor(QWidget):
    """`changed` carries the condition as it is to be, and edits that must be made before it.

    What the rows would say that cannot be is told under the table, and nothing is changed.
    """

    changed = Signal(object, object)
    limit_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._rows: ConditionTable | None = None
        self._going_to = -1
        self.table = ConditionLines()
        self.tools = Tools(
            self.table,
            Tool("add", tr("Add a row"), "Ins"),
            Tool("remove", tr("Remove"), "Del"),
            *order_tools(),
            Tool("group", tr("Into a group"), "Alt+Right"),
            Tool("ungroup", tr("Out of the group"), "Alt+Left"),
        )
        self.message = Message()
        self.form = RowForm()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.table, self.tools, self.message, self.form):
            layout.addWidget(part)
        self.message.hide()
        self.table.chosen.connect(self._show_row)
        self.table.opened.connect(self.focus_form)
        self.tools.wanted.connect(self._do)
        self.form.changed.connect(self._put)
        self.form.refused.connect(lambda text: self.message.say(text, "error"))
        self.form.limit_wanted.connect(lambda name: self.limit_wanted.emit(name, self._compared()))

    def show_condition(self, known: Known, condition: Condition) -> None:
        """Show the condition of a rule."""
        self._known, self._rows = known, table_of(condition)
        self.message.say("")
        going_to, self._going_to = self._going_to, -1
        place = going_to if 0 <= going_to < len(self._rows.rows) else None
        self.table.show_lines(lines_of(known, self._rows), place)
        self._offer()

    def put_limit(self, name: str, before: tuple[Edit, ...]) -> None:
        """Compare the row chosen with a limit that `before` makes."""
        row = self._row()
        if row is not None:
            self._try(put(replace(row, operand=ParamRef(name))), before)

    def focus_form(self) -> None:
        """Let the keyboard work in the fields of the row chosen."""
        (self.form.kind if self._row_is_group() else self.form.name).setFocus()

    def _row_is_group(self) -> bool:
        row = self._row()
        return row is not None and row.kind in GROUPS

    def _row(self) -> Row | None:
        place = self.table.key()
        if self._rows is None or not isinstance(place, int) or place >= len(self._rows.rows):
            return None
        return self._rows.rows[place]

    def _compared(self) -> str:
        row = self._row()
        return "" if row is None else row.name

    def _show_row(self, _: object) -> None:
        row = self._row()
        if row is not None and self._known is not None:
            self.form.show_row(self._known, row)
            self._offer()

    def _offer(self) -> None:
        row, place = self._row(), self.table.key()
        if row is None or self._known is None or not self._known.may_change:
            self.tools.offer(())
            return
        offered = {"add", "group"}
        if place != 0:
            offered |= {"remove", "up", "down"}
        if self._rows is not None and isinstance(place, int) and dissolves(self._rows, place):
            offered |= {"ungroup"}
        self.tools.offer(offered)

    def _do(self, name: str) -> None:
        if self._known is not None:
            self._try(moves(self._known)[name])

    def _put(self, row: object) -> None:
        if isinstance(row, Row):
            self._try(put(row))

    def _try(self, move: Move, before: tuple[Edit, ...] = ()) -> None:
        place = self.table.key()
        if self._rows is None or not isinstance(place, int):
            return
        rows, goes_to = move(self._rows, place)
        try:
            condition = condition_from(rows)
        except RuleSetError as fault:
            # The fields show again what there is.
            self._show_row(place)
            self.message.say(in_language(fault.text), "error")
            return
        self._going_to = goes_to
        self.changed.emit(condition, before)


class ConditionLines(LineTable):
    """As high as its rows, within bounds."""

    def __init__(self) -> None:
        super().__init__(tr("Condition"), (tr("What"), tr("How"), tr("Against")))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def share_room(self) -> None:
        """Share the room, and be as high as that makes the rows."""
        super().share_room()
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        needed = rows + self.horizontalHeader().sizeHint().height() + 4
        height = min(scaled(_MOST), max(scaled(_LEAST), needed))
        if self.height() != height:
            self.setFixedHeight(height)
