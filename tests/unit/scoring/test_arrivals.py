"""Responses held against their questionnaires, and times against the clock."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW
from triage.clinical.questionnaire import (
    Answer,
    AnswerFault,
    Condition,
    Gate,
    Item,
    Option,
    Questionnaire,
    Response,
    ResponseFault,
)
from triage.scoring.arrivals.response import check_response
from triage.scoring.arrivals.times import ahead_of

URL = "https://example.dk/q"
CHOICES = (Option("0", "Ingen", "s", Decimal(0)), Option("3", "Svær", "s", Decimal(3)))
COUNT = Item("count", "", "integer", required=True, low=Decimal(0), high=Decimal(10))
CHOICE = Item("choice", "", "choice", CHOICES)


def form(*items: Item, version: str | None = "1") -> Questionnaire:
    return Questionnaire("Questionnaire/q", URL, version, "Skema", items)


def answer(link_id: str, value: Any, type_: str, **changes: Any) -> Answer:
    number = Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return replace(Answer(link_id, number, str(value), type=type_), **changes)


def response(*answers: Answer, canonical: str = f"{URL}|1", status: str = "completed") -> Response:
    return Response("QuestionnaireResponse/r", "Patient/p1", canonical, status, NOW, answers)


def faults(found: Response) -> list[AnswerFault | None]:
    return [one.fault for one in found.answers]


WELL = answer("count", 4, "integer")
FAULTY = {
    "too high": (COUNT, answer("count", 11, "integer"), AnswerFault.OUT_OF_RANGE),
    "too low": (COUNT, answer("count", -1, "integer"), AnswerFault.OUT_OF_RANGE),
    "decimal for an integer": (COUNT, answer("count", 4, "decimal"), AnswerFault.WRONG_TYPE),
    "words for a number": (COUNT, answer("count", "fire", "string"), AnswerFault.WRONG_TYPE),
    "unknown code": (CHOICE, answer("choice", "7", "Coding"), AnswerFault.UNKNOWN_CODE),
    "another system": (CHOICE, answer("choice", "0", "Coding", system="t"), AnswerFault.UNKNOWN_CODE),
    "words for a choice": (CHOICE, answer("choice", "0", "string"), AnswerFault.WRONG_TYPE),
    "code and words disagree": (CHOICE, answer("choice", "0", "Coding", shown="Svær"), AnswerFault.DISPLAY_CONFLICT),
    "another weight": (CHOICE, answer("choice", "0", "Coding", ordinal=Decimal(3)), AnswerFault.WEIGHT_CONFLICT),
    "unknown question": (CHOICE, answer("other", 1, "integer"), AnswerFault.UNKNOWN_QUESTION),
}


@pytest.mark.parametrize(("item", "given_", "fault"), FAULTY.values(), ids=FAULTY)
def test_that_an_answer_that_its_question_does_not_allow_is_faulty(item: Item, given_: Answer, fault: AnswerFault):
    found = check_response(response(given_), [form(item)])
    assert faults(found.response) == [fault]
    assert found.findings[0].text.da


def test_that_a_choice_gets_the_weight_its_form_gives_it():
    found = check_response(response(answer("choice", "3", "Coding", shown=" SVÆR")), [form(CHOICE)])
    assert (found.response.answers[0].ordinal, found.findings) == (3, ())


def test_that_a_word_that_the_form_offers_is_no_free_text():
    offered = Item("choice", "", "choice", (Option("Ja", "Ja", type="string"),))
    found = check_response(response(answer("choice", "Ja", "string", free_text=True)), [form(offered)])
    assert (found.response.answers[0].free_text, faults(found.response)) == (False, [None])


def test_that_an_open_choice_takes_words_and_keeps_them_unread():
    item = replace(CHOICE, type="open-choice")
    found = check_response(response(answer("choice", "Andet", "string", free_text=True)), [form(item)])
    assert (found.response.answers[0].free_text, faults(found.response)) == (True, [None])


def test_that_choices_listed_elsewhere_may_be_any():
    item = replace(CHOICE, options=(), is_listed=False)
    assert faults(check_response(response(answer("choice", "9", "Coding")), [form(item)]).response) == [None]


@pytest.mark.parametrize(("repeats", "fault"), [(False, AnswerFault.REPEATED), (True, None)])
def test_that_only_a_question_that_repeats_has_several_answers(repeats: bool, fault: AnswerFault | None):
    found = check_response(response(WELL, WELL), [form(replace(COUNT, repeats=repeats))])
    assert faults(found.response) == [fault, fault]


def test_that_a_required_question_left_out_leaves_the_others():
    found = check_response(response(answer("choice", "0", "Coding")), [form(COUNT, CHOICE)]).response
    assert (found.faults, faults(found)) == ((ResponseFault.REQUIRED,), [None])


def test_that_an_unfinished_response_need_not_be_whole():
    assert check_response(response(status="in-progress"), [form(COUNT)]).response.faults == ()


VERSIONS = {
    "unknown form": ("https://other|1", ResponseFault.UNKNOWN_FORM),
    "no form": ("", ResponseFault.UNKNOWN_FORM),
    "unknown version": (f"{URL}|2", ResponseFault.UNKNOWN_VERSION),
}


@pytest.mark.parametrize(("canonical", "fault"), VERSIONS.values(), ids=VERSIONS)
def test_that_a_response_to_another_form_is_told(canonical: str, fault: ResponseFault):
    found = check_response(response(WELL, canonical=canonical), [form(COUNT)])
    assert found.response.faults == (fault,)


def test_that_a_response_naming_no_version_is_not_judged_by_the_one_version_known():
    unversioned = response(WELL, canonical=URL)
    assert check_response(unversioned, [form(COUNT)]).response.faults == (ResponseFault.UNKNOWN_VERSION,)
    assert check_response(unversioned, [replace(form(COUNT), version=None)]).response.faults == ()


def test_that_two_contents_under_one_version_are_neither():
    found = check_response(response(WELL), [form(COUNT), form(COUNT, CHOICE)])
    assert found.response.faults == (ResponseFault.UNKNOWN_VERSION,)


OPERATORS = [
    ("exists", True, 1, True),
    ("exists", False, 1, False),
    ("exists", False, None, True),
    ("=", Decimal(1), 1, True),
    ("!=", Decimal(1), 1, False),
    ("!=", Decimal(1), None, False),
    (">", Decimal(1), 2, True),
    ("<", Decimal(1), 2, False),
    (">=", Decimal(2), 2, True),
    ("<=", Decimal(1), 2, False),
]


@pytest.mark.parametrize(("operator", "expected", "value", "is_asked"), OPERATORS)
def test_that_an_answer_counts_only_where_its_question_was_asked(operator, expected, value, is_asked: bool):
    gate = Gate((Condition("count", operator, expected),), any_of=False)
    items = (replace(COUNT, required=False), replace(CHOICE, gates=(gate,)))
    given_ = [answer("count", value, "integer")] if value is not None else []
    found = check_response(response(*given_, answer("choice", "0", "Coding")), [form(*items)])
    assert faults(found.response)[-1] is (None if is_asked else AnswerFault.NOT_ENABLED)


@pytest.mark.parametrize("any_of", [True, False])
def test_that_one_or_all_conditions_open_a_gate(any_of: bool):
    both = Gate((Condition("count", "=", Decimal(4)), Condition("count", "=", Decimal(5))), any_of)
    gated = replace(CHOICE, gates=(both,))
    found = check_response(response(WELL, answer("choice", "0", "Coding")), [form(COUNT, gated)])
    assert faults(found.response) == [None, None if any_of else AnswerFault.NOT_ENABLED]


def test_that_a_question_that_was_not_to_be_asked_is_not_missing():
    closed = replace(COUNT, gates=(Gate((Condition("choice", "=", "3"),), any_of=False),))
    assert check_response(response(answer("choice", "0", "Coding")), [form(CHOICE, closed)]).response.faults == ()


def test_that_questions_that_wait_for_each_other_are_not_asked():
    waits = Gate((Condition("count", "exists", True),), any_of=False)
    found = check_response(response(WELL), [form(replace(COUNT, gates=(waits,)))])
    assert faults(found.response) == [AnswerFault.NOT_ENABLED]


def test_that_a_check_forgets_what_an_earlier_one_found():
    first = check_response(response(WELL), []).response
    assert check_response(first, [form(COUNT)]).response == response(WELL)


ANSWERS = st.builds(
    Answer,
    link_id=st.sampled_from(["count", "choice", "other"]),
    value=st.one_of(st.none(), st.booleans(), st.text(max_size=3), st.decimals(allow_nan=False, allow_infinity=False)),
    shown=st.text(max_size=3),
    type=st.sampled_from(["integer", "Coding", "string", "boolean", None]),
    fault=st.sampled_from([None, *AnswerFault]),
)


@given(st.lists(ANSWERS, max_size=5), st.sampled_from(["completed", "in-progress"]))
def test_that_checking_again_changes_nothing(answers: list[Answer], status: str):
    once = check_response(response(*answers, status=status), [form(COUNT, CHOICE)]).response
    assert check_response(once, [form(COUNT, CHOICE)]).response == once


@given(st.lists(ANSWERS, max_size=5))
def test_that_no_answer_is_lost_by_checking(answers: list[Answer]):
    found = check_response(response(*answers), [form(COUNT, CHOICE)]).response
    assert [(one.link_id, one.value) for one in found.answers] == [(one.link_id, one.value) for one in answers]


@pytest.mark.parametrize(("minutes", "is_ahead"), [(5, False), (6, True)])
def test_that_a_clock_may_be_five_minutes_fast(minutes: int, is_ahead: bool):
    assert bool(list(ahead_of(NOW + timedelta(minutes=minutes), NOW, "x"))) is is_ahead


@pytest.mark.parametrize(("said", "unit"), [(None, "Cel"), ("[degF]", "[degF]")])
def test_that_a_number_without_a_unit_is_in_the_one_that_was_asked_for(said: str | None, unit: str):
    asked = Item("temp", "", "quantity", unit="Cel")
    checked = check_response(response(answer("temp", 37, "Quantity", unit=said)), [form(asked)])
    (found,) = checked.response.answers
    assert (found.unit, found.fault) == (unit, None)
