"""How a trend is cut up: where readings follow each other, where the device changed, what the axis must hold."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import quantiles

from ui.patient.limits import MarkedPoint

GAP_FACTOR = 3
FENCE_FACTOR = 4.0


def usual_interval(times: Sequence[datetime]) -> timedelta | None:
    """Return the interval most readings keep to, None for fewer than two.

    It is the 80th percentile of the intervals: several readings in one sitting do not make a night look like a gap.
    """
    steps = sorted(later - earlier for earlier, later in pairwise(times))
    return steps[round(0.8 * (len(steps) - 1))] if steps else None


def runs(points: Sequence[MarkedPoint]) -> tuple[tuple[MarkedPoint, ...], ...]:
    """Return the readings that stand, cut wherever the next came later than three times the usual interval."""
    standing = [point for point in points if not point.withdrawn]
    usual = usual_interval([point.time for point in standing])
    found: list[list[MarkedPoint]] = []
    for point in standing:
        if found and usual is not None and point.time - found[-1][-1].time <= GAP_FACTOR * usual:
            found[-1].append(point)
        else:
            found.append([point])
    return tuple(tuple(run) for run in found)


def device_changes(points: Sequence[MarkedPoint]) -> tuple[MarkedPoint, ...]:
    """Return the first reading by each other apparatus than before; values typed by a person are passed over."""
    measured = [point for point in points if point.device is not None and (point.invalidated or not point.withdrawn)]
    pairs = pairwise(measured)
    return tuple(later for earlier, later in pairs if earlier.device != later.device)


def value_range(values: Sequence[Decimal], must_hold: Sequence[Decimal]) -> tuple[float, float]:
    """Return the lowest and highest value of the axis: all but outliers, and whatever `must_hold`.

    Outliers lie more than four times the middle half's width outside it, so that one wrong reading does not flatten
    the trend; they are drawn at the edge and marked as such.
    """
    held = [float(value) for value in (*_without_outliers(values), *must_hold)]
    if not held:
        return 0.0, 1.0
    low, high = min(held), max(held)
    room = max((high - low) * 0.08, abs(high) * 0.005, 0.1)
    return low - room, high + room


def _without_outliers(values: Sequence[Decimal]) -> list[Decimal]:
    if len(values) < 4:
        return list(values)
    first, middle, third = quantiles(values, n=4)
    reach = FENCE_FACTOR * max(float(third - first), abs(float(middle)) * 0.01)
    return [value for value in values if float(first) - reach <= float(value) <= float(third) + reach]
