"""What it costs to place what is left of a patient's appointments from each day on, when days are not tied."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from triage.coordination.proposals.search.courses import Course
from triage.coordination.proposals.search.day import Day, packed
from triage.coordination.proposals.search.diary import Diary
from triage.coordination.proposals.search.options import NOWHERE
from triage.coordination.proposals.search.subsets import Splits, costs_before, costs_of_nothing, splits_of
from triage.coordination.proposals.search.weight import BREACH_DAY, IMPOSSIBLE, Flags, Ints


@dataclass(frozen=True)
class Way:
    """A row for each mover, and what they cost: the weight, and the order among plans of the same weight.

    Where the search was cut short the rows may cost more, or may not do at all; no others cost less than is said.
    """

    weight: int
    text: int
    rows: tuple[int, ...]
    is_exact: bool = True


@dataclass(frozen=True)
class Offer:
    """What a day costs each set of movers at best, and which combination that is for the sets that can come."""

    costs: Ints
    masks: Ints
    combinations: Ints


@dataclass(frozen=True)
class Outlook:
    """What each day offers with some rows closed, and `costs` from each day on; the last is when all are over."""

    offers: tuple[Offer, ...]
    costs: tuple[Ints, ...]


@dataclass(frozen=True)
class Horizon:
    """A patient's days when it is settled that the movers `waiting` get no time; `running` are the courses that end."""

    diary: Diary
    days: tuple[Day, ...]
    waiting: int
    running: tuple[Course, ...]
    _offers: dict[tuple[int, bytes], Offer] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Return the movers that get a time."""
        return (1 << self.diary.movers) - 1 & ~self.waiting

    def besides(self, day: int, whole: Ints, part: Ints) -> Ints | None:
        """Return what it costs besides that of `whole`, which is left, `part` comes on a day and the rest later."""
        late = [(course, days) for course in self.running if (days := course.breach(self.diary.days[day]))]
        orders = [(mover, kept) for mover, kept in enumerate(self.diary.ties.never_later) if kept]
        if not (late or orders):
            return None
        cost = np.zeros(len(whole), dtype=np.int64)
        for course, days in late:
            members = whole & course.members & ~self.waiting
            cost += ((members != 0) & (members & ~part == 0)) * days * BREACH_DAY
        for mover, kept in orders:
            cost[(part >> mover & 1 == 1) & (whole & ~part & kept != 0)] = IMPOSSIBLE
        return cost

    def outlook(self, rows: Flags, known: Outlook | None = None) -> Outlook:
        """Return what can be had with the `rows` that are open; days that end as in a `known` one are not looked at."""
        offers = tuple(self._offer(number, rows) for number in range(len(self.days)))
        costs = [costs_of_nothing(self.diary.movers)]
        for number in reversed(range(len(offers))):
            if known is not None and known.offers[number] is offers[number]:
                costs.append(known.costs[number])
            else:
                known = None
                costs.append(costs_before(offers[number].costs, costs[-1], self._besides[number], self._splits))
        return Outlook(offers, tuple(reversed(costs)))

    @cached_property
    def _splits(self) -> Splits:
        return splits_of(self.diary.movers)

    @cached_property
    def _besides(self) -> tuple[Ints | None, ...]:
        return tuple(self.besides(day, self._splits.whole, self._splits.part) for day in range(len(self.days)))

    def _offer(self, number: int, rows: Flags) -> Offer:
        day = self.days[number]
        is_open = rows[day.rows]
        key = number, is_open.tobytes()
        if key not in self._offers:
            self._offers[key] = _offer(day, is_open, self.diary)
        return self._offers[key]

    def is_possible(self, outlook: Outlook) -> bool:
        """Return whether all who should get a time can have one."""
        return int(outlook.costs[0][self.start]) < IMPOSSIBLE

    def ordered(self, rows: Sequence[int]) -> tuple[int, ...]:
        """Return the movers' rows in the order of their movers."""
        owner = self.diary.options.owner
        return tuple(sorted((row for row in rows if owner[row] != NOWHERE), key=lambda row: int(owner[row])))


def horizon_of(diary: Diary, allowed: Flags, waiting: int) -> Horizon:
    """Return a patient's days with the rows that are allowed."""
    running = tuple(course for course in diary.courses if not course.asked & waiting and course.members & ~waiting)
    return Horizon(diary, tuple(diary.day(number, allowed) for number in diary.days), waiting, running)


def _offer(day: Day, is_open: Flags, diary: Diary) -> Offer:
    """Return the best open combination for each set of movers; the day has them by set, the best first."""
    found = np.arange(len(day.mask))
    if not is_open.all():
        found = np.flatnonzero(~(day.bits & packed(~is_open)).any(axis=1))
    mask = day.mask[found]
    best = found[np.concatenate((np.ones(min(1, len(mask)), dtype=bool), mask[1:] != mask[:-1]))]
    costs = np.full(1 << diary.movers, IMPOSSIBLE, dtype=np.int64)
    costs[day.mask[best]] = day.weight[best]
    return Offer(costs, day.mask[best], best)
