"""What a green may have missed: told only of greens that were drawn for a person, each for as many as it stands for."""

from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.evaluate.evaluation import Bools, Ranks
from triage.scoring.replay.history import History
from triage.scoring.replay.intervals import wilson
from triage.scoring.replay.sequel.sequel import LOOKED_AT, Sequel, Sequels, has

Shares = NDArray[np.float64]
# Of fewer an interval would reach from nothing to everything.
ENOUGH_JUDGED = 20
_SPEAKS_FOR = Sequel.NECESSARY | Sequel.ADMITTED | Sequel.WORSE


@dataclass(frozen=True, slots=True)
class Missed:
    """Of `greens` results, how many a person would judge worse: an estimate from `judged` drawn ones, 95 % interval.

    Of results that are red or yellow now and green by the draft, which nobody drew, `known` were followed by
    something that spoke for the alarm, and of `unknown` nothing was noted.
    """

    estimate: float
    low: float
    high: float
    greens: int
    judged: int
    positive: int
    known: int
    unknown: int


def missed(history: History, ranks: Ranks, sequels: Sequels, drawn: Shares) -> Missed | Text:
    """Return what the greens of `ranks` may have missed, or why that cannot be told.

    `drawn` is the share of the greens from which each row was drawn for a person, 0 of those that were not.
    """
    green = ranks == Colour.GREEN.rank
    now_green = history.ranks == Colour.GREEN.rank
    judged = green & now_green & (drawn > 0) & LOOKED_AT.recorded_after(sequels)
    many = int(np.count_nonzero(judged))
    if many < ENOUGH_JUDGED:
        return _too_few(many, int(np.count_nonzero(drawn > 0)))
    positive = LOOKED_AT.positive_after(sequels)
    weights = 1 / drawn[judged]
    share, worth = _weighed(weights, positive[judged])
    low, high = wilson(share * worth, worth)
    greens = int(np.count_nonzero(green & now_green))
    alarms = green & (history.ranks < Colour.GREY.rank)
    found = int(np.count_nonzero(positive[judged]))
    known, unknown = _turned(alarms, sequels)
    return Missed(share * greens, low * greens, high * greens, greens, many, found, known, unknown)


def _weighed(weights: Shares, positive: Bools) -> tuple[float, float]:
    """Return the share of positives, each weighed by the inverse of its chance, and how many equal ones it is worth."""
    total = fsum(weights)
    return fsum(weights[positive]) / total, total * total / fsum(weights * weights)


def _turned(alarms: Bools, sequels: Sequels) -> tuple[int, int]:
    followed = alarms & has(sequels, _SPEAKS_FOR)
    return int(np.count_nonzero(followed)), int(np.count_nonzero(alarms & (sequels == 0)))


def _too_few(judged: int, drawn: int) -> Text:
    if not drawn:
        return Text(
            "Ingen grønne blev udtrukket til gennemsyn i perioden, så ingen ved, hvad de skjuler. "
            "Sæt en stikprøve for grønne.",
            "No greens were drawn for a person in the period, so nobody knows what they hide. Set a sample of greens.",
        )
    return Text(
        f"Kun {judged} udtrukne grønne er bedømt og stadig grønne; under {ENOUGH_JUDGED} siger de intet om resten.",
        f"Only {judged} drawn greens have been judged and are still green; below {ENOUGH_JUDGED} they say nothing of "
        "the rest.",
    )
