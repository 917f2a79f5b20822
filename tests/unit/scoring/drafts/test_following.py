"""Examples go along with the limits they were written at; for the rest a person chooses."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.scoring.drafts.drafts import draft, names
from triage.scoring.analyse.rule_tests import failures, unfired
from triage.scoring.drafts.differences.differences import differences, in_a_sentence
from triage.scoring.drafts.draft import Draft
from triage.scoring.drafts.edits.tests import ChangeTest
from triage.scoring.drafts.following.choices import Choice, choices, failing
from triage.scoring.drafts.following.move_limits import MoveLimits
from triage.scoring.drafts.following.way import Way
from triage.scoring.rules.model import RuleTest


def moved(name: str = "kol", **limits: str) -> Draft:
    base = draft(name)
    return base.edited(MoveLimits({limit: Decimal(value) for limit, value in limits.items()}, base.rule_set))


def example(found: Draft, name: str) -> RuleTest:
    return next(one for one in found.rule_set.tests if one.name == name)


def told(found: Draft, name: str = "kol") -> str:
    return in_a_sentence(differences(draft(name).rule_set, found.rule_set, names(name))).da


def chosen(found: Draft, way: Way) -> Choice:
    (place,) = failing(found.rule_set)
    return next(one for one in choices(draft().rule_set, found.rule_set, place, names()) if one.way is way)


@pytest.mark.parametrize(
    ("name", "limit", "value"),
    [
        ("kol", "spo2_red", "88"),
        ("kol", "spo2_red", "86"),
        ("kol", "pulse_yellow", "112"),
        ("kol", "temp_red", "39.4"),
        ("kol", "fev1_z", "-2"),
        ("hjertesvigt", "wloss7_kg", "3.5"),
        ("diabetes", "tir_yellow", "72"),
        ("epilepsi", "who5_red", "34"),
        ("mental", "gad_red", "17"),
    ],
)
def test_that_a_moved_limit_leaves_no_example_that_fails_and_no_rule_without_one(
    name: str, limit: str, value: str
) -> None:
    found = moved(name, **{limit: value}).rule_set
    assert (failures(found), unfired(found)) == ((), ())


def test_that_the_edge_is_still_shown_on_both_sides() -> None:
    found = moved(spo2_red="88")
    assert example(found, "at the red limit").given["spo2"] == 88
    assert example(found, "just above red").given["spo2"] == 89


def test_that_an_example_under_an_own_limit_stays() -> None:
    name = "patient limit replaces 87"
    assert example(moved(spo2_red="88"), name) == example(draft(), name)


def test_that_the_number_in_a_name_goes_along_with_the_value_and_the_limit() -> None:
    assert "TIR exactly 72 is not above 72" in [one.name for one in moved("diabetes", tir_yellow="72").rule_set.tests]
    assert "KCCQ down 6.9" in [one.name for one in moved("hjertesvigt", kccq_drop="7").rule_set.tests]
    assert "WHO-5 35 and 34 boundary" in [one.name for one in moved("epilepsi", who5_red="34").rule_set.tests]


def test_that_a_name_keeps_a_number_that_may_mean_something_else_and_says_so() -> None:
    place = next(place for place, one in enumerate(draft().rule_set.tests) if one.name == "pulse 131")
    own = draft().edited(ChangeTest(place, RuleTest(**_with(draft(), place, name="two of 131", hours_past_due="131"))))
    own = own.edited(ChangeTest(place, replace(own.rule_set.tests[place], fired=("pulse_red", "overdue"))))
    found = own.edited(MoveLimits({"pulse_red": Decimal(133)}, draft().rule_set))
    assert example(found, "two of 131").given["pulse"] == 133
    words = in_a_sentence(differences(own.rule_set, found.rule_set, names())).da
    assert "Puls 131 → 133 (navnet siger stadig 131)" in words


def test_that_the_words_of_the_changes_say_which_example_goes_along() -> None:
    assert "eksemplet »at the red limit« følger med: Iltmætning 87 → 88" in told(moved(spo2_red="88"))
    words = told(moved("diabetes", tir_yellow="72"), "diabetes")
    assert "eksemplet »TIR 70.1« følger med og hedder nu »TIR 72.1«: " in words


def test_that_an_example_changed_by_hand_is_not_said_to_go_along() -> None:
    found = moved(spo2_red="88")
    place = next(place for place, one in enumerate(found.rule_set.tests) if one.name == "at the red limit")
    by_hand = found.edited(ChangeTest(place, RuleTest(**_with(found, place, spo2="86"))))
    assert "ændret eksempel: at the red limit (given: spo2: 87 → 86)" in told(by_hand)


def test_that_an_example_written_away_from_the_limit_fails_until_a_person_chooses() -> None:
    found = moved(spo2_red="84")
    assert [found.rule_set.tests[place].name for place in failing(found.rule_set)] == ["red and overdue"]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (Way.KEEP, "Behold eksemplet ved den gamle grænse 87 %"),
        (Way.ALONG, "Lad eksemplet følge med: Iltmætning 85 → 82"),
        (Way.EXPECT, "Lad eksemplet vente det, der kommer nu: gul (spo2_yellow, overdue)"),
    ],
)
def test_that_each_way_is_offered_in_words_and_ends_the_failure(way: Way, words: str) -> None:
    found = moved(spo2_red="84")
    choice = chosen(found, way)
    assert choice.words.da == words
    assert failures(found.edited(choice.edit).rule_set) == ()


def test_that_an_example_kept_at_the_old_limit_stays_there_when_the_limit_moves_on() -> None:
    found = moved(spo2_red="84")
    kept = found.edited(chosen(found, Way.KEEP).edit)
    further = kept.edited(MoveLimits({"spo2_red": Decimal(83)}, draft().rule_set))
    assert example(further, "red and overdue").override == {"spo2_red": Decimal(87)}


def test_that_an_example_of_the_author_goes_from_where_it_is_and_comes_back() -> None:
    place = next(place for place, one in enumerate(draft().rule_set.tests) if one.name == "slow pulse")
    own = draft().edited(ChangeTest(place, RuleTest(**_with(draft(), place, name="own", pulse="40"))))
    there = own.edited(MoveLimits({"pulse_low": Decimal(42)}, draft().rule_set))
    assert example(there, "own").given["pulse"] == 42
    assert there.edited(MoveLimits({"pulse_low": Decimal(40)}, draft().rule_set)).text == own.text


def test_that_limit_and_examples_are_one_step_to_undo() -> None:
    found = moved(spo2_red="88")
    assert found.undo().text == draft().text
    assert found.undo().redo().text == found.text


def _with(found: Draft, place: int, name: str | None = None, **given: str) -> dict:
    one = found.rule_set.tests[place]
    values = {**one.given, **{key: Decimal(value) for key, value in given.items()}}
    return {
        "name": name or one.name,
        "given": values,
        "override": one.override,
        "colour": one.colour,
        "fired": one.fired,
        "unknown_critical": one.unknown_critical,
    }
