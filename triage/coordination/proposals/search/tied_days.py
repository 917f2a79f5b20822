"""The best way through days that are tied: the best of all ways, and where it breaks a tie, the best of either half."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

import numpy as np

from triage.coordination.proposals.search.best_way import best_way
from triage.coordination.proposals.search.halves import halves, halves_by_day, halves_of_either
from triage.coordination.proposals.search.horizon import Horizon, Outlook, Way
from triage.coordination.proposals.search.options import NOWHERE
from triage.coordination.proposals.search.weight import BLOCKER, Flags, parts_of

# What is looked at before the search is cut short: sets of movers and their parts, for every day; some seconds.
EFFORT = 30_000_000
# Parts that are then followed where they lead, for a way that will do.
DIVE = 60


@dataclass(frozen=True)
class _Part:
    """The ways that use some rows, and the best of them as far as ties are not looked at."""

    rows: Flags
    outlook: Outlook
    way: Way


@dataclass
class _Search:
    horizon: Horizon
    may_breach: int
    _number: Iterator[int] = field(default_factory=count)
    _open: list[tuple[int, int, int, _Part]] = field(default_factory=list)

    def best(self, rows: Flags) -> Way | None:
        """Return the best way that breaks no tie, None where there is none."""
        self._keep(rows, None)
        for _ in range(max(DIVE, EFFORT // 3**self.horizon.diary.movers)):
            if not self._open:
                return None
            _, _, _, part = heapq.heappop(self._open)
            found = self._halves(part)
            if found is None:
                return part.way
            for half in found:
                self._keep(half, part.outlook)
        return self._cut_short() if self._open else None

    def _cut_short(self) -> Way:
        """Return a way that will do, if one is near, with the cost that no way is below."""
        least = self._open[0][3].way
        for _ in range(DIVE):
            part = self._open[0][3] if self._open else None
            found = None if part is None else self._halves(part)
            if part is None or found is None:
                return replace(least, rows=least.rows if part is None else part.way.rows, is_exact=False)
            self._open.clear()
            for half in found:
                self._keep(half, part.outlook)
        return replace(least, is_exact=False)

    def _keep(self, rows: Flags, known: Outlook | None) -> None:
        rows = self._supported(rows)
        outlook = self.horizon.outlook(rows, known)
        if self.horizon.is_possible(outlook):
            way = best_way(self.horizon, outlook)
            way = replace(way, weight=way.weight + self._certain_blockers(rows) * BLOCKER)
            heapq.heappush(self._open, (way.weight, way.text, next(self._number), _Part(rows, outlook, way)))

    def _supported(self, rows: Flags) -> Flags:
        """Return the rows without those that are at odds with everything another mover can still have."""
        rows, before = rows.copy(), -1
        while before != (before := int(rows.sum())):
            for tie in self.horizon.diary.ties.pairs:
                fits = ~tie.hard
                rows[tie.first_rows] &= fits[:, rows[tie.second_rows]].any(axis=1)
                rows[tie.second_rows] &= fits[rows[tie.first_rows]].any(axis=0)
        return rows

    def _certain_blockers(self, rows: Flags) -> int:
        """Return the blockers between days that no choice among the rows avoids."""
        found = 0
        for tie in self.horizon.diary.ties.pairs:
            if tie.soft.any():
                block = np.ix_(np.flatnonzero(rows[tie.first_rows]), np.flatnonzero(rows[tie.second_rows]))
                costs = tie.soft[block][~tie.hard[block]]
                found += int(costs.min()) if len(costs) else 0
        return found

    def _halves(self, part: _Part) -> tuple[Flags, ...] | None:
        """Return what is looked at instead of a part whose best is not what it seems; None where it is."""
        diary = self.horizon.diary
        chosen = {int(diary.options.owner[row]): row for row in part.way.rows}
        ties = [tie for tie in diary.ties.pairs if tie.first in chosen and tie.second in chosen]
        for tie in ties:
            if tie.is_broken(chosen[tie.first], chosen[tie.second]):
                return halves(diary, part.rows, tie, chosen)
        if sum(tie.blockers(chosen[tie.first], chosen[tie.second]) for tie in ties) > self._certain_blockers(part.rows):
            costly = [tie for tie in ties if tie.blockers(chosen[tie.first], chosen[tie.second])]
            return next(found for tie in costly if (found := halves_of_either(diary, part.rows, tie, chosen)))
        if parts_of(part.way.weight)[1] > self.may_breach:
            return halves_by_day(diary, part.rows, chosen)
        return None


def tied_best(horizon: Horizon, allowed: Flags, may_breach: int) -> Way | None:
    """Return the best way that breaks no tie and has no more days of breach, None where there is none.

    Where the search would be too long it may break some: no way that does not is better.
    """
    options = horizon.diary.options
    waits = np.isin(options.owner, [one for one in range(horizon.diary.movers) if horizon.waiting >> one & 1])
    return _Search(horizon, may_breach).best(allowed & ((options.day != NOWHERE) | waits))
