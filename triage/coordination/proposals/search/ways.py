"""What it takes to go from one of a day's rows to another, and what that costs."""

from dataclasses import dataclass

import numpy as np

from triage.coordination.proposals.search.options import NOWHERE, Options
from triage.coordination.proposals.search.weight import Flags, Ints

_UNKNOWN = -1
# More minutes than there are between any two visits.
PLENTY = 1 << 40


@dataclass(frozen=True)
class Ways:
    """Tables from a row (0 is from nowhere, others one more than their number) to another of the same day.

    `points` is what the trip grows by, `spare` the minutes left when way and early arrival are taken off; going there
    too late is `is_hard` where one of the two is moved. `is_unknown`: nobody knows the way, and one of them is moved.
    `ends` is when a row ends.
    """

    points: Ints
    spare: Ints
    is_hard: Flags
    is_unknown: Flags
    ends: Ints


def ways_between(options: Options, rows: Ints) -> Ways:
    """Return the ways among the rows of a day, which are in order of time."""
    start, end, place = options.start[rows], options.end[rows], options.place[rows]
    minutes = _minutes(options)[np.ix_(place, place)]
    is_located = (place != NOWHERE)[:, None] & (place != NOWHERE)[None, :]
    is_apart = (place[:, None] != place[None, :]) & is_located
    is_moved = options.is_new[rows][:, None] | options.is_new[rows][None, :]
    gap = start[None, :] - end[:, None]
    early = np.where(options.is_physical[rows], options.person.situation.policy.arrive_early_min, 0)
    is_told = is_apart & (minutes != _UNKNOWN) & _may_be_late(options, rows)
    return Ways(
        points=np.vstack((_from_home(options, rows), _points(options, rows, minutes, gap))),
        spare=_headed(np.where(is_told, gap - minutes - early[None, :], PLENTY), PLENTY),
        is_hard=_headed(is_moved, 0).astype(bool),
        is_unknown=_headed(is_apart & is_moved & (minutes == _UNKNOWN), 0).astype(bool),
        ends=np.concatenate((np.zeros(1, dtype=np.int64), end)),
    )


def _headed(table: Flags | Ints, head: int) -> Ints:
    return np.vstack((np.full((1, table.shape[1]), head, dtype=np.int64), table.astype(np.int64)))


def _may_be_late(options: Options, rows: Ints) -> Flags:
    """Return the pairs that can be a journey too short: to come, and not at the same time, which is worse."""
    start, end = options.start[rows], options.end[rows]
    begins_before = start[:, None] < end[None, :]
    upcoming = options.is_upcoming[rows][:, None] & options.is_upcoming[rows][None, :]
    may: Flags = upcoming & ~(begins_before & begins_before.T)
    return may


def _minutes(options: Options) -> Ints:
    travel = options.person.situation.travel
    ways = [[travel.between(here, there) for there in options.places] for here in options.places]
    return np.array([[_UNKNOWN if way is None else way for way in row] for row in ways], dtype=np.int64)


def _from_home(options: Options, rows: Ints) -> Ints:
    """Return the points of a trip to one row alone; at home or by phone there is none."""
    return np.where(options.is_physical[rows], options.leaves[rows] + options.returns[rows], 0)


def _points(options: Options, rows: Ints, minutes: Ints, gap: Ints) -> Ints:
    """Return what a day's points grow by when a row follows another; from home a new trip begins."""
    policy, physical = options.person.situation.policy, options.is_physical[rows]
    way = np.maximum(minutes, 0)
    # A stretch that nobody knows the length of has no waiting either.
    wait = np.where(minutes == _UNKNOWN, 0, np.maximum(gap - way, 0))
    onward = policy.pts_travel * way + policy.pts_wait * wait - options.returns[rows][:, None] + options.returns[rows]
    both = physical[:, None] & physical[None, :]
    return np.where(both, onward, _from_home(options, rows)[None, :])
