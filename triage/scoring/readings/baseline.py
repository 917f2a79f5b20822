"""Numbers that hold readings against a patient's own baseline: the median and the MAD of earlier days.

The MAD (median of the distances from the median) times 1.4826 estimates an SD that single odd values do not move.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from triage.clinical.readings import NONE, Ints
from triage.scoring.readings.danish_days import danish_days, danish_midnights
from triage.scoring.readings.ranges import double_medians, owners
from triage.scoring.readings.view import Reduced, View
from triage.scoring.readings.whole_numbers import half_up, whole

FEWEST = 7
_MAD_TO_SD = Fraction("1.4826")
_SLACK, _ALARM = Fraction(1, 2), Fraction(4)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The median and the MAD of earlier values, and how many there were."""

    median: Fraction
    mad: Fraction
    count: int

    def sd(self, mad_floor: Fraction) -> Fraction:
        """Return the spread as an SD, from a MAD not below `mad_floor`; 0 where there is none."""
        return _MAD_TO_SD * max(self.mad, mad_floor)

    def z(self, value: Fraction, mad_floor: Fraction) -> Fraction | None:
        """Return how many SDs `value` lies above the median; None where there is no spread."""
        sd = self.sd(mad_floor)
        return None if sd == 0 else (value - self.median) / sd


def baselines(values: Ints, begins: Ints) -> Iterator[Baseline]:
    """Yield the baseline of each range of `values` (none is empty), in the same scale."""
    doubled = double_medians(values, begins)
    distances = np.abs(2 * values - doubled[owners(begins, len(values))])
    counts = np.diff(np.append(begins, len(values)))
    found = zip(doubled.tolist(), double_medians(distances, begins).tolist(), counts.tolist(), strict=True)
    for median, mad, count in found:
        yield Baseline(Fraction(median, 2), Fraction(mad, 4), count)


@dataclass(frozen=True, slots=True)
class Cusum:
    """The upper and lower sums after each value, and the first place where one passed the alarm limit."""

    up: tuple[Fraction, ...]
    down: tuple[Fraction, ...]
    alarm_up: int | None
    alarm_down: int | None


def cusum(
    values: Sequence[Fraction | None], target: Fraction, sd: Fraction, k: Fraction = _SLACK, h: Fraction = _ALARM
) -> Cusum:
    """Return the sums of how far `values` lie beyond `k` SDs from `target`, never below 0; a gap carries them on.

    Raises ZeroDivisionError for an SD of 0.
    """
    scores = [None if value is None else (value - target) / sd for value in values]
    up = tuple(_running(scores, k))
    down = tuple(_running([None if score is None else -score for score in scores], k))
    return Cusum(up, down, _first_over(up, h), _first_over(down, h))


def robust_z(view: View, decimals: int) -> Reduced:
    """Return how many SDs the newest value lies above the baseline of the `baseline_d` days before its own day.

    Needs seven earlier values, and a MAD or a `mad_floor` above 0; the newest must be of today or yesterday.
    """
    is_fresh = view.is_of_the_last(1)
    start, stop = view.days_before_newest(is_fresh, view.wanted.baseline_d)
    who = np.flatnonzero(is_fresh & (stop - start >= max(FEWEST, view.wanted.min_n or 0)))
    values, begins = view.values(start[who], stop[who])
    newest = view.cleaned.value[view.newest[who]].tolist()
    floor = _floor(view)
    zs = [own.z(Fraction(value), floor) for own, value in zip(baselines(values, begins), newest, strict=True)]
    return _where_any(view, who, zs, decimals, start, stop, view.newest)


def cusum_up(view: View, decimals: int) -> Reduced:
    """Return the newest upper sum of the window's values, against the baseline of the days before the window."""
    return _cusum(view, decimals, is_up=True)


def cusum_down(view: View, decimals: int) -> Reduced:
    """Return the newest lower sum of the window's values, against the baseline of the days before the window."""
    return _cusum(view, decimals, is_up=False)


def _cusum(view: View, decimals: int, *, is_up: bool) -> Reduced:
    has_any = view.inside >= (view.wanted.min_n or 1)
    safe = np.where(has_any, view.first, 0)
    day = danish_days(np.where(has_any, view.cleaned.time[safe], view.at) if len(view.cleaned.time) else view.at)
    start = view.since(danish_midnights(day - view.wanted.baseline_d))
    who = np.flatnonzero(has_any & (view.first - start >= FEWEST))
    values, begins = view.values(start[who], view.first[who])
    ends = [view.cleaned.value[first:end].tolist() for first, end in zip(view.first[who], view.stop[who], strict=True)]
    sums = [_newest_sum(view, own, end, is_up) for own, end in zip(baselines(values, begins), ends, strict=True)]
    return _where_any(view, who, sums, decimals, start, view.stop, np.full(len(view.at), NONE))


def _newest_sum(view: View, own: Baseline, values: Iterable[int], is_up: bool) -> Fraction | None:
    sd = own.sd(_floor(view))
    if sd == 0:
        return None
    found = cusum([Fraction(value) for value in values], own.median, sd, Fraction(view.wanted.k))
    return (found.up if is_up else found.down)[-1]


def _floor(view: View) -> Fraction:
    return Fraction(view.wanted.mad_floor or 0) * int(10**view.places)


def _where_any(
    view: View, who: Ints, numbers: Sequence[Fraction | None], decimals: int, start: Ints, stop: Ints, newest: Ints
) -> Reduced:
    """Return the numbers that are defined."""
    who = who[[number is not None for number in numbers]] if len(who) else who
    value = whole(half_up(number, decimals) for number in numbers if number is not None)
    return view.found(who, value, decimals, start[who], stop[who], newest[who])


def _running(scores: Iterable[Fraction | None], k: Fraction) -> Iterator[Fraction]:
    total = Fraction(0)
    for score in scores:
        total = total if score is None else max(Fraction(0), total + score - k)
        yield total


def _first_over(sums: Sequence[Fraction], limit: Fraction) -> int | None:
    return next((place for place, total in enumerate(sums) if total > limit), None)
