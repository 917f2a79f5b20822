"""The same reading sent twice: the same value of the same kind within so many seconds."""

from bisect import bisect_left, insort

import numpy as np

from triage.clinical.readings import Bools, Ints


def duplicates(group: Ints, time: Ints, value: Ints, typed: Bools, within: Ints) -> Bools:
    """Return which readings are copies of another that stays.

    Rows are sorted by `group` (one patient's readings of one kind), time and id; `within` is how far apart copies of
    each row's kind may be (inclusive; same unit as `time`). The device's copy stays before the typed one; between
    equals the earlier does.
    """
    found = np.zeros(len(group), np.bool_)
    if not len(group):
        return found
    near = (group[1:] == group[:-1]) & (np.diff(time) <= within[1:])
    rows = np.flatnonzero(np.append(near, False) | np.append(False, near))
    rows = rows[np.lexsort((rows, value[rows], group[rows]))]
    same = (group[rows[1:]] == group[rows[:-1]]) & (value[rows[1:]] == value[rows[:-1]])
    linked = same & (np.diff(time[rows]) <= within[rows[1:]])
    firsts, ends = _chains(linked)
    is_pair = ends - firsts == 2
    earlier, later = rows[firsts[is_pair]], rows[firsts[is_pair] + 1]
    found[np.where(typed[earlier] & ~typed[later], earlier, later)] = True
    for first, end in zip(firsts[~is_pair].tolist(), ends[~is_pair].tolist(), strict=True):
        chain = rows[first:end]
        found[chain] = _copies(time[chain].tolist(), typed[chain].tolist(), int(within[chain[0]]))
    return found


def _chains(linked: Bools) -> tuple[Ints, Ints]:
    """Return the first and the end of every run of rows that are linked one to the next."""
    edges = np.diff(np.concatenate(([False], linked, [False])).astype(np.int8))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) + 1


def _copies(times: list[int], typed: list[bool], within: int) -> list[bool]:
    """Return which of readings with one value, in order of time, are copies."""
    kept: list[int] = []
    copies = [False] * len(times)
    for number in sorted(range(len(times)), key=lambda one: typed[one]):
        place = bisect_left(kept, times[number])
        copies[number] = any(abs(other - times[number]) <= within for other in kept[max(0, place - 1) : place + 1])
        if not copies[number]:
            insort(kept, times[number])
    return copies
