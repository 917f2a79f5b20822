"""Numbers made of the order in which a patient's readings came: smoothed levels and slopes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from statistics import median

import numpy as np

from triage.clinical.readings import Ints
from triage.scoring.readings.view import Reduced, View
from triage.scoring.readings.whole_numbers import half_up, whole

_DAY_US = 86_400_000_000
_FEWEST_FOR_SLOPE = 4
# The pairs grow with the square of the readings: a slope is that of at most so many of the newest.
_MOST_FOR_SLOPE = 500
# What the order of numbers may be off by, as a share of the largest, when they are compared as binary fractions.
_BINARY = 1e-14


def smoothed(values: Iterable[int | Fraction | None], lam: Fraction) -> Iterator[Fraction | None]:
    """Yield the exponentially weighted mean after each value: `lam` of it and the rest of the one before.

    It starts at the first value, is None before it, and stays where it was over a gap.
    """
    above: int | Fraction | None = None
    below, new, old, whole_ = 1, lam.numerator, lam.denominator - lam.numerator, lam.denominator
    for value in values:
        if value is not None and above is None:
            above = value
        elif value is not None and above is not None:
            above, below = new * value * below + old * above, below * whole_
        yield None if above is None else Fraction(above) / below


def slope(
    times: Sequence[int | Fraction], values: Sequence[int | Fraction], scale: Fraction, decimals: int
) -> int | None:
    """Return the Theil-Sen slope, the median over all pairs at different times, times `scale` and 10**`decimals`.

    None with fewer than four points or no such pair. Rounded half up.
    """
    if len(values) < _FEWEST_FOR_SLOPE:
        return None
    first, second = np.triu_indices(len(values), 1)
    rise = _pairwise(values, first, second)
    run = _pairwise(times, first, second)
    is_pair = run != 0
    if not is_pair.any():
        return None
    found = rise[is_pair].astype(float) / run[is_pair].astype(float) * float(scale) * 10**decimals
    middle, doubt = float(np.median(found)), float(np.abs(found).max()) * _BINARY
    if abs(middle) + doubt < 2**50 and _rounded(middle - doubt) == _rounded(middle + doubt):
        return _rounded(middle)
    pairs = zip(rise[is_pair].tolist(), run[is_pair].tolist(), strict=True)
    return half_up(median(Fraction(up) / Fraction(along) for up, along in pairs) * scale, decimals)


def ewma(view: View, decimals: int) -> Reduced:
    """Return the exponentially weighted mean of the window's values, `lam` of the newest."""
    lam = Fraction(view.wanted.lam)
    return _each(view, view.enough(), decimals, lambda values: _last(smoothed(values, lam)))


def macd(view: View, decimals: int) -> Reduced:
    """Return how far a fast mean of the window's values lies above a slow one (moving average convergence divergence).

    Both are exponentially weighted, with 2 / (n + 1) of the newest for n = `fast` and `slow`; needs `slow` readings.
    """
    fast, slow = (Fraction(2, number + 1) for number in (view.wanted.fast, view.wanted.slow))
    who = view.enough(view.wanted.slow)
    return _each(view, who, decimals, lambda values: _last(smoothed(values, fast)) - _last(smoothed(values, slow)))


def theil_sen(view: View, decimals: int) -> Reduced:
    """Return the change per day: the Theil-Sen slope of the window's values, at most of the newest 500."""
    who = view.enough(_FEWEST_FOR_SLOPE)
    start = np.maximum(view.first, view.stop - _MOST_FOR_SLOPE)
    scale = Fraction(_DAY_US, 10**view.places)
    found = [_slope_of(view, int(start[one]), int(view.stop[one]), scale, decimals) for one in who]
    who = who[[one is not None for one in found]] if len(who) else who
    return view.found(who, whole(one for one in found if one is not None), decimals, start[who], view.stop[who])


def _slope_of(view: View, start: int, stop: int, scale: Fraction, decimals: int) -> int | None:
    times, values = view.cleaned.time[start:stop].tolist(), view.cleaned.value[start:stop].tolist()
    return slope(times, values, scale, decimals)


def _each(view: View, who: Ints, decimals: int, number: Callable[[list[int]], Fraction]) -> Reduced:
    first, stop = view.first[who], view.stop[who]
    windows = [view.cleaned.value[begin:end].tolist() for begin, end in zip(first, stop, strict=True)]
    value = whole(half_up(number(values) / 10**view.places, decimals) for values in windows)
    return view.found(who, value, decimals, first, stop)


def _last(levels: Iterable[Fraction | None]) -> Fraction:
    newest = list(levels)[-1]
    if newest is None:
        raise AssertionError("a window has a value")
    return newest


def _pairwise(numbers: Sequence[int | Fraction], first: Ints, second: Ints) -> Ints:
    is_small = all(isinstance(number, int) and abs(number) < 2**61 for number in numbers)
    column = np.array(numbers, np.int64 if is_small else object)
    apart: Ints = column[second] - column[first]
    return apart


def _rounded(value: float) -> int:
    return half_up(Fraction(value), 0)
