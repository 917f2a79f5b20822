"""Agreement of two readings, held against worked examples that others have published."""

from random import Random

import numpy as np
import pytest

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.replay.agreement.agreement import Kappa, Weights, kappa_of, rule_kappa, weighted_kappa

# SAS/STAT, the FREQ procedure, "Agreement Study": two dermatologists, 88 patients, terrible to clear.
SKIN = np.array([[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]])
# Fleiss, Statistical Methods for Rates and Proportions (1981), p. 213: 100 people, three diagnoses; as SAS weighs them.
DIAGNOSES = np.array([[75, 1, 4], [5, 4, 1], [0, 0, 10]])


def kappa(found: Kappa | Text) -> Kappa:
    assert isinstance(found, Kappa)
    return found


@pytest.mark.parametrize(
    ("table", "published"), [(SKIN, (0.5082, 0.3798, 0.6366)), (DIAGNOSES, (0.7222, 0.5570, 0.8874))]
)
def test_that_kappa_and_its_interval_are_the_published_ones(table, published):
    found = kappa(kappa_of(table))
    assert (found.kappa, found.low, found.high) == pytest.approx(published, abs=5e-5)


def test_that_two_categories_are_cohens_kappa():
    # Observed 0.7, by chance 0.5.
    found = kappa(rule_kappa(np.array([1] * 25 + [0] * 25) > 0, np.array([1] * 20 + [0] * 5 + [1] * 10 + [0] * 15) > 0))
    assert found.kappa == pytest.approx(0.4)


def test_that_a_bootstrap_finds_the_same_interval():
    random, places = Random(8), [(row, column) for row in range(4) for column in range(4)]
    pairs = [place for place in places for _ in range(SKIN[place])]
    again = []
    for _ in range(2000):
        table = np.zeros((4, 4), np.int64)
        np.add.at(table, tuple(np.array(random.choices(pairs, k=len(pairs))).T), 1)
        again.append(kappa(kappa_of(table, Weights.QUADRATIC)).kappa)
    found = kappa(kappa_of(SKIN, Weights.QUADRATIC))
    assert (found.low, found.high) == pytest.approx(np.percentile(again, [2.5, 97.5]), abs=0.03)


def test_that_grey_stands_outside_the_order_and_is_counted():
    first = np.array([0, 1, 3, 2] * 10, np.uint8)
    second = np.array([0, 1, 3, 3] * 10, np.uint8)
    found = kappa(weighted_kappa(first, second))
    assert (found.kappa, found.pairs, found.left_out) == (1, 30, 10)


def test_that_red_beside_green_is_worse_than_red_beside_yellow():
    first = np.array([0, 1, 3] * 20, np.uint8)
    near, far = first.copy(), first.copy()
    near[0], far[0] = Colour.YELLOW.rank, Colour.GREEN.rank
    for weights in Weights:
        assert kappa(weighted_kappa(first, near, weights)).kappa > kappa(weighted_kappa(first, far, weights)).kappa


def test_that_nothing_is_said_of_few_pairs_or_of_one_colour_alone():
    assert isinstance(weighted_kappa(np.zeros(19, np.uint8), np.zeros(19, np.uint8)), Text)
    found = weighted_kappa(np.full(50, 3, np.uint8), np.full(50, 3, np.uint8))
    assert isinstance(found, Text)
    assert "50" in found.da
