"""Exact arithmetic on whole numbers and fractions: rounding half up once, columns that cannot overflow."""

from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt

import numpy as np
import numpy.typing as npt

from triage.clinical.readings import Ints

# Whole numbers of any size, as Python's own: what is calculated per patient, where size matters more than speed.
Exact = npt.NDArray[np.object_]

_SAFE = 2**62
_WIDE = Context(prec=60)


def fits_int64(*factors: int) -> bool:
    """Return whether numbers no larger than the product of `factors` can be added and compared as int64."""
    product = 1
    for factor in factors:
        product *= max(1, abs(int(factor)))
    return product < _SAFE


def half_up(value: Fraction, decimals: int) -> int:
    """Return `value` times 10**`decimals` as a whole number, halves away from zero."""
    return _halves(value.numerator * 10**decimals, value.denominator)


def root_half_up(square: Fraction, decimals: int) -> int:
    """Return the root of `square` times 10**`decimals` as a whole number, halves up."""
    return (isqrt(4 * 10 ** (2 * decimals) * square.numerator // square.denominator) + 1) // 2


def quotients(numerator: Ints | Exact, denominator: Ints | Exact | int, shift: int) -> Ints:
    """Return numerator x 10**`shift` / denominator (above zero) element by element, halves away from zero.

    A quotient past int64 becomes the largest one: no rule can compare either.
    """
    above = numerator.astype(object) * 10 ** max(0, shift)
    below = np.broadcast_to(np.asarray(denominator, object) * 10 ** max(0, -shift), above.shape)
    return whole(_halves(over, under) for over, under in zip(above.tolist(), below.tolist(), strict=True))


def whole(values: Iterable[int]) -> Ints:
    """Return whole numbers of any size as int64, those past it as the largest."""
    return np.array([max(-_SAFE, min(value, _SAFE)) for value in values], np.int64)


def as_decimal(value: int, decimals: int) -> Decimal:
    """Return the number that `value` with `decimals` decimals is, all of them visible."""
    return Decimal(int(value)).scaleb(-int(decimals), _WIDE)


def _halves(numerator: int, denominator: int) -> int:
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded
