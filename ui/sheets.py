"""The sheet of every key: by where it acts, searched as it is typed."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.actions import Command, Group, commands, group_name, shown_key
from ui.palette.matching import score
from ui.palette.synonyms import SYNONYMS
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel

# What the title, the field and the frame of the window take of the screen.
_AROUND = QSize(80, 200)
_BAR = 16


class ShortcutSheet(QDialog):
    """Every command with its keys; two columns where they fit on the screen. The field narrows it down.

    The keys of `page` (the command that shows the page in front) stand first.
    """

    def __init__(self, parent: QWidget | None, page: str = "") -> None:
        super().__init__(parent)
        self._page = page
        self.setWindowTitle(tr("Shortcuts"))
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Search in the shortcuts"))
        self.search.setPlaceholderText(tr("Search in the shortcuts"))
        self.search.setClearButtonEnabled(True)
        hint = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        self.search.setMinimumWidth(hint + scaled(48))
        self.search.textEdited.connect(self._show)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(tr("Shortcuts"))
        self._lay_out()
        self._show("")
        self._take_room()
        self.search.setFocus()

    def _show(self, typed: str) -> None:
        found = [command for command in _ordered(self._page) if _fits(typed, command)]
        columns = _columns(found) if self._is_wide(found) else (found,)
        sheet = QWidget()
        layout = QHBoxLayout(sheet)
        layout.setContentsMargins(0, 0, _BAR, 0)
        layout.setSpacing(scaled(36))
        for column in columns:
            layout.addWidget(_grid(column), 1, Qt.AlignmentFlag.AlignTop)
        if not found:
            layout.addWidget(PlainLabel(tr("No shortcut has these words."), "muted"))
        self._area.setWidget(sheet)

    def _is_wide(self, found: list[Command]) -> bool:
        both = sum(_grid(column).sizeHint().width() for column in _columns(found)) + scaled(36) + _BAR
        return both <= self._room().width()

    def _take_room(self) -> None:
        sheet = self._area.widget()
        if sheet is not None:
            self._area.setMinimumSize((sheet.sizeHint() + QSize(_BAR, 4)).boundedTo(self._room()))

    def _room(self) -> QSize:
        return self.screen().availableSize() - _AROUND

    def _lay_out(self) -> None:
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        head = QHBoxLayout()
        title = PlainLabel(tr("Shortcuts"), "title")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.search, 1)
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)


def shortcut_sheet(parent: QWidget | None, page: str = "") -> QDialog:
    """Return a dialog that lists every command with its keys, those of `page` first."""
    return ShortcutSheet(parent, page)


def _ordered(page: str) -> list[Command]:
    own = {command.group for command in commands() if page and command.page == page}
    return sorted(commands(), key=lambda command: command.group not in own)


def _fits(typed: str, command: Command) -> bool:
    keys = " ".join(command.keys)
    return score(typed, f"{command.text} {keys} {SYNONYMS.get(command.id, '')}") is not None


def _columns(found: list[Command]) -> tuple[list[Command], list[Command]]:
    """Return the commands in two columns, no group torn apart, as even as can be."""
    groups = [list(made) for _, made in groupby(found, lambda command: command.group)]
    ways = [(groups[:place], groups[place:]) for place in range(len(groups) + 1)]
    left, right = min(ways, key=lambda way: max(_lines(way[0]), _lines(way[1])))
    return [command for made in left for command in made], [command for made in right for command in made]


def _lines(groups: Iterable[list[Command]]) -> int:
    return sum(len(made) + 2 for made in groups)


def _grid(found: Iterable[Command]) -> QWidget:
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(scaled(24))
    grid.setVerticalSpacing(scaled(5))
    grid.setColumnStretch(0, 1)
    for group, made in groupby(found, lambda command: command.group):
        _add_group(grid, group, made)
    return sheet


def _add_group(grid: QGridLayout, group: Group, made: Iterable[Command]) -> None:
    heading = _plain(group_name(group), "strong")
    heading.setContentsMargins(0, scaled(16) if grid.rowCount() > 1 else 0, 0, scaled(2))
    grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
    for command in made:
        row = grid.rowCount()
        grid.addWidget(_plain(command.text), row, 0)
        grid.addWidget(_keys(command), row, 1)


def _keys(command: Command) -> QWidget:
    """Return the keys of a command, each drawn as a key."""
    keys = QWidget()
    row = QHBoxLayout(keys)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(scaled(6))
    for each in command.keys:
        key = _plain(shown_key(each))
        key.setProperty("surface", "key")
        row.addWidget(key)
    row.addStretch(1)
    return keys


def _plain(text: str, role: str = "body") -> PlainLabel:
    label = PlainLabel(text, role)
    label.setWordWrap(False)
    return label
