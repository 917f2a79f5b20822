"""Readings as they stood at many moments of the same patients: each moment is a patient of a batch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from triage.clinical.readings import ABSENT, NEVER, NONE, Bools, Ints, Readings
from triage.scoring.readings.ranges import first_not_before, owners, unrolled
from triage.scoring.readings.reduce import code_of
from triage.scoring.rules.model import Aggregation, Input, InputKind

_DAY_US = 86_400_000_000
_HOURS_A_DAY = 24
# What was dated further ahead when it came counts as not come.
_AHEAD_US = 2 * _DAY_US
# Beyond the window: the newest may be as old as its day, and days begin at midnight.
_SPARE_DAYS = 9
# So many plain readings of a kind are looked past: if none of them can be used after all, the values would be others.
_PLAIN = 3
_FROM_BASELINE = frozenset({Aggregation.ROBUST_Z, Aggregation.CUSUM_UP, Aggregation.CUSUM_DOWN})
_NEEDS_NO_WINDOW = _FROM_BASELINE | {
    Aggregation.LAST,
    Aggregation.HOURS_SINCE_LAST,
    Aggregation.DAYS_SINCE_LAST,
    Aggregation.DELTA,
    Aggregation.Z_7DAY_MEAN,
}


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """`now` (microseconds) of each moment, and the place of its patient among those of the readings."""

    owner: Ints
    now: Ints

    def part(self, first: int, end: int) -> "Moments":
        """Return the moments `first` to `end`."""
        return Moments(self.owner[first:end], self.now[first:end])


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """The readings of some kinds by patient, kind and time, ready to be cut at any moment."""

    readings: Readings
    codes: Sequence[str]
    groups: Ints
    plain_before: Ints
    plain_time: Ints
    reach: int
    comes_once: bool

    def at(self, moments: Moments, *, by_arrival: bool) -> Readings:
        """Return what counts at each moment, all that had arrived by then or, else, all that was measured by then."""
        found, time = self.readings, self.readings.time
        kinds = len(self.codes)
        group = (moments.owner[:, None] * kinds + np.arange(kinds)).ravel()
        now = np.repeat(moments.now, kinds)
        start, end = self.groups[group], self.groups[group + 1]
        stop = first_not_before(time, start, end, now + (_AHEAD_US if by_arrival else 0) + 1)
        begin = first_not_before(time, start, stop, self._since(start, stop, now))
        rows, begins = unrolled(begin, stop)
        moment = owners(begins, len(rows)) // kinds
        if by_arrival:
            received = found.received[rows]
            has_come = (received == NEVER) | (received <= moments.now[moment])
            rows, moment = rows[has_come], moment[has_come]
        taken = _taken(found, rows, moment, moments.now.size)
        # No two moments share a reading then, and none of them has to be looked for among the others.
        return replace(taken, key=np.arange(rows.size)) if self.comes_once else taken

    def _since(self, start: Ints, stop: Ints, now: Ints) -> Ints:
        """Return from when on readings are taken: as far back as any input looks from now or from the newest."""
        if self.reach == NEVER:
            return np.full(now.size, np.iinfo(np.int64).min)
        last = self.plain_before[stop] - _PLAIN
        is_there = last >= self.plain_before[start]
        place = np.where(is_there, last, 0)
        newest = self.plain_time[place] if self.plain_time.size else now
        return np.where(is_there, np.minimum(newest, now) - self.reach, np.iinfo(np.int64).min)


def past_of(readings: Readings, inputs: Iterable[Input]) -> Past:
    """Return the readings that `inputs` are made of, sorted."""
    wanted = [one for one in inputs if one.kind in (InputKind.READING, InputKind.CGM)]
    codes = sorted({code_of(one) for one in wanted})
    place = np.array([codes.index(kind) if kind in codes else NONE for kind in readings.kinds] + [NONE])
    kind = place[readings.kind]
    rows = np.flatnonzero((kind != NONE) & (readings.patient >= 0))
    group = readings.patient[rows].astype(np.int64) * len(codes) + kind[rows]
    order = np.lexsort((readings.key[rows], readings.time[rows], group))
    rows, group = rows[order], group[order]
    found = _taken(readings, rows, readings.patient[rows], len(readings.patients))
    plain = _plain(found)
    return Past(
        readings=replace(found, patients=readings.patients),
        codes=codes,
        groups=np.searchsorted(group, np.arange(len(readings.patients) * len(codes) + 1)),
        plain_before=np.concatenate([[0], np.cumsum(plain)]),
        plain_time=found.time[plain],
        reach=_reach(wanted),
        comes_once=np.unique(readings.key[rows]).size == rows.size,
    )


def _reach(inputs: Iterable[Input]) -> int:
    """Return how far back any of `inputs` looks (microseconds), NEVER where one looks at everything."""
    reach = 0
    for one in inputs:
        days = _days(one)
        if days is None:
            return int(NEVER)
        reach = max(reach, (days + _SPARE_DAYS) * _DAY_US)
    return reach


def _days(one: Input) -> int | None:
    window = int(one.window_h // _HOURS_A_DAY) + 1 if one.window_h is not None else one.window_d
    if window is None and one.agg is not None and one.agg not in _NEEDS_NO_WINDOW:
        return None
    return (window or 0) + (one.baseline_d if one.agg in _FROM_BASELINE else 0)


def _plain(readings: Readings) -> Bools:
    """Return which readings have nothing against them as they stand."""
    is_told = (readings.decimals != ABSENT) & (readings.unit != NONE) & (readings.fault == NONE)
    plain: Bools = is_told & ~readings.withdrawn.astype(np.bool_) & ~readings.weak
    return plain


def _taken(readings: Readings, rows: Ints, patient: Ints, patients: int) -> Readings:
    names = ("key", "kind", "value", "decimals", "unit", "time", "device", "version", "status", "weak")
    columns = {name: getattr(readings, name)[rows] for name in (*names, "calibrated_until", "fault", "received")}
    return replace(readings, patients=("",) * patients, patient=patient, **columns)
