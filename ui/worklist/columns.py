"""Which columns the list has, which of them are shown, and how wide they are."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ui.preferences import preferences
from ui.translate import tr

NAME, REASON, DEADLINE, AGE, PROGRAMME, OWNER, TEAM, NEWEST = range(8)
AT_FIRST = frozenset((NAME, REASON, DEADLINE, AGE))
# As they stand from left to right: what is always read is never the one that a narrow list scrolls aside.
ORDER = (NAME, REASON, DEADLINE, AGE, PROGRAMME, OWNER, TEAM, NEWEST)
# The name is always there.
CHOICES = ORDER[1:]
# What stands in one cell alone, and makes a row higher where its words need it.
BESIDE = tuple(column for column in ORDER if column not in (NAME, REASON))
_CODES: Mapping[int, str] = {
    NAME: "name",
    REASON: "reason",
    DEADLINE: "deadline",
    AGE: "age",
    PROGRAMME: "programme",
    OWNER: "owner",
    TEAM: "team",
    NEWEST: "newest",
}
_SHOWN, _WIDTH = "worklist/columns", "worklist/width_{}"


def heading(column: int) -> str:
    """Return what stands over a column."""
    return {
        NAME: tr("Patient"),
        REASON: tr("Main reason"),
        DEADLINE: tr("Deadline"),
        AGE: tr("Age"),
        PROGRAMME: tr("Programme"),
        OWNER: tr("Responsible"),
        TEAM: tr("Care team"),
        NEWEST: tr("Newest data"),
    }[column]


class Columns(QObject):
    """Remembered for each person; `changed` is emitted when others are shown."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._refused: frozenset[int] = frozenset()
        self.wanted = _read()

    @property
    def shown(self) -> frozenset[int]:
        """Return the columns that are shown."""
        return self.wanted - self._refused

    def refuse(self, *columns: int) -> None:
        """Never show these: they would be empty for who is told nothing of what they hold."""
        self._refused |= frozenset(columns)
        self.changed.emit()

    def toggle(self, column: int) -> None:
        """Show a column, or show it no longer."""
        self._keep(self.wanted ^ {column})

    def reset(self) -> None:
        """Show the columns that are there at first, as wide as they are then."""
        for column in ORDER:
            self.keep_width(column, 0)
        self._keep(AT_FIRST)

    def width(self, column: int) -> int:
        """Return how wide the person made a column, 0 where they left it."""
        return preferences().number(_WIDTH.format(_CODES[column]), 0)

    def keep_width(self, column: int, pixels: int) -> None:
        """Remember how wide the person made a column."""
        if pixels != self.width(column):
            preferences().keep(_WIDTH.format(_CODES[column]), pixels)

    def _keep(self, wanted: frozenset[int]) -> None:
        self.wanted = wanted | {NAME}
        preferences().keep(_SHOWN, ",".join(_CODES[column] for column in ORDER if column in self.wanted))
        self.changed.emit()


def _read() -> frozenset[int]:
    kept = preferences().text(_SHOWN, "").split(",")
    known = frozenset(column for column, code in _CODES.items() if code in kept)
    return known | {NAME} if known else AT_FIRST
