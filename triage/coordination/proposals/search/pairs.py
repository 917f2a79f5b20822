"""Which two rows of a patient are at odds whatever else is chosen: at once, in the wrong order, spoiling one another.

The same rules as in `conflicts`, for all pairs of rows at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from triage.coordination.proposals.search.options import Options
from triage.coordination.proposals.search.weight import Flags, Ints
from triage.coordination.situation.supply import Dependency, PrepRule
from triage.coordination.situation.visit import Visit

# Rows that come first, rows that come second, and which of these pairs are at odds.
_Block = tuple[Ints, Ints, Flags]


@dataclass(frozen=True)
class Pairs:
    """Square tables over rows: `hard` pairs are never chosen together, `soft` ones cost so many blockers.

    Rows of the same appointment are in neither.
    """

    hard: Flags
    soft: Ints


def pairs_of(options: Options) -> Pairs:
    """Return how the rows get on."""
    dependencies, rules = options.person.dependencies, options.person.situation.prep_rules
    found = _overlaps(options).astype(np.int64)
    for blocks in (
        [_fasting_broken(options)],
        [_order(options, one) for one in dependencies],
        [_expired(options, one) for one in dependencies],
        [_spoiled(options, one) for one in rules],
    ):
        found += _either(options, blocks)
    found[_same_appointment(options)] = 0
    is_moved = options.is_new[:, None] | options.is_new[None, :]
    return Pairs((found > 0) & is_moved, np.where(is_moved, 0, found))


def _same_appointment(options: Options) -> Flags:
    names = {key: number for number, key in enumerate(dict.fromkeys(one.visit.id for one in options.choices))}
    own = np.array([names[one.visit.id] for one in options.choices], dtype=np.int64)
    same: Flags = own[:, None] == own[None, :]
    return same


def _either(options: Options, blocks: Iterable[_Block]) -> Flags:
    """Return where a block has a pair, in whichever order; two rules about a pair count once."""
    found = np.zeros((options.size, options.size), dtype=bool)
    for first, second, at_odds in blocks:
        found[np.ix_(first, second)] |= at_odds
        found[np.ix_(second, first)] |= at_odds.T
    return found


def _overlaps(options: Options) -> Flags:
    begins_before = options.start[:, None] < options.end[None, :]
    both: Flags = begins_before & begins_before.T
    return both & options.is_upcoming[:, None] & options.is_upcoming[None, :]


def _fasting_broken(options: Options) -> _Block:
    hours = np.array([one.visit.fasting_hours or 0 for one in options.choices], dtype=np.int64)
    meal = _rows(options, lambda visit: visit.gives_food, options.is_upcoming)
    fasting = np.flatnonzero((hours > 0) & options.is_upcoming)
    is_before = options.start[meal][:, None] < options.start[fasting][None, :]
    begins = (options.start - 60 * hours)[fasting]
    return meal, fasting, is_before & (options.end[meal][:, None] > begins[None, :])


def _order(options: Options, rule: Dependency) -> _Block:
    before, after = _needed(options, rule)
    return before, after, _gaps(options, before, after) < rule.min_gap_min


def _expired(options: Options, rule: Dependency) -> _Block:
    before, after = _needed(options, rule)
    gaps = _gaps(options, before, after)
    if rule.max_gap_min is None:
        return before, after, np.zeros(gaps.shape, dtype=bool)
    return before, after, (gaps > rule.max_gap_min) & (gaps >= rule.min_gap_min)


def _needed(options: Options, rule: Dependency) -> tuple[Ints, Ints]:
    """Return the rows of what is needed, and of what needs it, as far as they have a time."""
    has_time = np.array([one.visit.start is not None for one in options.choices], dtype=bool)
    before = _rows(options, lambda visit: visit.id == rule.before and (visit.is_active or visit.was_held), has_time)
    return before, _rows(options, lambda visit: visit.id == rule.after and visit.is_active, has_time)


def _spoiled(options: Options, rule: PrepRule) -> _Block:
    first = _rows(options, lambda visit: rule.first in visit.tags, options.is_upcoming)
    second = _rows(options, lambda visit: rule.second in visit.tags, options.is_upcoming)
    gaps = _gaps(options, first, second)
    return first, second, (gaps >= 0) & (gaps < 60 * rule.min_hours)


def _gaps(options: Options, first: Ints, second: Ints) -> Ints:
    gaps: Ints = options.start[second][None, :] - options.end[first][:, None]
    return gaps


def _rows(options: Options, holds: Callable[[Visit], bool], among: Flags) -> Ints:
    return np.flatnonzero(np.array([holds(one.visit) for one in options.choices], dtype=bool) & among)
