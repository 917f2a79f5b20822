"""What the tools do with the rows of a condition; each gives the rows and the place where the keyboard goes on."""

from collections.abc import Callable, Mapping

from triage.scoring.drafts.table.table import GROUPS, ConditionTable, Row, RowKind
from ui.thresholds.rules.conditions.fitting import first_row
from ui.thresholds.rules.known import Known

Moved = tuple[ConditionTable, int]
Move = Callable[[ConditionTable, int], Moved]


def moves(known: Known) -> Mapping[str, Move]:
    """Return what each tool does."""
    return {
        "add": lambda rows, place: _added(rows, place, first_row(known)),
        "remove": _removed,
        "up": _up,
        "down": _down,
        "group": lambda rows, place: (rows.wrapped(place, RowKind.ALL), place),
        "ungroup": lambda rows, place: (rows.unwrapped(place), place),
    }


def put(row: Row) -> Move:
    """Return what puts another row in the place; one that becomes a group holds what stood there."""

    def move(rows: ConditionTable, place: int) -> Moved:
        becomes_group = row.kind in GROUPS and rows.rows[place].kind not in GROUPS
        found = rows.wrapped(place, row.kind) if becomes_group else rows
        return found.put(place, row), place

    return move


def dissolves(rows: ConditionTable, place: int) -> bool:
    """Return whether a group can go and leave what it holds: the whole can only where it holds one row."""
    return rows.rows[place].kind in GROUPS and (place != 0 or rows.extent(1) == len(rows.rows))


def _added(rows: ConditionTable, place: int, row: Row) -> Moved:
    found = rows.added(place, row)
    is_whole = place == 0 and rows.rows[0].kind not in GROUPS
    return found, len(found.rows) - 1 if is_whole else rows.extent(place)


def _removed(rows: ConditionTable, place: int) -> Moved:
    """Return the rows without one, and without the groups that would be left empty."""
    above = place - 1
    is_alone = rows.rows[above].depth == rows.rows[place].depth - 1 and rows.extent(above) == rows.extent(place)
    if is_alone and above > 0:
        return _removed(rows, above)
    found = rows.removed(place)
    return found, min(place, len(found.rows) - 1)


def _up(rows: ConditionTable, place: int) -> Moved:
    found = rows.moved(place, -1)
    depth = rows.rows[place].depth
    before = next((n for n in reversed(range(place)) if rows.rows[n].depth == depth), place)
    return found, place if found == rows else before


def _down(rows: ConditionTable, place: int) -> Moved:
    found = rows.moved(place, 1)
    end = rows.extent(place)
    return found, place if found == rows else place + rows.extent(end) - end
