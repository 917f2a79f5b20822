"""Pure parts of the list: views as they are kept, words that are looked for, kinds of reason, filters in words."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.examples import core
from tests.store.made_lists import QUERIES
from triage.clinical.folded import folded, folded_parts
from triage.errors import Text
from triage.worklist.filter_words import FilterNames, filter_words
from triage.worklist.reasons import reason_kind
from triage.worklist.row import EVERYBODY, Query
from triage.worklist.search_words import SearchWords, search_words
from triage.worklist.views import BUILT_IN, VIEW_VERSION, query_from, query_text


@core
@given(QUERIES)
def test_that_a_view_asks_for_what_was_kept(query: Query) -> None:
    kept = replace(query, words="", by_patient=True)
    assert query_from(query_text(query), VIEW_VERSION) == kept


@core
@given(st.text())
def test_that_no_text_is_read_as_a_view_it_is_not(text: str) -> None:
    found = query_from(text, VIEW_VERSION)
    assert found is None or query_from(query_text(found), VIEW_VERSION) == found


def test_that_every_filter_can_be_kept() -> None:
    known = {one.name for one in fields(Query)} - {"words", "by_patient"}
    for name in known:
        assert query_from(f'{{"{name}": null}}', VIEW_VERSION) is None
    assert query_from('{"unheard_of": true}', VIEW_VERSION) is None


def test_that_every_built_in_view_has_a_code_of_its_own() -> None:
    assert len({view.code for view in BUILT_IN}) == len(BUILT_IN)
    assert all(view.query is not None and view.query.by_patient for view in BUILT_IN)


@pytest.mark.parametrize("typed", ["610152-9995", "6101529995", " 610152 9995 "])
def test_that_a_whole_number_is_looked_for_as_one(typed: str) -> None:
    assert search_words(typed) == SearchWords(cpr="610152-9995")


@pytest.mark.parametrize("typed", ["610152", "9995", "610152-999", "610152-99951"])
def test_that_a_part_of_a_number_is_none(typed: str) -> None:
    assert search_words(typed).cpr == ""


def test_that_a_number_is_not_printed_with_a_query() -> None:
    assert "9995" not in repr(replace(EVERYBODY, words="610152-9995")) + repr(search_words("610152-9995"))


@core
@given(st.text(), st.text())
def test_that_every_word_of_a_name_finds_it(family: str, given_name: str) -> None:
    parts = folded_parts(f"{family}, {given_name}")
    for part in parts:
        assert part in search_words(part).parts or search_words(part).cpr


@core
@given(st.text())
def test_that_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize("same", [("Åse", "aase"), ("ØRSTED", "oersted"), ("Æble", "aeble"), ("José", "jose")])
def test_that_both_ways_of_writing_a_letter_are_one(same: tuple[str, str]) -> None:
    assert folded(same[0]) == folded(same[1])


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("Iltmætning 85 % (grænse 87 %)", "Iltmætning"),
        ("Vægt op 2,3 kg på 3 dage", "Vægt op"),
        ("Ønsker kontakt", "Ønsker kontakt"),
        ("3 svar mangler", "3 svar mangler"),
        ("Alt i mål.", "Alt i mål"),
    ],
)
def test_that_a_kind_is_the_reason_without_its_numbers(reason: str, kind: str) -> None:
    assert reason_kind(Text(reason, reason)) == Text(kind, kind)


@core
@given(QUERIES)
def test_that_a_query_in_words_is_never_empty_and_names_nobody(query: Query) -> None:
    said = filter_words(replace(query, words="Demogaard"))
    assert said.da
    assert said.en
    assert "Demogaard" not in said.da + said.en


def test_that_filters_are_told_by_name() -> None:
    asked = replace(EVERYBODY, programmes=("copd",), departments=(2,), owners=("anna",), mine=True)
    names = FilterNames({"copd": Text("KOL", "COPD")}, {2: "Lunge"}, {}, {"anna": "Anna Opdigtet"})
    assert filter_words(asked, names).da == "mine; program: KOL; afdeling: Lunge; ansvarlig: Anna Opdigtet"
    assert filter_words(EVERYBODY).en == "everything open"
