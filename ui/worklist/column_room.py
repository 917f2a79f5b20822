"""How the columns of the list share its width: some as wide as their words, name and reason what is left."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from triage.worklist.row import Order
from ui.theme import scaled
from ui.widgets.leaving import let_go_after
from ui.worklist.columns import AGE, DEADLINE, NAME, NEWEST, ORDER, OWNER, PROGRAMME, REASON, TEAM, Columns, heading
from ui.worklist.delegate import age_width, late_width
from ui.worklist.view_menu import add_columns

_LEAST_NAME, _MOST_NAME, _LEAST_REASON = 160, 300, 150
_NAME_SHARE = 0.48
_ORDERS = {NAME: Order.NAME, PROGRAMME: Order.PROGRAMME, AGE: Order.OLDEST, NEWEST: Order.NEWEST}
_USUAL = {PROGRAMME: 104, OWNER: 104, TEAM: 120, NEWEST: 104}


class ColumnRoom(QHeaderView):
    """A border that is dragged stays where it was put, for this person; a right click chooses the columns.

    `shared` is emitted when the widths are others, `ordered` with the Order that a column pressed stands for.
    """

    shared = Signal()
    ordered = Signal(object)

    def __init__(self, table: QTableView, columns: Columns) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._columns = columns
        self._is_sharing = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(scaled(40))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.sectionResized.connect(self._note_width)
        self.sectionClicked.connect(self._ask_order)
        columns.changed.connect(self.show_columns)

    def show_columns(self) -> None:
        """Show the columns that are wanted, in their order."""
        for place, column in enumerate(ORDER):
            self.setSectionHidden(column, column not in self._columns.shown)
            self.moveSection(self.visualIndex(column), place)
        self.share(self._table.viewport().width())

    def share(self, width: int) -> None:
        """Give every column its room of `width`; where there is less than the words need, the list scrolls aside."""
        shown = self._columns.shown
        fixed = {column: self._width_of(column) for column in shown - {NAME, REASON}}
        room = width - sum(fixed.values())
        if REASON in shown:
            name = self._columns.width(NAME) or min(scaled(_MOST_NAME), round(room * _NAME_SHARE))
            fixed[NAME] = max(scaled(_LEAST_NAME), min(name, room - scaled(_LEAST_REASON)))
            fixed[REASON] = max(scaled(_LEAST_REASON), room - fixed[NAME])
        else:
            fixed[NAME] = max(scaled(_LEAST_NAME), room)
        self._is_sharing = True
        for column, pixels in fixed.items():
            self.resizeSection(column, pixels)
        self._is_sharing = False
        self.shared.emit()

    def _width_of(self, column: int) -> int:
        font = self._table.font()
        words = QFontMetrics(self.font()).horizontalAdvance(heading(column)) + scaled(8)
        least = {DEADLINE: late_width(font), AGE: age_width(font)}.get(column, 0)
        usual = scaled(_USUAL[column]) if column in _USUAL else 0
        return max(words, least, self._columns.width(column) or usual)

    def _note_width(self, column: int, _before: int, pixels: int) -> None:
        if not self._is_sharing and pixels and column != REASON:
            self._columns.keep_width(column, pixels)
            self.share(self._table.viewport().width())

    def _ask_order(self, column: int) -> None:
        self.ordered.emit(_ORDERS.get(column, Order.STANDING))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        let_go_after(menu.aboutToHide, menu)
        add_columns(menu, self._columns)
        menu.popup(self.mapToGlobal(place))
