"""Kleene's three-valued logic on many rows at once: certainly true, possibly true, and unknown in between.

One bit is one row. A million rows are packed bytes in arrays, the few rows around one patient one whole number; both
know `&`, `|` and `~`, so there is one logic.
"""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

PackedBits = NDArray[np.uint8]
Bits = TypeVar("Bits", int, PackedBits)


class Truth(NamedTuple, Generic[Bits]):
    """One condition: where it is certainly true, and where it possibly is; what lies between is unknown.

    Bits beyond the last row mean nothing.
    """

    certain: Bits
    possible: Bits


def negation(part: Truth[Bits]) -> Truth[Bits]:
    """Return not: unknown stays unknown."""
    return Truth(~part.possible, ~part.certain)


def at_least(parts: Sequence[Truth[Bits]], wanted: int) -> Truth[Bits]:
    """Return whether `wanted` parts are true: decided as soon as enough are, or so many no longer can be.

    All parts is "all", where one false decides; one part is "any", where one true does.
    """
    certain, possible = ([part[which] for part in parts] for which in (0, 1))
    return Truth(_at_least(certain, wanted), _at_least(possible, wanted))


def _at_least(parts: Sequence[Bits], wanted: int) -> Bits:
    """Return the rows set in `wanted` of the parts or more."""
    if wanted == len(parts):
        return reduce(and_, parts)
    return reduce(or_, parts) if wanted == 1 else _counted(parts, wanted)


def _counted(parts: Sequence[Bits], wanted: int) -> Bits:
    """Count row by row: `reached[n]` are the rows set in more than n of the parts so far."""
    nothing = parts[0] & ~parts[0]
    if wanted < 1:
        return ~nothing
    reached = [nothing] * wanted
    for part in parts:
        for level in range(wanted - 1, 0, -1):
            reached[level] = reached[level] | (reached[level - 1] & part)
        reached[0] = reached[0] | part
    return reached[-1]
