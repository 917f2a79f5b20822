"""How a plan ended, in words."""

import pytest

from tests.unit.coordination.words.spoken import faults
from triage.coordination.rebooking.plan import Result
from triage.coordination.words.outcomes import outcome_words

CHANGED = (Result.APPLIED, Result.NEEDS_HUMAN)


@pytest.mark.parametrize("result", list(Result))
def test_that_every_outcome_has_words_and_says_what_to_do(result: Result) -> None:
    words = outcome_words(result, ("Blodprøver", "Lungesygdomme"), ("+45 00 00 00 70",))
    for said in (words.title, words.advice):
        assert said.da
        assert said.en
        assert faults(said) == []


@pytest.mark.parametrize("result", [one for one in Result if one not in CHANGED])
def test_that_what_changed_nothing_never_says_that_times_are_changed(result: Result) -> None:
    assert "ændret i kalenderne" not in outcome_words(result).title.da


@pytest.mark.parametrize("result", [Result.SLOT_GONE, Result.EXPIRED, Result.STALE])
def test_that_what_moved_nothing_says_so(result: Result) -> None:
    assert "intet er flyttet" in outcome_words(result).title.da


def test_that_what_could_not_be_put_back_names_whom_to_call_and_on_which_number() -> None:
    words = outcome_words(Result.NEEDS_HUMAN, ("Blodprøver", "Psykiatri"), ("+45 00 00 00 70", "+45 00 00 00 71"))
    assert words.advice.da.startswith("Blodprøver og Psykiatri (+45 00 00 00 70, +45 00 00 00 71): ring nu")


def test_that_a_result_of_a_later_version_is_never_told_as_done() -> None:
    assert outcome_words("half-done") == outcome_words(Result.NEEDS_HUMAN)
