"""Blocks of kept rows as one period: what can be judged again as columns, and of what cannot how much there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from triage.scoring.evaluate.columns import Column, Ints
from triage.scoring.evaluate.evaluation import Bools
from triage.scoring.evaluate.kept.block import FIXED, Block
from triage.scoring.evaluate.kept.joined import joined, joined_fixed, places_in
from triage.scoring.evaluate.kept.layout import Layout
from triage.scoring.evaluate.kept.row import Mark

# Why a row cannot be judged again, each by its mark; the first that holds is counted.
_LEFT_OUT = {"no_rules": Mark.WITHOUT_RULES, "not_kept": Mark.UNFIT, "passed_over": Mark.PASSED_OVER}
OTHER_INPUTS = "other_inputs"


@dataclass(frozen=True, slots=True, eq=False)
class Assembled:
    """The rows of a period, oldest first: inputs by name, what each row is of by name (see `FIXED`), own limits by row.

    "rules" points into `rules`, the hashes of the rule sets. `left_out` counts the others by why.
    """

    columns: Mapping[str, Column]
    fixed: Mapping[str, Ints]
    rules: tuple[str, ...]
    own: Mapping[int, Mapping[str, Decimal]]
    left_out: Mapping[str, int]


def assembled(
    wanted: Layout, blocks: Sequence[Block], start: int, end: int, department: int | None = None
) -> Assembled:
    """Return the rows of `blocks` from `start` until `end` (ms), of one department or all, with the inputs `wanted`."""
    usable = [block for block in blocks if places_in(wanted, block.layout) is not None]
    others = [block for block in blocks if places_in(wanted, block.layout) is None]
    left_out = _counted(others, start, end, department)
    fixed = {name: joined_fixed(name, usable) for name in FIXED[:-1]}
    fixed["rules"], rules = _rules(usable)
    inside = _inside(fixed, start, end, department)
    for name, count in _by_mark(fixed["mark"][inside]).items():
        left_out[name] = left_out.get(name, 0) + count
    whole = inside & (fixed["mark"] & ~int(Mark.BLOCKED) == 0)
    rows = _order(fixed, whole)
    columns = joined(wanted, usable)
    return Assembled(
        columns if rows is None else {name: _taken(column, rows) for name, column in columns.items()},
        fixed if rows is None else {name: values[rows] for name, values in fixed.items()},
        rules,
        _own(usable, rows),
        left_out,
    )


def _rules(blocks: Sequence[Block]) -> tuple[Ints, tuple[str, ...]]:
    hashes = tuple(dict.fromkeys(sha256 for block in blocks for sha256 in block.rules))
    places = {sha256: place for place, sha256 in enumerate(hashes)}
    pointed = [np.array([places[one] for one in block.rules])[block.fixed("rules")] for block in blocks]
    return (np.concatenate(pointed) if pointed else np.empty(0, np.int64)), hashes


def _inside(fixed: Mapping[str, Ints], start: int, end: int, department: int | None) -> Bools:
    inside = (fixed["at"] >= start) & (fixed["at"] < end)
    return inside if department is None else inside & (fixed["department"] == department)


def _order(fixed: Mapping[str, Ints], whole: Bools) -> Ints | None:
    """Return the rows to take, oldest first, None where they are all rows as they stand."""
    at, result = fixed["at"], fixed["result"]
    later = (at[1:] > at[:-1]) | ((at[1:] == at[:-1]) & (result[1:] >= result[:-1]))
    if whole.all() and later.all():
        return None
    rows = np.flatnonzero(whole)
    return rows[np.lexsort((result[rows], at[rows]))]


def _taken(column: Column, rows: Ints) -> Column:
    return Column(column.values[rows], column.status[rows], column.decimals, column.codes)


def _own(blocks: Sequence[Block], rows: Ints | None) -> dict[int, Mapping[str, Decimal]]:
    stored: dict[int, Mapping[str, Decimal]] = {}
    first = 0
    for block in blocks:
        stored |= {first + row: limits for row, limits in block.own.items()}
        first += block.rows
    if rows is None or not stored:
        return stored
    place = np.full(first, -1)
    place[rows] = np.arange(rows.size)
    moved = {int(place[row]): limits for row, limits in stored.items() if place[row] >= 0}
    return dict(sorted(moved.items()))


def _counted(blocks: Sequence[Block], start: int, end: int, department: int | None) -> dict[str, int]:
    if not blocks:
        return {}
    fixed = {name: joined_fixed(name, blocks) for name in ("at", "department", "mark")}
    marks = fixed["mark"][_inside(fixed, start, end, department)]
    found = _by_mark(marks)
    if others := int(marks.size) - sum(found.values()):
        found[OTHER_INPUTS] = others
    return found


def _by_mark(marks: Ints) -> dict[str, int]:
    found: dict[str, int] = {}
    left = marks
    for name, mark in _LEFT_OUT.items():
        is_marked = (left & int(mark)) != 0
        if count := int(np.count_nonzero(is_marked)):
            found[name] = count
        left = left[~is_marked]
    return found
