"""Overlaps, impossible journeys and short walks of a whole region: exactly those of the engine for one patient."""

from dataclasses import dataclass

import numpy as np

from triage.coordination.conflicts.region.columns import (
    AT_HOME,
    BY_PHONE,
    DAY,
    UNKNOWN,
    Columns,
    Flags,
    Ints,
    Rows,
    Small,
    Ways,
)
from triage.coordination.situation.policy import Policy

_MOST_BITS = 63
_NONE: Rows = np.zeros(0, np.intp)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Pairs of rows with the minutes between them and the minutes that were needed."""

    first: Rows
    second: Rows
    gap: Ints
    need: Ints


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows that cannot both be kept, or hardly; `overlaps` has two columns."""

    overlaps: tuple[Rows, Rows]
    journeys: Gaps
    walks: Gaps


@dataclass(frozen=True, slots=True)
class Line:
    """Every patient's visits one behind the other on one line of minutes, each patient on days of their own.

    So one comparison tells both whether two visits are of one patient and whether they share time.
    """

    order: Rows
    start: Ints
    end: Ints


def pairs(columns: Columns, ways: Ways, policy: Policy) -> Pairs:
    """Return every overlap, impossible journey and short walk; O(n log n) and the number of overlaps."""
    line = on_one_line(columns)
    first, second = _overlaps(line)
    gaps = _neighbours(columns, line, _most_needed(ways, policy))
    journeys, walks = _journeys(columns, ways, policy, gaps), _walks(columns, policy, gaps)
    return Pairs((line.order[first], line.order[second]), journeys, walks)


def on_one_line(columns: Columns) -> Line:
    """Return the rows by (patient, start, by phone, row): a call at the same minute never parts two neighbours."""
    if not len(columns.patient):
        return Line(np.zeros(0, np.intp), columns.start, columns.start)
    midnight = columns.start.min() // DAY * DAY
    span = (int((columns.start + columns.minutes).max() - midnight) // DAY + 1) * DAY
    start, order = _sorted(columns.patient * span + (columns.start - midnight), columns.place == BY_PHONE)
    return Line(order, start, start + columns.minutes.take(order))


def _sorted(start: Ints, is_by_phone: Flags) -> tuple[Ints, Rows]:
    """Return sorted starts and their rows; one sort of packed numbers is several times quicker than one by columns."""
    bits = len(start).bit_length()
    if int(start.max()).bit_length() + bits + 1 > _MOST_BITS:
        order = np.lexsort((is_by_phone, start))
        return start[order], order
    packed = (start << (bits + 1)) | (is_by_phone.astype(np.int64) << bits) | np.arange(len(start))
    packed.sort()
    return packed >> (bits + 1), (packed & ((1 << bits) - 1)).astype(np.intp)


def _overlaps(line: Line) -> tuple[Rows, Rows]:
    """Compare each with the next, then only those that reached it with the one after, until none reaches further."""
    ahead, behind = [_NONE], [_NONE]
    reaching = np.flatnonzero(line.start[1:] < line.end[:-1])
    step = 1
    while len(reaching):
        ahead.append(reaching)
        behind.append(reaching + step)
        step += 1
        reaching = reaching[reaching + step < len(line.start)]
        reaching = reaching[line.start[reaching + step] < line.end[reaching]]
    first, second = np.concatenate(ahead), np.concatenate(behind)
    both = line.start[first] < line.end[second]
    return first[both], second[both]


def _neighbours(columns: Columns, line: Line, enough: int) -> Gaps:
    """Return neighbours of a day that do not overlap with less than `enough` between them, or with calls between."""
    located = np.flatnonzero(columns.place.take(line.order) != BY_PHONE)
    start, end = line.start[located], line.end[located]
    is_near = start[1:] - end[:-1] < enough
    has_calls = np.diff(located) > 1
    near = np.flatnonzero(is_near | (has_calls & (start[1:] - start[:-1] < DAY)))
    overlap = (start[near + 1] < end[near]) & (start[near] < end[near + 1])
    near = near[~overlap & (start[near] // DAY == start[near + 1] // DAY)]
    first, second = located[near], located[near + 1]
    gap = line.start[second] - line.end[first] - _by_phone(line, first, second)
    return Gaps(line.order[first], line.order[second], gap, gap)


def _by_phone(line: Line, first: Rows, second: Rows) -> Ints:
    """Return the minutes of calls that lie wholly between two neighbours: nothing else stands between them."""
    minutes = np.zeros(len(first), np.int64)
    step = 1
    calls = np.flatnonzero(first + step < second)
    while len(calls):
        call = first[calls] + step
        is_between = (line.start[call] >= line.end[first[calls]]) & (line.end[call] <= line.start[second[calls]])
        minutes[calls] += np.where(is_between, line.end[call] - line.start[call], 0)
        step += 1
        calls = calls[first[calls] + step < second[calls]]
    return minutes


def _journeys(columns: Columns, ways: Ways, policy: Policy, near: Gaps) -> Gaps:
    here, there = columns.place[near.first], columns.place[near.second]
    way = _way(ways, columns.patient[near.first], here, there)
    need = way + np.where(there == AT_HOME, 0, policy.arrive_early_min)
    return _short(near, need, (here != there) & (way != UNKNOWN))


def _way(ways: Ways, patient: Ints, here: Small, there: Small) -> Ints:
    """Return the minutes between two places; between two that are none, nobody knows."""
    way = np.full(len(here), UNKNOWN, np.int64)
    sites = (here >= 0) & (there >= 0)
    way[sites] = ways.sites[here[sites], there[sites]]
    for one, other in ((here, there), (there, here)):
        home = (one == AT_HOME) & (other >= 0)
        way[home] = ways.homes[patient[home], other[home]]
    return way


def _walks(columns: Columns, policy: Policy, near: Gaps) -> Gaps:
    here, there = columns.place[near.first], columns.place[near.second]
    is_other_dept = columns.dept[near.first] != columns.dept[near.second]
    need = np.full(len(here), policy.walk_min, np.int64)
    return _short(near, need, (here == there) & (here >= 0) & is_other_dept)


def _short(near: Gaps, need: Ints, asked: Flags) -> Gaps:
    short = asked & (near.gap < need)
    return Gaps(near.first[short], near.second[short], near.gap[short], need[short])


def _most_needed(ways: Ways, policy: Policy) -> int:
    longest = max((int(part.max()) for part in (ways.sites, ways.homes) if part.size), default=0)
    return max(longest + policy.arrive_early_min, policy.walk_min)
