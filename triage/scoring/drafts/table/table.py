"""A condition as rows: groups (all, any, not, at least n of) and, one step further in, what they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from triage.errors import RuleSetError, Text
from triage.scoring.rules.conditions import (
    PRESENCE,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    CountOf,
    NotOf,
    Operand,
    Operator,
    Reference,
)


class RowKind(StrEnum):
    """What a row is: a group of the rows further in, a comparison, or a condition that stands under `define`."""

    ALL = "all"
    ANY = "any"
    NOT = "not"
    COUNT = "count"
    COMPARISON = "comparison"
    REFERENCE = "reference"


GROUPS = frozenset({RowKind.ALL, RowKind.ANY, RowKind.NOT, RowKind.COUNT})


@dataclass(frozen=True, slots=True)
class Row:
    """One row, `depth` steps in; `name` is the input of a comparison or what a reference is to."""

    depth: int
    kind: RowKind
    name: str = ""
    operator: Operator = Operator.EXISTS
    operand: Operand = None
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class ConditionTable:
    """The rows of one condition; the first is the whole."""

    rows: tuple[Row, ...]

    def extent(self, place: int) -> int:
        """Return the place after a row and all that is inside it."""
        depth = self.rows[place].depth
        after = range(place + 1, len(self.rows))
        return next((n for n in after if self.rows[n].depth <= depth), len(self.rows))

    def put(self, place: int, row: Row) -> "ConditionTable":
        """Return the table with another row at `place`, as far in; what is no group any more loses what it held."""
        end = place + 1 if row.kind in GROUPS else self.extent(place)
        return self._with(place, end, [replace(row, depth=self.rows[place].depth)])

    def added(self, place: int, row: Row) -> "ConditionTable":
        """Return the table with a new row: last inside the group at `place`, else after the row there.

        A row after the whole condition makes a group of both, all of which must hold.
        """
        if self.rows[place].kind in GROUPS:
            end = self.extent(place)
            return self._with(end, end, [replace(row, depth=self.rows[place].depth + 1)])
        if place == 0:
            inner = [replace(one, depth=one.depth + 1) for one in self.rows]
            return ConditionTable((Row(0, RowKind.ALL), *inner, replace(row, depth=1)))
        end = self.extent(place)
        return self._with(end, end, [replace(row, depth=self.rows[place].depth)])

    def removed(self, place: int) -> "ConditionTable":
        """Return the table without a row and what is inside it."""
        return self._with(place, self.extent(place), [])

    def wrapped(self, place: int, kind: RowKind) -> "ConditionTable":
        """Return the table with a row, and what is inside it, put into a group of its own."""
        end = self.extent(place)
        inner = [replace(one, depth=one.depth + 1) for one in self.rows[place:end]]
        return self._with(place, end, [Row(self.rows[place].depth, kind), *inner])

    def unwrapped(self, place: int) -> "ConditionTable":
        """Return the table with a group dissolved: what it held stands in its place."""
        end = self.extent(place)
        return self._with(place, end, [replace(one, depth=one.depth - 1) for one in self.rows[place + 1 : end]])

    def moved(self, place: int, by: int) -> "ConditionTable":
        """Return the table with a row, and what is inside it, before or after its neighbour in the same group."""
        end, depth = self.extent(place), self.rows[place].depth
        if by > 0:
            if end == len(self.rows) or self.rows[end].depth < depth:
                return self
            after = self.extent(end)
            return self._with(place, after, [*self.rows[end:after], *self.rows[place:end]])
        before = next((n for n in reversed(range(place)) if self.rows[n].depth <= depth), None)
        if before is None or self.rows[before].depth < depth:
            return self
        return self._with(before, end, [*self.rows[place:end], *self.rows[before:place]])

    def _with(self, start: int, end: int, rows: Sequence[Row]) -> "ConditionTable":
        return ConditionTable((*self.rows[:start], *rows, *self.rows[end:]))


def table_of(condition: Condition) -> ConditionTable:
    """Return a condition as rows; `condition_from` gives the same condition again."""
    return ConditionTable(tuple(_rows(condition, 0)))


def condition_from(table: ConditionTable) -> Condition:
    """Return the condition that the rows say; raises RuleSetError, naming the row, for rows that say none."""
    if not table.rows:
        raise RuleSetError(_EMPTY)
    condition, end = _read(table.rows, 0)
    if end < len(table.rows) or table.rows[0].depth != 0:
        raise _fault(end if end < len(table.rows) else 0, _OUTSIDE)
    return condition


def _rows(condition: Condition, depth: int) -> Iterator[Row]:
    match condition:
        case Comparison(name, operator, operand):
            yield Row(depth, RowKind.COMPARISON, name, operator, operand)
        case Reference(name):
            yield Row(depth, RowKind.REFERENCE, name)
        case NotOf(part):
            yield Row(depth, RowKind.NOT)
            yield from _rows(part, depth + 1)
        case AllOf(parts) | AnyOf(parts) | CountOf(parts):
            at_least = condition.at_least if isinstance(condition, CountOf) else 1
            yield Row(depth, _KINDS[type(condition)], at_least=at_least)
            for part in parts:
                yield from _rows(part, depth + 1)


def _read(rows: Sequence[Row], place: int) -> tuple[Condition, int]:
    row = rows[place]
    if row.kind is RowKind.COMPARISON:
        return _comparison(row, place), place + 1
    if row.kind is RowKind.REFERENCE:
        return Reference(row.name), place + 1
    parts, at = [], place + 1
    while at < len(rows) and rows[at].depth > row.depth:
        if rows[at].depth != row.depth + 1:
            raise _fault(at, _TOO_FAR_IN)
        part, at = _read(rows, at)
        parts.append(part)
    return _group(row, place, parts), at


def _comparison(row: Row, place: int) -> Comparison:
    if (row.operator in PRESENCE) != (row.operand is None):
        raise _fault(place, _NO_VALUE)
    return Comparison(row.name, row.operator, row.operand)


def _group(row: Row, place: int, parts: list[Condition]) -> Condition:
    if not parts:
        raise _fault(place, _EMPTY_GROUP)
    match row.kind:
        case RowKind.ALL:
            return AllOf(tuple(parts))
        case RowKind.ANY:
            return AnyOf(tuple(parts))
        case RowKind.NOT if len(parts) == 1:
            return NotOf(parts[0])
        case RowKind.COUNT if 1 <= row.at_least <= len(parts):
            return CountOf(tuple(parts), row.at_least)
        case RowKind.NOT:
            raise _fault(place, _NOT_OF_ONE)
        case _:
            raise _fault(place, _TOO_MANY)


def _fault(place: int, text: Text) -> RuleSetError:
    return RuleSetError(Text(f"Række {place + 1}: {text.da}", f"Row {place + 1}: {text.en}"))


_KINDS: dict[type, RowKind] = {AllOf: RowKind.ALL, AnyOf: RowKind.ANY, CountOf: RowKind.COUNT}
_EMPTY = Text("Betingelsen er tom. Tilføj en række.", "The condition is empty. Add a row.")
_EMPTY_GROUP = Text(
    "Gruppen er tom. Tilføj en række i den, eller fjern den.", "The group is empty. Add a row to it or remove it."
)
_OUTSIDE = Text("Rækken står uden for gruppen. Ryk den ind.", "The row stands outside the group. Move it in.")
_TOO_FAR_IN = Text("Rækken er rykket for langt ind. Ryk den ud.", "The row is moved in too far. Move it out.")
_NO_VALUE = Text("Vælg en værdi, der passer til sammenligningen.", "Choose a value that fits the comparison.")
_NOT_OF_ONE = Text(
    "»Gælder ikke« tager netop én række. Saml flere i en gruppe.",
    "'Does not hold' takes exactly one row. Put several into a group.",
)
_TOO_MANY = Text("Skriv et antal fra 1 til rækkerne i gruppen.", "Write a number from 1 to the rows in the group.")
