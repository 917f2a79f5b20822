"""A department's own form: what its choices weigh, which questions count, and what refuses the score."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.scoring.forms import WEIGHTS, answers, form, gate, question
from triage.clinical.questionnaire import Condition
from triage.errors import RuleSetError
from triage.scoring.instruments.form import Form, check_form
from triage.scoring.instruments.form_score import score_form
from triage.scoring.instruments.result import Refusal, Score

# b is asked only after much of a; c only after some of b, or much of it.
CHAIN = form(
    question("a"),
    question("b", gate("a")),
    question("c", gate("b", "=", "some", Condition("b", "=", "much"), any_of=True)),
    question("d", repeats=True),
)


def scored(of: Form, **given: Any) -> Score:
    found = score_form(of, answers(**given))
    assert isinstance(found, Score)
    return found


def test_that_the_weights_are_added():
    assert scored(form(question("a"), question("b")), a="much", b="some").score == 4


def test_that_an_answer_to_a_question_that_was_not_asked_does_not_count():
    assert scored(CHAIN, a="some", b="much", c="much", d="none").score == 1


def test_that_a_question_below_one_that_was_not_asked_is_not_asked():
    found = scored(CHAIN, a="none", b="some", c="much", d="none")
    assert (found.score, found.n_missing) == (0, 0)


def test_that_one_of_several_conditions_can_be_enough_or_all_be_needed():
    second = Condition("b", "=", "much")
    one = form(question("a"), question("b"), question("c", gate("a", "=", "much", second, any_of=True)))
    both = form(question("a"), question("b"), question("c", gate("a", "=", "much", second)))
    assert scored(one, a="much", b="none", c="much").score == 6
    assert scored(both, a="much", b="none", c="much").score == 3


def test_that_a_missing_answer_leaves_bounds_and_no_score():
    found = scored(form(question("a"), question("b")), a="much")
    assert (found.score, found.n_missing, found.bounds) == (None, 1, (3, 6))


def test_that_a_question_that_waits_for_a_missing_answer_widens_the_bounds():
    found = scored(CHAIN, d="some")
    assert (found.score, found.bounds) == (None, (1, 10))


def test_that_a_choice_without_weight_counts_as_missing():
    assert scored(form(question("a"), question("b")), a="unsure", b="some").bounds == (1, 4)


def test_that_several_answers_are_added_where_the_question_allows_them():
    assert scored(form(question("a", repeats=True)), a=["some", "much"]).score == 4


@pytest.mark.parametrize("wrong", ["else", True, 7, ["some", "much"]])
def test_that_an_answer_the_form_does_not_offer_refuses_the_score(wrong: object):
    found = score_form(form(question("a"), question("b")), answers(a=wrong, b="some"))
    assert isinstance(found, Refusal)
    assert (found.item, "a" in found.text.da) == ("a", True)


def test_that_nothing_that_counts_answered_is_no_score():
    assert score_form(CHAIN, answers(else_="much")) is None


@pytest.mark.parametrize(
    ("operator", "expected", "answer", "is_asked"),
    [
        ("exists", True, 1, True),
        ("exists", False, 1, False),
        ("=", Decimal(5), 5, True),
        ("=", True, 1, False),
        ("!=", Decimal(5), 5, False),
        (">", Decimal(5), 5, False),
        (">=", Decimal(5), 5, True),
        ("<", Decimal(5), 4, True),
        ("<=", "2026-01-02", "2026-01-01", True),
        ("<", Decimal(5), "4", False),
    ],
)
def test_that_a_condition_compares_as_fhir_says(operator: str, expected: Any, answer: Any, is_asked: bool):
    of = form(question("n", weights={}), question("a", gate("n", operator, expected)), question("b"))
    found = scored(of, n=answer, a="much", b="none")
    assert found.score == (3 if is_asked else 0)


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((question("a", gate("b")), question("b", gate("a"))), "circle at a"),
        ((question("a", gate("a")),), "circle at a"),
        ((question("a"), question("a")), "a stands twice"),
        ((question("a", gate("z")),), "asks for z"),
    ],
)
def test_that_a_form_that_cannot_be_scored_for_sure_is_refused(items: tuple[Any, ...], words: str):
    with pytest.raises(RuleSetError, match=words):
        check_form(form(*items))


chosen = st.fixed_dictionaries({name: st.sampled_from(sorted(WEIGHTS)) for name in "abcd"})


@given(chosen, st.sets(st.sampled_from("abcd")))
def test_that_bounds_hold_the_score_of_every_completion(whole: Mapping[str, str], out: set[str]):
    before = score_form(CHAIN, answers(**{name: code for name, code in whole.items() if name not in out}))
    after = scored(CHAIN, **whole)
    if isinstance(before, Score) and before.bounds and after.score is not None:
        assert before.bounds[0] <= after.score <= before.bounds[1]


@given(chosen, st.sampled_from("abcd"))
def test_that_a_missing_answer_never_counts_as_nothing(whole: Mapping[str, str], out: str):
    before = scored(CHAIN, **whole)
    after = score_form(CHAIN, answers(**{name: code for name, code in whole.items() if name != out}))
    assert after is None or not isinstance(after, Score) or after.score in (None, before.score)
