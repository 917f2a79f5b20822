"""Which patients of a region may have conflicts of other kinds, so that only they are looked at one by one."""

from datetime import time, timedelta

import numpy as np

from triage.coordination.closed_days import is_closed
from triage.coordination.conflicts.region.columns import DAY, UNKNOWN, Columns, Flags, Ways
from triage.coordination.conflicts.region.pairs import on_one_line
from triage.coordination.situation.policy import Policy


def may_have_others(columns: Columns, ways: Ways, policy: Policy, notable: Flags) -> Flags:
    """Return for each patient whether anything but overlaps, journeys and walks may be at odds.

    `notable` says it of those of whom more is known than times and places (`is_notable`). Nobody with such a conflict
    is missed; some without any are among them.
    """
    may = notable.copy()
    for rows in (_on_closed_days(columns), _at_the_edges(columns, ways, policy), _waiting(columns, policy)):
        may[columns.patient[rows]] = True
    return may


def _on_closed_days(columns: Columns) -> Flags:
    days, number = np.unique(columns.start // DAY, return_inverse=True)
    closed = np.array([is_closed(columns.day + timedelta(days=int(day))) for day in days], np.bool_)
    return closed[number] & (columns.place >= 0) if len(days) else np.zeros(0, np.bool_)


def _at_the_edges(columns: Columns, ways: Ways, policy: Policy) -> Flags:
    """Return visits that a patient would leave home too early for, or come back from too late, if they were alone."""
    at_site = np.flatnonzero(columns.place >= 0)
    way = ways.homes[columns.patient[at_site], columns.place[at_site]].astype(np.int64)
    begins = columns.start[at_site] % DAY
    early = begins - way - policy.arrive_early_min < _minute(policy.earliest_departure)
    late = begins + columns.minutes[at_site] + way > _minute(policy.latest_return)
    edge = np.zeros(len(columns.place), np.bool_)
    edge[at_site] = (way != UNKNOWN) & (early | late)
    return edge


def _waiting(columns: Columns, policy: Policy) -> Flags:
    """Return visits with a long time to the next of the same day, the way between them not taken off."""
    line = on_one_line(columns)
    at_site = np.flatnonzero((columns.place >= 0).take(line.order))
    start, end = line.start[at_site], line.end[at_site]
    waits = (start[1:] - end[:-1] > policy.long_wait_min) & (start[1:] - start[:-1] < DAY)
    found = np.zeros(len(columns.place), np.bool_)
    found[line.order[at_site[:-1][waits]]] = True
    return found


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
