"""Notes are suggested from data: filled from the reasons with their values, and never with anything else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.clinical.decision import Action
from triage.errors import Text
from triage.workflow.catalogue import Catalogue
from triage.worklist.note_templates import ANY, NoteTemplate, NoteTemplates, filled

SHIPPED: NoteTemplates = Catalogue().templates
NONE = Text("", "")
OXYGEN = Text("Iltmætning 85 % (grænse 87 %)", "Oxygen saturation 85 % (limit 87 %)")
COUGH = Text("Hoster mere.", "Coughs more.")


def template(text: str) -> NoteTemplate:
    return NoteTemplate("x", Text("Prøve", "Trial"), Text(text, text))


def test_that_a_note_tells_the_values_with_their_limits() -> None:
    plain = SHIPPED.of("unknown", Action.PHONE)[0]
    assert filled(plain, [OXYGEN], NONE).da == "Iltmætning 85 % (grænse 87 %). Ringer patienten op."


def test_that_each_reason_is_a_sentence_and_told_once() -> None:
    assert filled(template("{reasons}"), [OXYGEN, COUGH, OXYGEN], NONE).en == f"{OXYGEN.en}. Coughs more."


def test_that_no_more_than_the_worst_two_are_told() -> None:
    many = [Text(f"Grund {number}", "") for number in range(9)]
    assert filled(template("{reasons}"), many, NONE).da == "Grund 0. Grund 1."


def test_that_what_is_not_promised_leaves_no_hole() -> None:
    assert filled(template("Ringes op {asked}."), [], NONE).da == "Ringes op."


@given(words=st.text(alphabet=st.sampled_from("{}reasonsked a.%1\\"), max_size=40))
def test_that_a_reason_is_never_taken_for_a_place_to_fill(words: str) -> None:
    shown = filled(template("A{reasons}Z{asked}"), [Text(words, words)], Text("B", "B")).da
    said = words.strip()
    end = "" if not said or said.endswith(".") else "."
    assert shown.replace(" ", "") == f"A{said}{end}ZB".replace(" ", "")


def test_that_a_programmes_own_templates_come_before_those_of_all() -> None:
    codes = [one.code for one in SHIPPED.of("copd", Action.PHONE)]
    assert codes[:2] == ["copd_phone", "phone"]


@pytest.mark.parametrize("action", Action)
def test_that_every_kind_of_decision_has_a_template(action: Action) -> None:
    assert SHIPPED.of("unknown", action)


def test_that_what_ships_is_whole_in_both_languages() -> None:
    every = [one for places in SHIPPED.by_programme.values() for listed in places.values() for one in listed]
    assert ANY in SHIPPED.by_programme
    for one in every:
        places = [re.findall(r"\{(.*?)\}", text) for text in (one.text.da, one.text.en)]
        assert places[0] == places[1]
        assert set(places[0]) <= {"reasons", "asked"}
        assert one.name.da
        assert one.name.en
