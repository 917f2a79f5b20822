"""Scores in words: a number with its band, bounds where an answer is missing, and the safety item always."""

from decimal import Decimal

import pytest

from tests.unit.scoring.facts import instrument
from triage.resources import resource
from triage.scoring.instruments.score import score_answers, score_items
from triage.scoring.instruments.words import score_words


def words(code: str, *answers: int | None) -> str:
    given = [None if answer is None else Decimal(answer) for answer in answers]
    return score_words(instrument(code), score_items(instrument(code), given)).da


def test_that_a_score_is_told_with_its_band_and_the_safety_item():
    assert words("phq9", 3, 3, 3, 3, 1, 0, 0, 0, 1) == "PHQ-9: 14 (moderat); spørgsmål 9: 1"


def test_that_bounds_are_told_when_there_is_no_score():
    told = words("phq9", *[3] * 6, None, None, None)
    assert told == "PHQ-9: 18–27, kan ikke beregnes, 3 svar mangler; spørgsmål 9: ikke besvaret"


def test_that_a_certain_band_is_told_without_a_score():
    assert words("who5", 5, 5, 5, None, None) == "WHO-5: 60–100 (god trivsel), kan ikke beregnes, 2 svar mangler"


def test_that_a_prorated_score_says_so():
    assert words("gad7", 2, 2, 2, 2, 2, None, None) == "GAD-7: 14 (moderat), 2 svar mangler (10–16)"


def test_that_a_refused_score_still_shows_the_safety_item():
    told = words("phq9", 9, 0, 0, 0, 0, 0, 0, 0, 2)
    assert told == (
        "PHQ-9 kan ikke beregnes: svaret på phq9-1 er ikke et helt tal fra 0 til 3; spørgsmål 9: 2"
    )


def test_that_a_safety_answer_that_cannot_be_read_is_not_called_unanswered():
    assert words("phq9", *[0] * 8, 7).endswith("spørgsmål 9: kan ikke læses")


def test_that_scales_are_told_by_name():
    assert words("hads", *[1] * 7, *[2] * 7) == "HADS: angst 7 (ingen tegn); depression 14 (sandsynlige tegn)"


def test_that_a_state_is_told():
    assert words("eq5d", 2, 1, 1, 1, 1) == "EQ-5D-5L: tilstand 21111"
    assert words("eq5d", 2, 1, 1, 1, None) == "EQ-5D-5L: kan ikke beregnes, 1 svar mangler"


def test_that_grades_are_told_by_the_number_of_the_term():
    answers = {"proctcae-9-F": Decimal(3), "proctcae-9-S": Decimal(2)}
    told = score_words(instrument("proctcae"), score_answers(instrument("proctcae"), answers))
    assert (told.da, told.en) == ("PRO-CTCAE: symptom 9, grad 2", "PRO-CTCAE: symptom 9, grade 2")


@pytest.mark.parametrize("file", sorted(file.name for file in resource("instruments").iterdir()))
def test_that_nothing_answered_is_told_in_both_languages(file: str):
    asked = instrument(file.removesuffix(".yaml"))
    told = score_words(asked, score_answers(asked, {}))
    assert told.da.startswith(asked.name.da)
    assert told.en.startswith(asked.name.en)
    assert told.da != told.en
