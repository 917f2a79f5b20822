"""What the palette shows: entries under headings, as the list and a screen reader see them."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.crash.guards import never_raises
from ui.palette.entry import Entry, kind_name

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


class PaletteModel(QAbstractListModel):
    """A line is a heading (str) or an `Entry`; headings and mere words are passed over."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str | Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these, those of a kind under one heading."""
        self.beginResetModel()
        self._lines = []
        for kind, found in groupby(sorted(entries, key=lambda entry: entry.kind.value), lambda entry: entry.kind):
            if kind_name(kind):
                self._lines.append(kind_name(kind))
            self._lines += found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    @never_raises
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line's words, or the `Entry` itself."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == ENTRY:
            return line if isinstance(line, Entry) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken() if isinstance(line, Entry) else line
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let be chosen what does something."""
        entry = self.entry(index.row())
        if entry is None or entry.run is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def entry(self, number: int) -> Entry | None:
        """Return the entry on a line, None where a heading is."""
        line = self._lines[number] if 0 <= number < len(self._lines) else None
        return line if isinstance(line, Entry) else None

    def step(self, number: int, steps: int) -> int:
        """Return the line to choose so many entries on from line `number` (-1: none yet), or the last that there is."""
        places = [place for place in range(len(self._lines)) if self._can_run(place)]
        if not places:
            return -1
        here = places.index(number) if number in places else -1
        return places[max(0, min(here + steps, len(places) - 1))]

    def _can_run(self, number: int) -> bool:
        entry = self.entry(number)
        return entry is not None and entry.run is not None
