"""The same is not said of a total and again of its least and its most."""

from triage.errors import Text
from triage.workflow.chart.said_once import said_once


def said(*sentences: str) -> list[str]:
    return [one.da for one in said_once(Text(sentence, sentence) for sentence in sentences)]


def test_that_a_most_that_says_what_the_total_says_is_left_out() -> None:
    total = "WHO-5 88 point: ville have været gul ved 50 point og rød ved 28 point"
    assert said(total, "WHO-5 (højst) 88 point: ville have været rød ved 28 point") == [total]


def test_that_a_least_with_a_limit_of_its_own_is_still_said() -> None:
    both = (
        "PHQ-9 4 point: ville have været gul ved 10 point",
        "PHQ-9 (mindst) 4 point: ville have været rød ved 20 point",
    )
    assert said(*both) == [*both]


def test_that_a_bound_of_a_total_that_is_not_known_is_said() -> None:
    alone = "WHO-5 (højst) 60 point: ville have været rød ved 35 point"
    assert said(alone) == [alone]
