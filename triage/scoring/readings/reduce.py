"""Reduce the usable readings of one kind to the one number that a rule compares.

Hour windows are elapsed time, both ends included; day windows count Danish calendar days. Everything is calculated
exactly and rounded half up once: to the input's `decimals`, or to the decimals of the aggregation where none stand.

Besides the plain ones:

delta               newest minus the oldest of the `window_d` days before the newest's day
fall_from_median    median of the earlier values within `window_d` days (ending today) minus the newest
z_7day_mean         (newest - mean) / SD of the values of the seven days before the newest's day, SD with n - 1 and not
                    below `sd_floor`; undefined where that is 0. After Cooper 2020 (Int J COPD 15:2005), who alarms on
                    FEV1 below the 7-day rolling mean - 1.645 SD
pct_loss            per cent lost from the start of the window: the median of the earliest three values (or as many as
                    there are) before the newest's day, so that one odd weighing is no weight loss

The last two, like delta, are undefined unless the newest value is of today or yesterday; pct_loss allows a week.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median

from triage.scoring.danish_time import danish_day, elapsed_hours
from triage.scoring.numbers import exact, round_half_up
from triage.scoring.readings.clean import Measured
from triage.scoring.rules.model import Aggregation, Input

_DECIMALS = {
    Aggregation.MEDIAN: 1,
    Aggregation.MEAN: 1,
    Aggregation.COUNT: 0,
    Aggregation.DELTA: 2,
    Aggregation.FALL_FROM_MEDIAN: 1,
    Aggregation.Z_7DAY_MEAN: 3,
    Aggregation.PCT_LOSS: 1,
    Aggregation.HOURS_SINCE_LAST: 1,
}
_ROLLING_DAYS = 7
_LOSS_START = 3
_FEWEST_FOR_SD = 2


@dataclass(frozen=True, slots=True)
class Reduced:
    """A number and the readings it rests on, oldest first; `value` None when there were too few.

    `reference` is what the newest value was held against (a median, a mean, an earlier value), `spread` the SD used.
    """

    value: Decimal | None
    used: tuple[Measured, ...] = ()
    reference: Decimal | None = None
    spread: Decimal | None = None


def reduce(readings: Sequence[Measured], wanted: Input, at: datetime) -> Reduced:
    """Return the number that `wanted` describes, seen at `at`; `readings` are of its kind, oldest first."""
    agg = Aggregation(wanted.agg or Aggregation.LAST)
    with exact():
        found = _relative(agg, readings, wanted, at) if agg in _RELATIVE else _plain(agg, readings, wanted, at)
        if found.value is None:
            return found
        return Reduced(_rounded(found.value, agg, wanted), found.used, found.reference, found.spread)


def current(readings: Sequence[Measured], wanted: Input, at: datetime) -> tuple[Measured, ...]:
    """Return the readings inside the window of `wanted`, seen at `at`."""
    if wanted.window_h is not None:
        return tuple(one for one in readings if elapsed_hours(one.time, at) <= wanted.window_h)
    if wanted.window_d is not None:
        first = danish_day(at) - timedelta(days=wanted.window_d - 1)
        return tuple(one for one in readings if danish_day(one.time) >= first)
    return tuple(readings)


def _rounded(value: Decimal, agg: Aggregation, wanted: Input) -> Decimal:
    decimals = _DECIMALS.get(agg) if wanted.decimals is None else wanted.decimals
    return value if decimals is None else round_half_up(value, decimals)


def _plain(agg: Aggregation, readings: Sequence[Measured], wanted: Input, at: datetime) -> Reduced:
    inside = current(readings, wanted, at)
    if len(inside) < (wanted.min_n or 1):
        return Reduced(None, inside)
    if agg is Aggregation.HOURS_SINCE_LAST:
        return Reduced(max(Decimal(0), elapsed_hours(inside[-1].time, at)), inside[-1:])
    if agg is Aggregation.LAST:
        return Reduced(inside[-1].value, inside[-1:])
    values = [one.value for one in inside]
    return Reduced(_OF_VALUES[agg](values), inside)


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _delta(inside: Sequence[Measured], wanted: Input, at: datetime) -> Reduced:
    newest = inside[-1]
    earlier = _days_before(newest, inside, wanted.window_d or 1)
    if not earlier or len(earlier) + 1 < (wanted.min_n or 1) or not _is_of(newest, at, days=1):
        return Reduced(None, (*earlier, newest))
    return Reduced(newest.value - earlier[0].value, (earlier[0], newest), earlier[0].value)


def _fall_from_median(readings: Sequence[Measured], wanted: Input, at: datetime) -> Reduced:
    inside = current(readings, wanted, at)
    if len(inside) - 1 < (wanted.min_n or 1):
        return Reduced(None, inside)
    usual = median([one.value for one in inside[:-1]])
    return Reduced(usual - inside[-1].value, inside, usual)


def _z_7day_mean(readings: Sequence[Measured], wanted: Input, at: datetime) -> Reduced:
    newest = readings[-1]
    earlier = _days_before(newest, readings, _ROLLING_DAYS)
    used = (*earlier, newest)
    if len(earlier) < max(wanted.min_n or 0, _FEWEST_FOR_SD) or not _is_of(newest, at, days=1):
        return Reduced(None, used)
    mean = _mean([one.value for one in earlier])
    variance = sum(((one.value - mean) ** 2 for one in earlier), Decimal(0)) / (len(earlier) - 1)
    spread = max(variance.sqrt(), wanted.sd_floor or Decimal(0))
    return Reduced(None if spread == 0 else (newest.value - mean) / spread, used, mean, spread)


def _pct_loss(readings: Sequence[Measured], wanted: Input, at: datetime) -> Reduced:
    inside = current(readings, wanted, at) if wanted.window_d or wanted.window_h else readings
    newest = readings[-1]
    earlier = tuple(one for one in inside if danish_day(one.time) < danish_day(newest.time))
    if len(earlier) < (wanted.min_n or 1) or not _is_of(newest, at, days=7):
        return Reduced(None, (*earlier, newest))
    start = earlier[:_LOSS_START]
    before = median([one.value for one in start])
    loss = None if before == 0 else (before - newest.value) * 100 / before
    return Reduced(loss, (*start, newest), before)


def _relative(agg: Aggregation, readings: Sequence[Measured], wanted: Input, at: datetime) -> Reduced:
    return _RELATIVE[agg](readings, wanted, at) if readings else Reduced(None)


def _days_before(newest: Measured, readings: Sequence[Measured], days: int) -> tuple[Measured, ...]:
    """Return the readings of the `days` calendar days before the newest's own day."""
    last = danish_day(newest.time)
    return tuple(one for one in readings if last - timedelta(days=days) <= danish_day(one.time) < last)


def _is_of(newest: Measured, at: datetime, *, days: int) -> bool:
    """Return whether `newest` was measured today or at most `days` calendar days before."""
    return danish_day(newest.time) >= danish_day(at) - timedelta(days=days)


_OF_VALUES: dict[Aggregation, Callable[[Sequence[Decimal]], Decimal]] = {
    Aggregation.MEDIAN: median,
    Aggregation.MEAN: _mean,
    Aggregation.MIN: min,
    Aggregation.MAX: max,
    Aggregation.COUNT: lambda values: Decimal(len(values)),
}
_RELATIVE: dict[Aggregation, Callable[[Sequence[Measured], Input, datetime], Reduced]] = {
    Aggregation.DELTA: _delta,
    Aggregation.FALL_FROM_MEDIAN: _fall_from_median,
    Aggregation.Z_7DAY_MEAN: _z_7day_mean,
    Aggregation.PCT_LOSS: _pct_loss,
}
