"""All subsets of a patient's appointments, and what it costs to place each from some day on."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from triage.coordination.proposals.search.weight import IMPOSSIBLE, Ints


@dataclass(frozen=True)
class Splits:
    """Every set of movers with every part of it that may come first: a row each, sets in order."""

    whole: Ints
    part: Ints
    rest: Ints
    begins: Ints


@lru_cache(maxsize=4)
def splits_of(movers: int) -> Splits:
    """Return the 3 ** movers ways in which a set is split in two."""
    whole, part = np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)
    for number in range(movers):
        bit = 1 << number
        whole = np.concatenate((whole, whole | bit, whole | bit))
        part = np.concatenate((part, part, part | bit))
    order = np.argsort(whole, kind="stable")
    whole, part = whole[order], part[order]
    begins = np.flatnonzero(np.concatenate((np.ones(1, dtype=bool), whole[1:] != whole[:-1])))
    return Splits(whole, part, whole ^ part, begins)


def costs_of_nothing(movers: int) -> Ints:
    """Return what each set costs when all days are over: nothing may be left."""
    costs = np.full(1 << movers, IMPOSSIBLE, dtype=np.int64)
    costs[0] = 0
    return costs


def costs_before(day: Ints, after: Ints, extra: Ints | None, splits: Splits) -> Ints:
    """Return what each set costs from a day on, of which some may come then and the rest `after`.

    `extra` is what each split costs besides.
    """
    costs = day[splits.part] + after[splits.rest]
    if extra is not None:
        costs += extra
    return np.minimum(np.minimum.reduceat(costs, splits.begins), IMPOSSIBLE)
