"""Scores and single answers as inputs of rules: parts, bounds, and what is received but cannot be scored."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.unit.scoring.facts import NOW, enrolment, instrument, kinds, phq9, response, shipped
from triage.clinical.questionnaire import Answer, Response
from triage.scoring.inputs.answers import answer_input
from triage.scoring.inputs.course import course
from triage.scoring.inputs.scores import score_input
from triage.scoring.inputs.values import InputValue, Status
from triage.scoring.rules.model import Input, InputKind, ValueType


def asked(declared: Input, *responses: Response) -> InputValue:
    scales = {code: instrument(code) for code in ("phq9", "hads", "proctcae", "kccq12", "eq5d")}
    found = course(shipped(), kinds(), scales, [], responses, enrolment(), NOW)
    return answer_input(declared, found) if declared.kind is InputKind.ANSWER else score_input(declared, found)


def of_score(code: str, agg: str = "last", part: str | None = None) -> Input:
    return Input("x", InputKind.SCORE, instrument=code, agg=agg, item=part)


def hads(number: int = 1, days: float = 1, anxiety: int | None = 1, depression: int = 2) -> Response:
    given = {f"hads__a{n}": anxiety for n in range(1, 8)} | {f"hads__d{n}": depression for n in range(1, 8)}
    return response(number, days, **{name: answer for name, answer in given.items() if answer is not None})


def test_that_a_part_of_a_score_is_an_input():
    found = asked(of_score("hads", part="depression"), hads())
    assert (found.value, found.name and found.name.da) == (14, "HADS depression")


def test_that_a_part_changes_since_the_response_before():
    found = asked(of_score("hads", "delta_previous", "anxiety"), hads(1, 20, anxiety=1), hads(2, 1, anxiety=2))
    assert (found.value, found.evidence.ids) == (7, ("r1", "r2"))


def test_that_a_part_without_its_answers_is_unusable_and_has_bounds():
    assert asked(of_score("hads", part="anxiety"), hads(anxiety=None)).status is Status.UNUSABLE
    assert asked(of_score("hads", "bound_high", "anxiety"), hads(anxiety=None)).value == 21


def test_that_a_questionnaire_without_a_total_is_unusable_as_one():
    found = asked(of_score("hads"), hads())
    assert found.status is Status.UNUSABLE
    assert found.evidence.sentence
    assert found.evidence.sentence.da == "HADS har ingen score i dette skema"


def test_that_a_part_that_does_not_exist_is_unusable():
    assert asked(of_score("hads", part="anger"), hads()).status is Status.UNUSABLE


def test_that_a_term_nobody_answered_is_absent_and_one_half_answered_unusable():
    given = response(proctcae__9__F=2)
    assert asked(of_score("proctcae", part="10"), given).status is Status.ABSENT
    assert asked(of_score("proctcae", part="9"), given).status is Status.UNUSABLE


def test_that_a_score_without_bounds_is_its_own_bound_when_nothing_is_missing():
    whole = {f"kccq12__{n}": 3 for n in ("1a", "1b", "1c", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c")}
    assert asked(of_score("kccq12", "bound_low"), response(**whole)).value == Decimal("47.92")
    assert asked(of_score("kccq12", "bound_low"), response(**(whole | {"kccq12__1a": 6}))).status is Status.UNUSABLE


def test_that_a_code_nobody_knows_is_unusable_never_absent():
    unknown = {f"phq9__{n}": "5f3c6a0e-0000-4000-8000-000000000000" for n in range(1, 10)}
    assert asked(of_score("phq9"), response(**unknown)).status is Status.UNUSABLE


def item9(value: Any) -> InputValue:
    declared = Input("x", InputKind.ANSWER, instrument="phq9", item="9", type=ValueType.NUMBER)
    return asked(declared, phq9(i9=value))


def test_that_an_answer_the_item_does_not_have_is_unusable():
    assert item9(1).value == 1
    found = item9(-1)
    assert (found.status, found.evidence.sentence and found.evidence.sentence.da) == (
        Status.UNUSABLE,
        "PHQ-9 spørgsmål 9: svaret er ikke et helt tal fra 0 til 3",
    )


def test_that_an_answer_without_value_is_no_missing_response():
    given = response(1, 1, **{f"phq9__{n}": None for n in range(1, 10)})
    assert asked(of_score("phq9"), given).status is Status.UNUSABLE


def measured_in(unit: str | None) -> InputValue:
    """A temperature that a form asks for, against the limit of 39.1 degrees Celsius in the COPD rules."""
    answer = Answer("temperature", Decimal("98.6"), "98.6", unit)
    temp = replace(shipped().inputs["temp"], kind=InputKind.ANSWER, item="temperature")
    given = Response("r1", "p1", "q|1", "completed", NOW, (answer,))
    return answer_input(temp, course(shipped(), kinds(), {}, [], [given], enrolment(), NOW))


def test_that_an_answer_in_another_unit_than_its_limit_is_unusable():
    found = measured_in("[degF]")
    assert found.status is Status.UNUSABLE
    assert found.evidence.sentence is not None
    assert found.evidence.sentence.da.endswith("er besvaret i [degF], men grænsen er i Cel")


def test_that_an_answer_without_a_unit_is_in_the_unit_that_was_asked_for():
    assert measured_in(None).value == measured_in("Cel").value == Decimal("98.6")
