"""A table whose lines are changed by keys: added, removed, moved; marks and texts stand whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from re import Pattern

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from triage.clinical.colour import Colour
from ui.theme import current_theme, scaled
from ui.widgets.mark import mark_picture
from ui.widgets.plain_label import visible
from ui.widgets.row_table import RowTable
from ui.widgets.table import IN_A_CARD, dress
from ui.widgets.wrapped_table import WrappedTable

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_MARK, _GAP = 16, 8


@dataclass(frozen=True, slots=True)
class Line:
    """A key that is not shown, and texts; with a `colour` its mark stands first, `spoken` is what is read aloud."""

    key: object
    texts: Sequence[str]
    colour: Colour | None = None
    is_wrong: bool = False
    spoken: str = ""


class _Lines(QAbstractTableModel):
    """Lines as they are: items of Qt's own model would be Python's too, and be deleted by both."""

    def __init__(self, headings: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.lines: list[Line] = []

    def put(self, lines: Sequence[Line]) -> None:
        """Let these stand there instead."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return visible(line.texts[index.column()])
            case Qt.ItemDataRole.AccessibleTextRole if line.spoken and index.column() == 0:
                return visible(line.spoken)
            case Qt.ItemDataRole.DecorationRole if line.colour is not None and index.column() == 0:
                return _mark_of(line.colour)
            case Qt.ItemDataRole.ForegroundRole if line.is_wrong:
                return QColor(current_theme().red_text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        is_heading = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.headings[section] if is_heading else None


class LineTable(RowTable, WrappedTable):
    """`chosen` carries the key of the line the keyboard is on, `asked` the name of a tool whose key was pressed."""

    chosen = Signal(object)
    asked = Signal(str)

    def __init__(self, name: str, headings: Sequence[str]) -> None:
        super().__init__()
        self._lines = _Lines(headings, self)
        self._keys: dict[str, QKeySequence] = {}
        # The line chosen is to be in sight once the rows have their heights.
        self._goes_to_it = False
        self.setModel(self._lines)
        dress(self, name, IN_A_CARD)
        self.setEditTriggers(RowTable.EditTrigger.NoEditTriggers)
        self.show_wrapped()
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.key()))

    def take_keys(self, keys: dict[str, str]) -> None:
        """Let keys ask for tools while the keyboard is here."""
        self._keys = {name: QKeySequence(key) for name, key in keys.items()}

    def show_lines(self, lines: Sequence[Line], chosen: object = None) -> None:
        """Show these; the line chosen before stays so, or `chosen` becomes it."""
        keys = [line.key for line in lines]
        before = self.currentIndex().row()
        wanted = self.key() if chosen is None else chosen
        self.blockSignals(True)
        if lines != self._lines.lines:
            self._lines.put(lines)
        if keys:
            place = keys.index(wanted) if wanted in keys else min(max(before, 0), len(keys) - 1)
            if self.currentIndex().row() != place:
                self.move_to(place)
        self.blockSignals(False)
        self._soon.start()
        self.chosen.emit(self.key())

    def move_to(self, number: int) -> None:
        """Make row `number` the current one, and have it in sight."""
        self._goes_to_it = True
        super().move_to(number)
        self._soon.start()

    def share_room(self) -> None:
        """Share the room, and go to the line that was chosen."""
        super().share_room()
        if self._goes_to_it and self.isVisible():
            self._goes_to_it = False
            self.scrollTo(self.currentIndex())

    def choose(self, key: object) -> None:
        """Go to a line."""
        keys = [line.key for line in self._lines.lines]
        if key in keys:
            self.move_to(keys.index(key))

    def key(self) -> object:
        """Return the key of the line chosen, None where there is none."""
        index = self.currentIndex()
        return self._lines.lines[index.row()].key if index.isValid() else None

    def lines(self) -> Sequence[Line]:
        """Return what is shown."""
        return self._lines.lines

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the tools from the window while the keyboard is here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._tool(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the tool of the key."""
        tool = self._tool(event)
        if tool:
            self.asked.emit(tool)
        else:
            super().keyPressEvent(event)

    def _widest(self, model: QAbstractItemModel, column: int, rows: Sequence[int], apart: Pattern[str]) -> int:
        """Return the width with the mark that stands before the first text."""
        has_marks = column == 0 and any(line.colour is not None for line in self._lines.lines)
        return super()._widest(model, column, rows, apart) + (scaled(_MARK) + _GAP if has_marks else 0)

    def _tool(self, event: QKeyEvent) -> str:
        pressed = QKeySequence(event.keyCombination())
        return next((name for name, key in self._keys.items() if key == pressed), "")


def _mark_of(colour: Colour) -> QIcon:
    """Return the mark as it is on a line that is chosen too: the style would lay the choice's colour over it."""
    picture = mark_picture(colour, scaled(_MARK))
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
