"""The best plan of one patient by itself: days times subsets, and a search where days are tied to one another."""

from collections.abc import Iterator

import numpy as np

from triage.coordination.proposals.search.diary import Diary
from triage.coordination.proposals.search.horizon import Horizon, Way, horizon_of
from triage.coordination.proposals.search.options import NOWHERE
from triage.coordination.proposals.search.tied_days import tied_best
from triage.coordination.proposals.search.weight import BREACH_DAY, Flags


def best_of(diary: Diary, allowed: Flags, may_breach: int) -> Way | None:
    """Return the best plan among the rows allowed with at most `may_breach` days of breach; None where there is none.

    Where the search was cut short it is not exact; no plan is better than it says.
    """
    best: Way | None = None
    for waiting in _left_without_time(diary, allowed):
        if best is not None and diary.base + _weight_of(diary, waiting) > best.weight:
            continue
        found = _attempt(diary, allowed, may_breach, waiting)
        if found is not None and (best is None or (found.weight, found.text) < (best.weight, best.text)):
            best = found
    return best


def _left_without_time(diary: Diary, allowed: Flags) -> Iterator[int]:
    """Yield every set of movers that could be left without a time, the smallest first."""
    options = diary.options
    can = options.owner[(options.owner != NOWHERE) & (options.day == NOWHERE) & allowed]
    every = sum(1 << int(mover) for mover in can)
    yield from sorted((chosen for chosen in range(every + 1) if chosen & ~every == 0), key=int.bit_count)


def _attempt(diary: Diary, allowed: Flags, may_breach: int, waiting: int) -> Way | None:
    """Return the best plan when it is settled which movers are left without a time."""
    standing = sum(_standing(diary, waiting))
    if standing > may_breach:
        return None
    early = allowed & _early_enough(diary, may_breach, waiting)
    horizon = horizon_of(diary, early, waiting)
    way = tied_best(horizon, early, may_breach - standing)
    return None if way is None else _with_the_rest(horizon, way, standing)


def _early_enough(diary: Diary, may_breach: int, waiting: int) -> Flags:
    """Return the rows that do not come too late all by themselves."""
    owner, day = diary.options.owner, diary.options.day
    kept = np.ones(diary.options.size, dtype=bool)
    for course in diary.courses:
        if not course.asked & waiting:
            late = [number for number in diary.days if course.breach(number) > may_breach]
            members = [mover for mover in range(diary.movers) if course.members >> mover & 1]
            kept &= ~(np.isin(day, late) & np.isin(owner, members))
    return kept


def _rows_without_time(diary: Diary, waiting: int) -> list[int]:
    """Return the rows of the movers that get no time."""
    options = diary.options
    asked = np.flatnonzero((options.day == NOWHERE) & (options.owner != NOWHERE))
    return [int(row) for row in asked if waiting >> int(options.owner[row]) & 1]


def _weight_of(diary: Diary, waiting: int) -> int:
    return sum(int(diary.options.weight[row]) for row in _rows_without_time(diary, waiting))


def _with_the_rest(horizon: Horizon, way: Way, standing: int) -> Way:
    """Return the way with what gets no time, and with the weight of all that is the same in every plan."""
    diary, options, waiting = horizon.diary, horizon.diary.options, horizon.waiting
    rows = _rows_without_time(diary, waiting)
    weight = way.weight + diary.base + standing * BREACH_DAY + _weight_of(diary, waiting)
    text = way.text + sum(int(diary.places[options.owner[row]]) * int(options.rank[row]) for row in rows)
    return Way(weight, text, horizon.ordered((*way.rows, *rows)), way.is_exact)


def _standing(diary: Diary, waiting: int) -> Iterator[int]:
    """Yield the days of breach of courses that end with visits which cannot move."""
    for course in diary.courses:
        if not course.asked & waiting and not course.members & ~waiting:
            yield course.standing
