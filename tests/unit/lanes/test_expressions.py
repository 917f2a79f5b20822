"""Expressions run in a process of their own: a number or a reason, within the time limit, whatever they are."""

import json
import time
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from triage.lanes.expressions import Calculated, Expressions

RESPONSE = {
    "resourceType": "QuestionnaireResponse",
    "item": [
        {"linkId": "1", "answer": [{"valueInteger": 3}]},
        {"linkId": "g", "item": [{"linkId": "2", "answer": [{"valueDecimal": 0.1}]}]},
        {"linkId": "r", "answer": [{"valueInteger": 1}]},
        {"linkId": "r", "answer": [{"valueInteger": 2}]},
    ],
}
ENDLESS = "'" + "a" * 60 + "X'.matches('^(a+)+$')"


@pytest.fixture(scope="module")
def lane() -> Iterator[Expressions]:
    with Expressions(seconds=3) as opened:
        yield opened


def task(expression: str, variables: list[list[Any]] | None = None) -> str:
    found = {"questionnaire": {}, "response": RESPONSE, "expression": expression, "variables": variables or []}
    return json.dumps(found)


def why(found: Calculated) -> str:
    assert found.value is None
    assert found.why is not None
    return f"{found.why.en} ({found.detail})"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("item.where(linkId='1').answer.value + 1", "4"),
        ("%resource.item.where(linkId='g').item.answer.value * 3", "0.3"),
        ("10 / 3", "3.333333333"),
        ("-5 / 3", "-1.666666666"),
        ("'secret'.trace('x').length()", "6"),
        ("iif(item.where(linkId='1').answer.value > 2, 10, 20)", "10"),
    ],
)
def test_that_an_expression_gives_its_number_exactly(lane: Expressions, expression: str, value: str):
    assert lane.calculate(task(expression)).value == Decimal(value)


def test_that_variables_are_worked_out_in_their_group(lane: Expressions):
    variables = [["x", "item.where(linkId='2').answer.value", "g"], ["y", "%x + 1", None]]
    assert lane.calculate(task("%y * 10", variables)).value == 11


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("item.where(linkId='none').answer.value", "0 values"),
        ("item.answer.value", "3 values"),
        ("true", "not a number"),
        ("'12'", "not a number"),
        ("1 +", "no single number"),
        ("nothing()", "no single number"),
        ("%unknown + 1", "no single number"),
        ("", "no single number"),
        ("1.0 * 10000000000", "out of use"),
    ],
)
def test_that_what_is_not_one_number_is_a_reason(lane: Expressions, expression: str, words: str):
    assert words in why(lane.calculate(task(expression)))


def test_that_a_variable_of_a_group_that_repeats_is_a_reason(lane: Expressions):
    assert "repeats" in why(lane.calculate(task("%x", [["x", "answer.value", "r"]])))


def test_that_an_expression_without_end_is_stopped_and_the_next_one_runs():
    with Expressions(seconds=0.5) as lane:
        lane.calculate(task("1"))
        begun = time.monotonic()
        assert "too long" in why(lane.calculate(task(ENDLESS)))
        assert time.monotonic() - begun < 3
        assert lane.calculate(task("1 + 1")).value == 2


def test_that_an_expression_that_eats_memory_is_a_reason_and_the_next_one_runs(lane: Expressions):
    why(lane.calculate(task("'aaaaaaaaaa'" + ".replace('a', 'aaaaaaaaaa')" * 11 + ".length()")))
    assert lane.calculate(task("1 + 1")).value == 2


def test_that_what_is_no_task_breaks_nothing(lane: Expressions):
    assert "broke down" in why(lane.calculate("{"))
    assert lane.calculate(task("2")).value == 2
