"""Kleene's three-valued logic on columns: what is certainly true, what is certainly false, the rest unknown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Truth:
    """One condition for n patients; a row in neither `true` nor `false` is unknown."""

    true: Bools
    false: Bools

    @property
    def unknown(self) -> Bools:
        """Return the rows that are undecided."""
        undecided: Bools = ~(self.true | self.false)
        return undecided


def negation(part: Truth) -> Truth:
    """Return not: unknown stays unknown."""
    return Truth(part.false, part.true)


def conjunction(parts: Sequence[Truth]) -> Truth:
    """Return all: one false decides."""
    true, false = parts[0].true, parts[0].false
    for part in parts[1:]:
        true, false = true & part.true, false | part.false
    return Truth(true, false)


def disjunction(parts: Sequence[Truth]) -> Truth:
    """Return any: one true decides."""
    return negation(conjunction([negation(part) for part in parts]))


def at_least(parts: Sequence[Truth], wanted: int) -> Truth:
    """Return whether `wanted` parts are true: decided as soon as enough are, or so many no longer can be."""
    true = false = np.zeros(1, np.int64)
    for part in parts:
        true, false = true + part.true, false + part.false
    return Truth(true >= wanted, false > len(parts) - wanted)
