"""Whose names are easily taken for each other's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.worklist.namesakes import is_namesake

NAMES = st.text(alphabet="abcdæøå -", min_size=1, max_size=12)


@pytest.mark.parametrize("other", ["Anna", "ANNA", "Anne", "Hanna", "Ana", "Anna Sofie", "Anna-Lise"])
def test_that_the_same_or_nearly_the_same_given_name_is_taken_for_the_other(other: str) -> None:
    assert is_namesake("Prøvesen", "Anna", "prøvesen", other)


@pytest.mark.parametrize("other", ["Hans", "Annika", "Bo", ""])
def test_that_another_given_name_is_not(other: str) -> None:
    assert not is_namesake("Prøvesen", "Anna", "Prøvesen", other)


def test_that_short_names_differ_by_one_letter() -> None:
    assert not is_namesake("Prøvesen", "Bo", "Prøvesen", "Ib")


def test_that_another_family_name_or_none_is_nobodys_namesake() -> None:
    assert not is_namesake("Prøvesen", "Anna", "Eksempel", "Anna")
    assert not is_namesake("", "Anna", "", "Anna")


@given(NAMES, NAMES, NAMES)
def test_that_likeness_goes_both_ways(family: str, one: str, other: str) -> None:
    assert is_namesake(family, one, family, other) == is_namesake(family, other, family, one)
