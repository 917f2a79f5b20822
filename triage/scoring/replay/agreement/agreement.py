"""How far two people who judged the same patients agree beyond chance: Cohen's kappa, weighted by how far they differ.

The interval is the large-sample one of Fleiss, Cohen and Everitt (1969).
"""

from dataclasses import dataclass
from enum import StrEnum
from math import fsum, sqrt

import numpy as np
from numpy.typing import NDArray

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.evaluate.columns import Ints
from triage.scoring.evaluate.evaluation import Bools, Ranks
from triage.scoring.replay.intervals import Z

# Of fewer pairs the large-sample interval is narrower than it should be.
ENOUGH_PAIRS = 20
_ORDER = (Colour.RED, Colour.YELLOW, Colour.GREEN)
_Numbers = NDArray[np.float64]


class Weights(StrEnum):
    """How much being far apart counts: by the steps between two colours, or by their square."""

    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance, 1 when complete and 0 when no better than chance, with a 95 % interval, of `pairs`.

    `left_out` pairs had a grey, which is no place between yellow and green, and so stands outside the order.
    """

    kappa: float
    low: float
    high: float
    pairs: int
    left_out: int = 0


def weighted_kappa(first: Ranks, second: Ranks, weights: Weights = Weights.LINEAR) -> Kappa | Text:
    """Return how two readings agree on red, yellow and green, or why that cannot be told."""
    ranks = [colour.rank for colour in _ORDER]
    in_order = np.isin(first, ranks) & np.isin(second, ranks)
    left_out = int(np.count_nonzero(~in_order))
    table = [[np.count_nonzero((first == one) & (second == other)) for other in ranks] for one in ranks]
    return kappa_of(np.array(table, np.int64), weights, left_out)


def rule_kappa(first: Bools, second: Bools) -> Kappa | Text:
    """Return how two readings agree on whether a rule holds, or why that cannot be told."""
    table = [[np.count_nonzero((first == one) & (second == other)) for other in (True, False)] for one in (True, False)]
    return kappa_of(np.array(table, np.int64))


def kappa_of(table: Ints, weights: Weights = Weights.LINEAR, left_out: int = 0) -> Kappa | Text:
    """Return the agreement of a square table of counts whose categories stand in order."""
    pairs = int(table.sum())
    if pairs < ENOUGH_PAIRS:
        return _too_few(pairs)
    shares, agreeing = table / pairs, _agreeing(len(table), weights)
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    by_chance = _sum(agreeing * np.outer(rows, columns))
    # Both put everybody into one category: in whole numbers, for sums of shares can miss one by a hair.
    if np.count_nonzero(table.sum(axis=0) + table.sum(axis=1)) < 2:
        return _all_the_same(pairs)
    kappa = (_sum(agreeing * shares) - by_chance) / (1 - by_chance)
    half = Z * sqrt(max(0.0, _variance(shares, agreeing, kappa, by_chance)) / pairs)
    return Kappa(kappa, max(-1.0, kappa - half), min(1.0, kappa + half), pairs, left_out)


def _agreeing(categories: int, weights: Weights) -> _Numbers:
    """Return how far each pair of categories agrees: 1 the same, 0 at opposite ends."""
    place = np.arange(categories)
    apart = np.abs(place[:, None] - place[None, :]) / (categories - 1)
    found: _Numbers = 1 - apart ** (1 if weights is Weights.LINEAR else 2)
    return found


def _variance(shares: _Numbers, agreeing: _Numbers, kappa: float, by_chance: float) -> float:
    of_rows = agreeing @ shares.sum(axis=0)
    of_columns = shares.sum(axis=1) @ agreeing
    expected = (of_rows[:, None] + of_columns[None, :]) * (1 - kappa)
    spread = _sum(shares * (agreeing - expected) ** 2) - (kappa - by_chance * (1 - kappa)) ** 2
    return spread / (1 - by_chance) ** 2


def _sum(numbers: _Numbers) -> float:
    return fsum(numbers.ravel())


def _too_few(pairs: int) -> Text:
    return Text(
        f"Kun {pairs} dobbelte bedømmelser uden grå; under {ENOUGH_PAIRS} siger enighed for lidt.",
        f"Only {pairs} double readings without grey; below {ENOUGH_PAIRS} agreement says too little.",
    )


def _all_the_same(pairs: int) -> Text:
    return Text(
        f"Begge gav alle {pairs} patienter den samme farve, så enighed ud over tilfældet kan ikke måles.",
        f"Both gave all {pairs} patients the same colour, so agreement beyond chance cannot be measured.",
    )
