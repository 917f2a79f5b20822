"""Numbers that hold a patient's newest reading against the earlier ones."""

from fractions import Fraction

import numpy as np

from triage.scoring.readings.ranges import double_medians, squares, sums
from triage.scoring.readings.view import Reduced, View
from triage.scoring.readings.whole_numbers import half_up, quotients, root_half_up, whole

_ROLLING_DAYS = 7
_FEWEST_FOR_SD = 2
_LOSS_START = 3


def delta(view: View, decimals: int) -> Reduced:
    """Return the newest value minus the oldest of the `window_d` calendar days before the newest's own day."""
    is_fresh = view.is_of_the_last(1)
    start, stop = view.days_before_newest(is_fresh, view.wanted.window_d or 1)
    who = np.flatnonzero(is_fresh & (stop > start) & (stop - start + 1 >= (view.wanted.min_n or 1)))
    change = view.cleaned.value[view.newest[who]] - view.cleaned.value[start[who]]
    value = quotients(change, 1, decimals - view.places)
    return view.found(who, value, decimals, start[who], start[who] + 1, view.newest[who])


def fall_from_median(view: View, decimals: int) -> Reduced:
    """Return the median of the earlier values in the window minus the newest; `min_n` counts the earlier."""
    who = np.flatnonzero(view.inside - 1 >= (view.wanted.min_n or 1))
    values, begins = view.values(view.first[who], view.newest[who])
    fall = double_medians(values, begins) - 2 * view.cleaned.value[view.newest[who]]
    return view.found(who, quotients(fall, 2, decimals - view.places), decimals, view.first[who], view.stop[who])


def pct_loss(view: View, decimals: int) -> Reduced:
    """Return the per cent lost since the start of the window.

    The start is the median of the earliest three values (or as many as there are) before the newest's own day, so that
    one odd weighing is no weight loss. The newest may be a week old.
    """
    is_fresh = view.is_of_the_last(7)
    start, stop = view.days_before_newest(is_fresh, None)
    who = np.flatnonzero(is_fresh & (stop - start >= (view.wanted.min_n or 1)))
    start, stop = start[who], np.minimum(stop, start + _LOSS_START)[who]
    values, begins = view.values(start, stop)
    before = double_medians(values, begins)
    is_any = before != 0
    who, start, stop, before = who[is_any], start[is_any], stop[is_any], before[is_any]
    lost = (before - 2 * view.cleaned.value[view.newest[who]]) * np.sign(before)
    value = quotients(lost.astype(object) * 100, np.abs(before), decimals)
    return view.found(who, value, decimals, start, stop, view.newest[who])


def z_7day_mean(view: View, decimals: int) -> Reduced:
    """Return (newest - mean) / SD of the values of the seven days before the newest's own day.

    SD with n - 1 and not below `sd_floor`; undefined where that is 0. After Cooper 2020 (Int J COPD 15:2005), who
    alarms on FEV1 below the 7-day rolling mean - 1.645 SD.
    """
    is_fresh = view.is_of_the_last(1)
    start, stop = view.days_before_newest(is_fresh, _ROLLING_DAYS)
    who = np.flatnonzero(is_fresh & (stop - start >= max(view.wanted.min_n or 0, _FEWEST_FOR_SD)))
    start, stop = start[who], stop[who]
    values, begins = view.values(start, stop)
    floor = Fraction(view.wanted.sd_floor or 0) * 10**view.places
    numbers = zip(
        (stop - start).tolist(),
        sums(values, begins).tolist(),
        squares(values, begins).tolist(),
        view.cleaned.value[view.newest[who]].tolist(),
        strict=True,
    )
    found = [_z(*one, floor, decimals) for one in numbers]
    is_any = np.array([one is not None for one in found], np.bool_)
    value = whole(one for one in found if one is not None)
    who = who[is_any]
    return view.found(who, value, decimals, start[is_any], stop[is_any], view.newest[who])


def _z(count: int, total: int, square: int, newest: int, floor: Fraction, decimals: int) -> int | None:
    """Return z times 10**`decimals`; all numbers are scaled alike, `square` is the sum of the squares."""
    # Both times n: the distance from the mean, and (n - 1) times the variance.
    distance, spread = count * newest - total, count * square - total * total
    if spread >= floor * floor * count * (count - 1):
        if spread == 0:
            return None
        size = root_half_up(Fraction(distance * distance * (count - 1), count * spread), decimals)
        return size if distance >= 0 else -size
    return half_up(distance / (floor * count), decimals)
