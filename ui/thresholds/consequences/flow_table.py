"""Who moves from what to what: sixteen cells that can be chosen by keys, each leading to the patients behind it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy

from triage.clinical.colour import Colour
from ui.theme import body_font, current_theme, scaled
from ui.translate import colour_word, shown_count, tr
from ui.widgets.row_table import RowTable

ORDER = (Colour.GREEN, Colour.GREY, Colour.YELLOW, Colour.RED)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW, _AROUND = 28, 16
_SHEET = """QTableView::item { padding: 0 5px; } QHeaderView::section { padding: 4px 6px; }
QHeaderView::section:vertical { border: none; font-size: 12px; }
QTableCornerButton::section { background: transparent; border: none; }"""


class FlowModel(QAbstractTableModel):
    """Results by the colour they had (rows) and the colour by the draft (columns)."""

    def __init__(self) -> None:
        super().__init__()
        self._flow: Mapping[tuple[Colour, Colour], int] = {}

    def put(self, flow: Mapping[tuple[Colour, Colour], int]) -> None:
        """Let other numbers stand there; what is chosen stays."""
        was, self._flow = self._flow, flow
        for row, before in enumerate(ORDER):
            for column, after in enumerate(ORDER):
                if flow.get((before, after)) != was.get((before, after)):
                    place = self.index(row, column)
                    self.dataChanged.emit(place, place)

    def cell(self, index: _Index) -> tuple[Colour, Colour]:
        """Return the colours before and after of a cell."""
        return ORDER[index.row()], ORDER[index.column()]

    def count(self, before: Colour, after: Colour) -> int:
        """Return how many results went so."""
        return self._flow.get((before, after), 0)

    def greatest(self) -> int:
        """Return the greatest number."""
        return max(self._flow.values(), default=0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return one for each colour."""
        return 0 if parent.isValid() else len(ORDER)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return one for each colour."""
        return 0 if parent.isValid() else len(ORDER)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the number, strong where somebody changes, and the cell as a sentence."""
        before, after = self.cell(index)
        count = self.count(before, after)
        is_change = before is not after and count > 0
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown_count(count)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _NUMBER
            case Qt.ItemDataRole.FontRole:
                return body_font(weight=QFont.Weight.Bold) if is_change else None
            case Qt.ItemDataRole.ForegroundRole:
                return current_theme().accent if is_change else current_theme().ink if count else current_theme().muted
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(before, after, count)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return "was red" beside the rows, and the colours above the columns."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _NUMBER
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        word = colour_word(ORDER[section]).lower()
        return word if orientation == Qt.Orientation.Horizontal else tr("was {colour}").format(colour=word)


class FlowTable(RowTable):
    """Emits `wanted` with the colours of the cell on Enter or a click."""

    wanted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowModel()
        self.flow.setParent(self)
        self.setModel(self.flow)
        self.setAccessibleName(tr("Who changes colour"))
        self.setStyleSheet(_SHEET)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.opened.connect(self._ask)
        self.clicked.connect(lambda _: self._ask())

    def show_flow(self, flow: Mapping[tuple[Colour, Colour], int]) -> None:
        """Show other numbers; the room is shared anew only where they need more."""
        before = self._widest()
        self.flow.put(flow)
        if self._widest() > before:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for every cell."""
        high = self.horizontalHeader().sizeHint().height() + len(ORDER) * scaled(_ROW) + 4
        return QSize(scaled(280), high)

    def minimumSizeHint(self) -> QSize:
        """Return room for every cell."""
        beside = self.verticalHeader().sizeHint().width()
        return QSize(beside + len(ORDER) * self._widest() + 4, self.sizeHint().height())

    def _widest(self) -> int:
        """Return the width at which the greatest number, however bold, is whole."""
        strong = QFontMetrics(body_font(weight=QFont.Weight.Bold))
        return strong.horizontalAdvance(shown_count(max(self.flow.greatest(), 1000))) + scaled(_AROUND)

    def _ask(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.wanted.emit(*self.flow.cell(index))


def _spoken(before: Colour, after: Colour, count: int) -> str:
    if before is after:
        words = tr("{count} assessments stay {after}")
    else:
        words = tr("{count} assessments go from {before} to {after}")
    texts = {"before": colour_word(before).lower(), "after": colour_word(after).lower()}
    return words.format(count=shown_count(count), **texts)


_NUMBER = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value
