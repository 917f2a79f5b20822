"""An instrument where high is good is judged the right way round (WHO-5), answer by answer."""

from decimal import Decimal

import pytest

from tests.unit.scoring.facts import instrument, shipped
from triage.clinical.colour import Colour
from triage.scoring.evaluate.one import evaluate_one
from triage.scoring.evaluate.parameters import effective
from triage.scoring.inputs.values import given_inputs
from triage.scoring.instruments.result import Score
from triage.scoring.instruments.score import score_items

_ITEMS, _MOST = 5, 5


def who5(answers: list[int]) -> Decimal:
    found = score_items(instrument("who5"), [Decimal(answer) for answer in answers])
    assert isinstance(found, Score)
    assert found.score is not None
    return found.score


def colour(score: Decimal) -> Colour:
    rules = shipped("mental")
    given = {"item9": Decimal(0), "phq9": Decimal(3), "phq9_min": Decimal(3), "who5": score}
    return evaluate_one(rules, given_inputs(rules, given), effective(rules, {}))[0].colour


@pytest.mark.parametrize("item", range(_ITEMS))
def test_that_a_worse_answer_to_any_item_of_who_5_lowers_the_score(item: int) -> None:
    for answer in range(_MOST):
        answers = [3] * _ITEMS
        answers[item] = answer
        worse = who5(answers)
        answers[item] = answer + 1
        assert worse < who5(answers)


def test_that_a_lower_who_5_is_never_a_milder_colour() -> None:
    ranks = [colour(who5([answer] * _ITEMS)).rank for answer in range(_MOST + 1)]
    assert ranks == sorted(ranks)
    assert ranks[0] == Colour.RED.rank
    assert ranks[-1] == Colour.GREEN.rank
