"""What a plan costs as one number, so that the least is the best: blockers, breach days, points and new places.

The fields do not overflow into one another: a patient has fewer than 1,000 blockers, 100,000 breach days and 30 million
points.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.uint64]

_NEW_BITS: Final = 8
_POINT_BITS: Final = 25
_BREACH_BITS: Final = 17

POINT: Final = 1 << _NEW_BITS
BREACH_DAY: Final = 1 << (_NEW_BITS + _POINT_BITS)
BLOCKER: Final = 1 << (_NEW_BITS + _POINT_BITS + _BREACH_BITS)
NEW_PLACE: Final = 1
# More than any plan costs, and twice as much still fits.
IMPOSSIBLE: Final = 1 << 61


def parts_of(weight: int) -> tuple[int, int, int, int]:
    """Return blockers, breach days, points and new places."""
    points = weight >> _NEW_BITS & ((1 << _POINT_BITS) - 1)
    breach = weight // BREACH_DAY & ((1 << _BREACH_BITS) - 1)
    return weight // BLOCKER, breach, points, weight & (POINT - 1)
