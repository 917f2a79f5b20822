"""All limits of a rule set, worst colours as the file has them, under one head."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea

from triage.errors import Text
from ui.theme import roomy, scaled
from ui.thresholds.limits.limit_row import LimitRow
from ui.thresholds.limits.line import LimitLine
from ui.translate import tr
from ui.widgets.card import Hairline
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel
from ui.widgets.surface import Surface

_COLUMNS = 6
_WORDS, _NOW, _SLIDER = 112, 60, 64


class LimitsTable(QScrollArea):
    """Passes on what its rows tell, with the limit's name."""

    moved = Signal(str, object)
    typed = Signal(str, str)
    let_go = Signal(str)
    cited = Signal(str)
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, LimitRow] = {}
        self.in_hand = ""
        self._may_change = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(tr("Limits"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_lines(self, lines: Sequence[LimitLine]) -> None:
        """Show the limits; the rows stay where they are the same limits, so that nobody's drag is cut off."""
        if [line.name for line in lines] != list(self.rows):
            self._build(lines)
        for line in lines:
            self.rows[line.name].show_line(line)

    def offer(self, *, may_change: bool) -> None:
        """Let limits be moved, or only be read."""
        self._may_change = may_change
        for row in self.rows.values():
            row.offer(may_change=may_change)

    def refuse(self, name: str, why: Text) -> None:
        """Say at a limit why what was typed cannot be."""
        self.rows[name].refuse(why)

    def focus_limit(self, name: str = "") -> None:
        """Let the keyboard work in a limit, or in the one it was in last."""
        row = self.rows.get(name or self.in_hand) or next(iter(self.rows.values()), None)
        if row is not None:
            row.field.setFocus()
            row.field.selectAll()
            self.ensureWidgetVisible(row.field)

    def move_by(self, steps: int) -> None:
        """Go to the limit so many lines down."""
        names = list(self.rows)
        place = names.index(self.in_hand) + steps if self.in_hand in names else 0
        if 0 <= place < len(names):
            self.focus_limit(names[place])

    def _build(self, lines: Sequence[LimitLine]) -> None:
        if self.widget() is not None:
            let_go(self.takeWidget(), *self.rows.values())
        inside = Surface()
        inside.setProperty("surface", "panel")
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 6, 10, 8)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(roomy(5))
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(4, 2)
        grid.setColumnMinimumWidth(1, scaled(_WORDS))
        grid.setColumnMinimumWidth(2, scaled(_NOW))
        grid.setColumnMinimumWidth(4, scaled(_SLIDER))
        self._add_head(grid)
        self.rows = {line.name: self._row(grid, number, line) for number, line in enumerate(lines)}
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)

    def _add_head(self, grid: QGridLayout) -> None:
        heads = ((tr("Limit"), 0, 2), (tr("Now"), 2, 1), (tr("Draft"), 3, 1), (tr("Source"), 5, 1))
        for text, column, span in heads:
            label = PlainLabel(text, "label")
            label.setWordWrap(False)
            grid.addWidget(label, 0, column, 1, span)
        grid.addWidget(Hairline(), 1, 0, 1, _COLUMNS)

    def _row(self, grid: QGridLayout, number: int, line: LimitLine) -> LimitRow:
        row, at = LimitRow(line, self), 2 + 3 * number
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(row.mark, at, 0, middle)
        grid.addWidget(row.words, at, 1, middle)
        grid.addWidget(row.now, at, 2, middle)
        grid.addWidget(row.field, at, 3, middle)
        grid.addWidget(row.slider, at, 4, middle)
        grid.addWidget(row.source, at, 5, middle | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(row.message, at + 1, 1, 1, _COLUMNS - 1)
        grid.addWidget(Hairline(), at + 2, 0, 1, _COLUMNS)
        for mine, others in ((self.moved, row.moved), (self.typed, row.typed), (self.let_go, row.let_go)):
            others.connect(mine)
        row.cited.connect(self.cited)
        row.entered.connect(self._note_hand)
        row.offer(may_change=self._may_change)
        return row

    def _note_hand(self, name: str) -> None:
        self.in_hand = name
        self.ensureWidgetVisible(self.rows[name].field, 0, scaled(40))
        self.entered.emit(name)
