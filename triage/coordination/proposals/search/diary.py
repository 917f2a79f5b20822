"""One patient's choices prepared for the search: what stands, what each day offers, and what ties days together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from triage.coordination.conflicts.person import Person
from triage.coordination.proposals.choices import Choice
from triage.coordination.proposals.search.courses import Course, courses_of
from triage.coordination.proposals.search.day import Day, day_of
from triage.coordination.proposals.search.options import NOWHERE, Options, options_of
from triage.coordination.proposals.search.pairs import Pairs, pairs_of
from triage.coordination.proposals.search.ties import Ties, ties_of
from triage.coordination.proposals.search.weight import BLOCKER, Flags, Ints

# The order of plans by text fits into this many bits, or is counted in whole numbers of any size.
_FITS = 62


@dataclass(frozen=True)
class Diary:
    """A patient's rows with all that is worked out once; `possible` are those that nothing fixed forbids.

    `base` is the weight of what is the same in every plan, but for the days that movers may come on.
    """

    options: Options
    pairs: Pairs
    ties: Ties
    possible: Flags
    base: int
    courses: tuple[Course, ...]
    places: Ints
    _days: dict[tuple[int, bytes], Day] = field(default_factory=dict)

    @property
    def movers(self) -> int:
        """Return how many appointments have more than one place."""
        return len(self.options.movers)

    @cached_property
    def days(self) -> tuple[int, ...]:
        """Return the days on which a mover may come, in order."""
        has_mover = (self.options.owner != NOWHERE) & (self.options.day != NOWHERE)
        return tuple(int(day) for day in np.unique(self.options.day[has_mover]))

    @cached_property
    def _rows_by_day(self) -> Mapping[int, Ints]:
        return {day: np.flatnonzero(self.options.day == day) for day in self.days}

    def day(self, number: int, allowed: Flags) -> Day:
        """Return what can be done on a day with the rows that are allowed."""
        rows = self._rows_by_day[number]
        rows = rows[allowed[rows]]
        key = number, rows.tobytes()
        if key not in self._days:
            self._days[key] = day_of(self.options, self.pairs, rows, self.places, self.ties.alike)
        return self._days[key]


def diary_of(person: Person, choices: Mapping[str, Sequence[Choice]]) -> Diary:
    """Return the diary of a patient who is alive."""
    options = options_of(person, choices)
    pairs = pairs_of(options)
    is_fixed = options.owner == NOWHERE
    is_elsewhere = options.day[:, None] != options.day[None, :]
    to_fixed = is_elsewhere & is_fixed[None, :]
    possible = ~(pairs.hard & to_fixed).any(axis=1)
    weight = options.weight + np.where(is_fixed, 0, (pairs.soft * to_fixed).sum(axis=1)) * BLOCKER
    options = replace(options, weight=weight)
    base = int((pairs.soft * (to_fixed & is_fixed[:, None])).sum()) // 2 * BLOCKER
    diary = Diary(options, pairs, ties_of(options, pairs), possible, base, tuple(courses_of(options)), _places(options))
    return replace(diary, base=base + _of_other_days(diary))


def _of_other_days(diary: Diary) -> int:
    """Return the weight of what stands where no mover may come, and of what has no time at all."""
    options = diary.options
    stands = (options.owner == NOWHERE) & ~np.isin(options.day, diary.days)
    weight = int(options.weight[stands & (options.day == NOWHERE)].sum())
    for number in np.unique(options.day[stands & (options.day != NOWHERE)]):
        rows = np.flatnonzero(options.day == number)
        weight += int(day_of(options, diary.pairs, rows, diary.places, diary.ties.alike).weight[0])
    return weight


def _places(options: Options) -> Ints:
    """Return what a mover's order by text weighs, so that the sum orders plans as their lists of texts."""
    counts = [int(options.rank[options.rows_of(mover)].max()) + 1 for mover in range(len(options.movers))]
    weights = [1]
    for count in reversed(counts[1:]):
        weights.insert(0, weights[0] * count)
    fits = not counts or (weights[0] * counts[0]).bit_length() <= _FITS
    return np.array(weights, dtype=np.int64 if fits else object)
