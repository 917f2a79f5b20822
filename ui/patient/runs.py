"""How a trend is cut up: where readings follow each other, where the device changed, what the axis must hold.

Imports numpy, so it is itself imported only when a trend is to be drawn.
"""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from ui.patient.trends.columns import Columns, Floats, Ints, Look

GAP_FACTOR = 3
PLAN_FACTOR = 2
FENCE_FACTOR = 4.0


def usual_step(times: Floats) -> float | None:
    """Return the seconds between readings that most keep to, None for fewer than two.

    It is the 80th percentile of the steps: several readings in one sitting do not make a night look like a gap.
    """
    steps = np.sort(np.diff(times))
    return float(steps[round(0.8 * (len(steps) - 1))]) if len(steps) else None


def longest_step(times: Floats, interval: timedelta | None) -> float:
    """Return how many seconds two readings may lie apart for a line to join them.

    That is three times the usual, and where a plan says how often, less than what makes the plan lack a reading.
    """
    usual = usual_step(times)
    by_habit = GAP_FACTOR * usual if usual is not None else 0.0
    return by_habit if interval is None else min(by_habit, PLAN_FACTOR * interval.total_seconds())


def gaps(times: Floats, longest: float) -> Ints:
    """Return the places of the readings after which no line leads on to the next."""
    places: Ints = np.flatnonzero(np.diff(times) > longest)
    return places


def device_changes(columns: Columns) -> Ints:
    """Return the places of the first reading by each other apparatus; what a person typed is passed over."""
    typed = columns.devices.index(None) if None in columns.devices else -1
    measured = np.flatnonzero((columns.device != typed) & (columns.looks != Look.WITHDRAWN))
    changed: Ints = measured[1:][np.diff(columns.device[measured]) != 0]
    return changed


def value_range(values: Floats, must_hold: Sequence[float], least: float = 0.1) -> tuple[float, float]:
    """Return the lowest and highest value of the axis: all but outliers, and whatever `must_hold`, with room about it.

    Outliers lie more than four times the middle half's width outside it, so that one wrong reading does not flatten
    the trend; they are drawn at the edge and marked as such. `least` is the smallest difference that is shown.
    """
    kept = _without_outliers(values)
    held = np.concatenate([kept, np.array(must_hold, np.float64)])
    if not len(held):
        return 0.0, 1.0
    low, high = float(held.min()), float(held.max())
    room = max((high - low) * 0.08, abs(high) * 0.005, least)
    return low - room, high + room


def _without_outliers(values: Floats) -> Floats:
    if len(values) < 4:
        return values
    # As statistics.quantiles: the edges lie beyond the outermost values.
    first, middle, third = np.quantile(values, (0.25, 0.5, 0.75), method="weibull")
    reach = FENCE_FACTOR * max(third - first, abs(middle) * 0.01)
    kept: Floats = values[(values >= first - reach) & (values <= third + reach)]
    return kept
