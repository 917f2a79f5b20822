"""Where results turn as one limit moves: judged once on both sides of every value, then only looked up.

A place on the way of a limit is twice a whole number of the columns' decimals, or one more for what lies between it and
the next: a comparison turns at its row's value (even), or just above it (odd). So every limit has a place, however
many decimals it is typed with.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from typing import TypeVar

import numpy as np

from triage.scoring.evaluate.columns import Column, Ints
from triage.scoring.evaluate.evaluation import Bools, Ranks
from triage.scoring.evaluate.parameters import Limits, limits
from triage.scoring.evaluate.program import compiled
from triage.scoring.inputs.values import Status
from triage.scoring.numbers import exact
from triage.scoring.replay.replay import Prepared
from triage.scoring.rules.conditions import ORDERING, Operator, ParamRef

_Place = TypeVar("_Place", int, Ints)
_NOTHING = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint8), np.zeros(0, np.uint8))
_AT_VALUE = frozenset({Operator.LE, Operator.GT})
# Places are int64; so much room lets the comparison scale them once more.
_TOO_LONG = 2**62
_RADIX = 2**16


@dataclass(frozen=True, slots=True, eq=False)
class Turns:
    """All turns of one limit inside its bounds, by rising place, while the other limits are `others`.

    With the limit lowest the colours are `lowest`; at `places[n]` the row `rows[n]` goes from the colour `before[n]` to
    `after[n]`. Rows that were not looked at stand in no turn.
    """

    param: str
    others: Mapping[str, Decimal]
    decimals: int
    places: Ints = field(repr=False)
    rows: Ints = field(repr=False)
    before: Ranks = field(repr=False)
    after: Ranks = field(repr=False)
    lowest: Ranks = field(repr=False)

    def up_to(self, limit: Decimal) -> int:
        """Return how many turns lie at or below a limit."""
        return int(np.searchsorted(self.places, place_of(limit, self.decimals), side="right"))

    def colours(self, limit: Decimal) -> Ranks:
        """Return the colours at a limit."""
        found, passed = self.lowest.copy(), self.up_to(limit)
        # Of several turns of a row the last one stays.
        found[self.rows[:passed]] = self.after[:passed]
        return found


def turns(ready: Prepared, values: Mapping[str, Decimal], name: str, usual: Bools | None = None) -> Turns | None:
    """Return where results turn as the limit `name` moves; None where its numbers are too long for that.

    `usual` marks the rows that are looked at, all where it is None.
    """
    param, ways = ready.rule_set.params[name], tuple(_ways(ready, name))
    decimals = max((way.column.decimals for way in ways), default=0)
    if int(max(abs(param.min), abs(param.max)).scaleb(decimals + 2)) >= _TOO_LONG:
        return None
    ends = place_of(param.min, decimals), place_of(param.max, decimals)
    places = [way.places(ready.history.rows, decimals, ends) for way in ways]
    side = _Side(ready, values, name, decimals)
    lowest = side.at(param.min)
    found = _in_order(_turned(side, lowest, places), usual, ends)
    others = {other: value for other, value in values.items() if other != name}
    return Turns(name, others, decimals, *found, lowest)


def place_of(limit: Decimal, decimals: int) -> int:
    """Return the place of a limit on its way."""
    with exact():
        scaled = limit.scaleb(decimals)
        whole = int(scaled.to_integral_value(ROUND_FLOOR))
        return 2 * whole + (scaled != whole)


def limit_at(place: int, decimals: int) -> Decimal:
    """Return a limit at a place."""
    with exact():
        return Decimal(_fine(place)).scaleb(-decimals - 1) if place % 2 else Decimal(place // 2).scaleb(-decimals)


@dataclass(frozen=True, slots=True)
class _Way:
    """A comparison of one input with the limit: turning at the value or above it, with the sign turned or not."""

    column: Column
    is_negated: bool
    is_above: bool

    def places(self, rows: int, decimals: int, ends: tuple[int, int]) -> Ints:
        """Return where it turns for every row, inside `ends`; what is not known turns nowhere."""
        factor = 2 * 10 ** (decimals - self.column.decimals) * (-1 if self.is_negated else 1)
        turned = np.clip(self.column.values * np.int64(factor) + self.is_above, *ends)
        turned[self.column.status != Status.KNOWN] = ends[0]
        return np.broadcast_to(turned, rows)


def _ways(ready: Prepared, name: str) -> Iterator[_Way]:
    seen: set[tuple[str, bool, bool]] = set()
    for test in compiled(ready.rule_set).tests:
        if isinstance(test.operand, ParamRef) and test.operand.name == name and test.input in ready.columns:
            negated = test.operand.negated
            for above in _turns_above(test.operator, negated):
                if (test.input, negated, above) not in seen:
                    seen.add((test.input, negated, above))
                    yield _Way(ready.columns[test.input], negated, above)


def _turns_above(operator: Operator, negated: bool) -> tuple[bool, ...]:
    if operator not in ORDERING:
        return (False, True)
    return ((operator in _AT_VALUE) == negated,)


@dataclass(frozen=True, slots=True)
class _Side:
    """The colours of all rows with the limit at one place, or at one place for each."""

    ready: Prepared
    values: Mapping[str, Decimal]
    name: str
    decimals: int

    def at(self, limit: Decimal) -> Ranks:
        return self.ready.usual(limits({**self.values, self.name: limit})).ranks

    def at_each(self, places: Ints) -> Ranks:
        each = Limits(_fine(places), self.decimals + 1)
        return self.ready.usual({**limits(self.values), self.name: each}).ranks


def _turned(side: _Side, before: Ranks, places: Sequence[Ints]) -> Iterator[tuple[Ints, Ints, Ranks, Ranks]]:
    """Yield places, rows, colours before and after; the comparisons of a row are passed in the order it turns in."""
    highest = side.ready.rule_set.params[side.name].max
    ordered = list(np.sort(np.stack(places), axis=0)) if len(places) > 1 else list(places)
    for number, turning in enumerate(ordered, 1):
        after = side.at(highest) if number == len(ordered) else side.at_each(turning)
        rows = np.flatnonzero(before != after)
        yield turning[rows], rows, before[rows], after[rows]
        before = after


def _in_order(
    turned: Iterable[tuple[Ints, Ints, Ranks, Ranks]], usual: Bools | None, ends: tuple[int, int]
) -> tuple[Ints, Ints, Ranks, Ranks]:
    parts = list(turned) or [_NOTHING]
    places, rows, before, after = (np.concatenate(part) for part in zip(*parts, strict=True))
    kept = slice(None) if usual is None else usual[rows]
    places, rows, before, after = places[kept], rows[kept], before[kept], after[kept]
    # Short numbers are sorted by counting them.
    short = (places - ends[0]).astype(np.uint16) if ends[1] - ends[0] < _RADIX else places
    order = np.argsort(short, kind="stable")
    return places[order], rows[order], before[order], after[order]


def _fine(place: _Place) -> _Place:
    """Return a place as a number with one decimal more."""
    return place // 2 * 10 + place % 2 * 5
