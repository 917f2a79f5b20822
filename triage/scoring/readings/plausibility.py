"""Tell a value that cannot be true from one that is only unusual."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

import numpy as np

from triage.clinical.observation import ReadingKind
from triage.clinical.readings import IMPOSSIBLE, Bools, Ints, scaled
from triage.scoring.readings.whole_numbers import fits_int64

_Bounds = tuple[Decimal, Decimal] | None
_HOUR_US = 3_600_000_000
_OUTSIDE = 2**62


class Plausibility(StrEnum):
    """REJECT cannot be true and is never used; CHECK is used and marked."""

    OK = "ok"
    CHECK = "check"
    REJECT = "reject"
    ABSENT = "absent"


def plausibility(
    kind: ReadingKind, value: Decimal | None, previous: Decimal | None = None, hours: Decimal | None = None
) -> Plausibility:
    """Judge `value` in the kind's own unit; `previous` was measured `hours` before it."""
    if value is None:
        return Plausibility.ABSENT
    (number, decimals), (before, before_decimals) = scaled(value), scaled(previous)
    places = max(decimals, before_decimals, 0)
    one = np.array([number * 10 ** (places - max(decimals, 0))], np.int64)
    if decimals == IMPOSSIBLE or outside(one, np.zeros(1, np.int64), [kind.reject], np.array([places]))[0]:
        return Plausibility.REJECT
    unusual = outside(one, np.zeros(1, np.int64), [kind.check], np.array([places]))[0]
    if not unusual and before_decimals >= 0 and hours is not None:
        pair = np.array([before * 10 ** (places - before_decimals), int(one[0])], np.int64)
        unusual = jumps(kind, pair, np.array([0, int(hours * _HOUR_US)], np.int64), places)[1]
    return Plausibility.CHECK if unusual else Plausibility.OK


def outside(values: Ints, kind: Ints, bounds: Sequence[_Bounds], places: Ints) -> Bools:
    """Return which `values` lie outside the inclusive bounds of their kind; both are scaled by the kind's `places`."""
    ends = [_whole_numbers_inside(found, scale) for found, scale in zip(bounds, places.tolist(), strict=True)]
    low, high = np.array(ends, np.int64).reshape(-1, 2).T
    return (values < low[kind]) | (values > high[kind])


@lru_cache(maxsize=256)
def _whole_numbers_inside(bounds: _Bounds, places: int) -> tuple[int, int]:
    """Return the lowest and the highest number, scaled by `places`, inside inclusive bounds."""
    if bounds is None:
        return -_OUTSIDE, _OUTSIDE
    scale = int(10**places)
    return -((-Fraction(bounds[0]) * scale) // 1), (Fraction(bounds[1]) * scale) // 1


def jumps(kind: ReadingKind, values: Ints, times: Ints, places: int) -> Bools:
    """Return which of one patient's values, oldest first, jump away from the one before: another person or scale?"""
    if kind.jump is None or len(values) < 2:
        return np.zeros(len(values), np.bool_)
    amount, percent, hours = (Fraction(number) for number in kind.jump)
    before, change = values[:-1], np.abs(values[1:] - values[:-1])
    if not fits_int64(int(change.max()) + 1, 100 * percent.denominator):
        change, before = change.astype(object), before.astype(object)
    is_large = change > (amount * 10**places) // 1
    is_share = change * (100 * percent.denominator) > before * percent.numerator
    is_soon = np.diff(times) <= int(hours * _HOUR_US)
    return np.append(False, (is_large & is_share & is_soon).astype(np.bool_))
