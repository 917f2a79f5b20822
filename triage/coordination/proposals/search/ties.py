"""What ties one day of a patient to another: visits that need others before them, fasts and preparations overnight."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from triage.coordination.proposals.search.options import NOWHERE, Options
from triage.coordination.proposals.search.pairs import Pairs
from triage.coordination.proposals.search.weight import Flags, Ints


@dataclass(frozen=True)
class Tie:
    """Two movers of which some rows of different days are at odds; tables from rows of the first to the second's."""

    first: int
    second: int
    first_rows: Ints
    second_rows: Ints
    hard: Flags
    soft: Ints

    def is_broken(self, first: int, second: int) -> bool:
        """Return whether two rows are never chosen together."""
        return bool(self.hard[self._at(first, second)])

    def blockers(self, first: int, second: int) -> int:
        """Return how many blockers two rows are together."""
        return int(self.soft[self._at(first, second)])

    def _at(self, first: int, second: int) -> tuple[int, int]:
        return int(np.searchsorted(self.first_rows, first)), int(np.searchsorted(self.second_rows, second))

    def partners(self, mover: int, row: int) -> tuple[int, Ints]:
        """Return the other mover, and its rows that can be together with a row of `mover`."""
        if mover == self.first:
            return self.second, self.second_rows[~self.hard[np.searchsorted(self.first_rows, row)]]
        return self.first, self.first_rows[~self.hard[:, np.searchsorted(self.second_rows, row)]]


@dataclass(frozen=True)
class Ties:
    """All ties of a patient.

    `never_later` has a bit set of movers for each mover: none of these may come on a later day than it. `alike` names
    for each row the first of the same mover and day that is at odds with the same rows, or -1 where it is with none,
    but for what `never_later` says.
    """

    pairs: tuple[Tie, ...]
    never_later: tuple[int, ...]
    alike: Ints


def ties_of(options: Options, pairs: Pairs) -> Ties:
    """Return what ties days together."""
    moves, day = options.owner != NOWHERE, options.day
    apart = (day[:, None] != day[None, :]) & moves[:, None] & moves[None, :]
    hard, soft = pairs.hard & apart, np.where(apart, pairs.soft, 0)
    rows = [options.rows_of(mover) for mover in range(len(options.movers))]
    found = [_tie(first, second, rows, hard, soft) for first, second in combinations(range(len(rows)), 2)]
    never_later = tuple(_kept_back(day, rows, hard, mover) for mover in range(len(rows)))
    tied = tuple(tie for tie in found if tie.hard.any() or tie.soft.any())
    return Ties(tied, never_later, _alike(options, hard, soft))


def _tie(first: int, second: int, rows: Sequence[Ints], hard: Flags, soft: Ints) -> Tie:
    block = np.ix_(rows[first], rows[second])
    return Tie(first, second, rows[first], rows[second], hard[block], soft[block])


def _kept_back(day: Ints, rows: Sequence[Ints], hard: Flags, mover: int) -> int:
    """Return the movers of which no row can be on a later day than the mover's; such pairs are taken out of `hard`."""
    found = 0
    own = rows[mover]
    for other, theirs in enumerate(rows):
        block = np.ix_(own, theirs)
        is_later = (day[own][:, None] < day[theirs][None, :]) & (day[own] != NOWHERE)[:, None]
        if other != mover and is_later.any() and hard[block][is_later].all():
            found |= 1 << other
            hard[block] &= ~is_later
            hard[np.ix_(theirs, own)] &= ~is_later.T
    return found


def _alike(options: Options, hard: Flags, soft: Ints) -> Ints:
    first: dict[tuple[int, int, bytes], int] = {}
    found = np.full(options.size, NOWHERE, dtype=np.int64)
    for row in np.flatnonzero(hard.any(axis=1) | soft.any(axis=1)):
        key = int(options.owner[row]), int(options.day[row]), hard[row].tobytes() + soft[row].tobytes()
        found[row] = first.setdefault(key, int(row))
    return found
