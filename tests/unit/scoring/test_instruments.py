"""Scores of questionnaires: bounds for what is missing, refusal of what cannot be right."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.scoring.facts import instrument, phq9, response
from triage.clinical.questionnaire import Answer
from triage.errors import RuleSetError
from triage.resources import resource
from triage.scoring.instruments.result import Refusal, Score
from triage.scoring.instruments.score import load_instrument, score, score_items


def test_that_two_missing_answers_are_prorated_and_bounded():
    found = score(instrument("phq9"), phq9(i1=3, i8=None, i9=None))
    assert isinstance(found, Score)
    assert (found.score, found.prorated, found.bounds) == (Decimal(4), True, (Decimal(3), Decimal(9)))


def test_that_three_missing_answers_give_no_score_but_bounds():
    found = score(instrument("phq9"), phq9(i7=None, i8=None, i9=None))
    assert isinstance(found, Score)
    assert (found.score, found.n_missing, found.bounds[1]) == (None, 3, Decimal(9))


def test_that_a_response_without_the_items_has_no_score():
    assert score(instrument("phq9"), response(more_dyspnoea=True)) is None


@pytest.mark.parametrize("answer", [Decimal(4), Decimal("1.5"), Decimal(-1), True, "3", Decimal("NaN")])
def test_that_an_answer_the_item_does_not_have_refuses_the_score(answer: object):
    found = score_items(instrument("phq9"), [Decimal(0)] * 8 + [answer])
    assert isinstance(found, Refusal)
    assert found.item == "phq9-9"
    assert "phq9-9" in found.text.da


def test_that_two_answers_to_one_item_refuse_the_score():
    twice = phq9()
    both = (*twice.answers, Answer("phq9-1", Decimal(2), "2"))
    assert isinstance(score(instrument("phq9"), replace(twice, answers=both)), Refusal)


def test_that_a_choice_counts_its_weight():
    chosen = tuple(Answer(f"who5-{n}", "at0005", "Hele tiden", ordinal=Decimal(5)) for n in range(1, 6))
    found = score(instrument("who5"), replace(response(), answers=chosen))
    assert isinstance(found, Score)
    assert (found.score, found.more["raw"]) == (Decimal(100), Decimal(25))


def test_that_a_code_counts_what_the_instrument_says():
    found = score(instrument("gad7"), response(**{f"gad7__{n}": "LA6569-3" for n in range(1, 8)}))
    assert isinstance(found, Score)
    assert found.score == Decimal(7)


def test_that_a_wrong_number_of_answers_is_refused():
    assert isinstance(score_items(instrument("cat8"), [Decimal(1)] * 9), Refusal)


def test_that_every_shipped_instrument_names_its_licence_and_source():
    files = [file for file in resource("instruments").iterdir() if file.name.endswith(".yaml")]
    found = [load_instrument(file.read_text(encoding="utf-8")) for file in files]
    assert all(one.licence and one.source and f"{one.code}.yaml" in {file.name for file in files} for one in found)


FAULTS = [
    ("licence:", "licens:", "licence: The field is missing. Add it."),
    ("licence:", "licens:", "licens: There is no such field. Delete it or use one of: answers, codes, direction"),
    ("up_to: 7,", "up_to: 7, below: 3,", "shape.bands[0]: Write either up_to or below."),
    ("up_to: 7,", "up_to: 20,", "shape.bands: Write bands in rising order."),
    ("up_to: 35", "up_to: 34", "Let the bands reach up to 35."),
    ("ipss-4, ipss-7]", "ipss-4, ipss-9]", "Write ipss-9 in items, or correct the name."),
    ("ipss-2, ipss-3", "ipss-3, ipss-3", "Give every item an id of its own."),
    ("range: [0, 6]", "range: [6, 0]", "items.ipss-qol: Write one of range: [lowest, highest], choices or yes."),
    ("kind: sum", "kind: summ", "shape: Write kind as one of: chart, domains, grade"),
    ("da: lette symptomer, ", "", "words: Write the text in both languages"),
    ("shape:", "safety_item: {item: 9, flagged_from: 1}\nshape:", "safety_item is no number of an item."),
]


@pytest.mark.parametrize(("right", "wrong", "told"), FAULTS)
def test_that_a_fault_in_a_file_is_told_with_the_cure(right: str, wrong: str, told: str):
    text = resource("instruments", "ipss.yaml").read_text(encoding="utf-8")
    with pytest.raises(RuleSetError) as found:
        load_instrument(text.replace(right, wrong, 1))
    assert told in found.value.text.en
    assert found.value.text.da != found.value.text.en
