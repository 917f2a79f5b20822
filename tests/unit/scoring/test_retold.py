"""A stored result told part by part, in the words of the patient, with what else could have been."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.scoring.facts import gathered, reading, response, shipped
from triage.clinical.colour import Colour
from triage.clinical.questionnaire import Answer, Response
from triage.errors import Text
from triage.scoring.assess import assess
from triage.scoring.explain.answer_words import answers_in_words
from triage.scoring.explain.explain import not_known
from triage.scoring.explain.otherwise import otherwise
from triage.scoring.explain.result import Result
from triage.scoring.explain.retold import explained_again, headline, retold
from triage.scoring.explain.told import meaning
from triage.scoring.explain.unknowns import unknowns
from triage.scoring.inputs.values import given_inputs

CALL = "Jeg vil gerne ringes op"


def result(name: str, own: dict[str, Decimal] | None = None, **values: Any) -> Result:
    exact = {key: Decimal(str(v)) if type(v) in (int, float) else v for key, v in values.items()}
    return assess(shipped(name), given_inputs(shipped(name), exact), own)


def test_that_a_value_is_told_with_its_unit_its_limit_its_source_and_how_it_was_made() -> None:
    (told,) = retold(assess(shipped(), gathered([reading("86")])), shipped(), {})
    (held,) = told.held
    assert (held.called.da, held.value.da, held.limit.da) == ("Iltmætning", "86 %", "rød ved 87 % eller derunder")
    assert (held.how.da, held.sources, held.ids) == ("målt 23. nov. kl. 09.00", ("NEWS2",), ("o1",))
    assert held.own == ""


def test_that_a_limit_of_the_patients_own_names_the_parameter_and_the_usual_limit() -> None:
    (told,) = retold(result("kol", {"spo2_red": Decimal(85)}, spo2=85), shipped(), {})
    assert (told.held[0].own, told.held[0].usual.da) == ("spo2_red", "87 % eller derunder")


def test_that_a_code_in_a_reason_is_told_in_the_words_that_the_patient_read() -> None:
    found = result("epilepsi", self_harm=False, contact_wish="call", seizures_vs_usual="none")
    (told,) = retold(found, shipped("epilepsi"), {("contact_wish", "call"): CALL})
    assert told.headline.da == f"Patienten ønsker kontakt: {CALL}"
    assert told.held[0].value.da == CALL
    assert found.fired[0].reason.da == "Patienten ønsker kontakt: call"


def test_that_a_reason_which_the_rule_set_tells_otherwise_by_now_stays_as_it_was_stored() -> None:
    found = result("epilepsi", self_harm=False, contact_wish="call", seizures_vs_usual="none")
    old = replace(found.fired[0], reason=Text("Ønsker call", "Wants call"))
    assert headline(old, found, shipped("epilepsi"), {("contact_wish", "call"): CALL}) == old.reason


def test_that_the_words_of_an_answer_are_those_of_the_response_it_came_in() -> None:
    found = assess(shipped("epilepsi"), gathered([], [wish("call", CALL)], rules="epilepsi"))
    assert answers_in_words(found, shipped("epilepsi"), [wish("call", CALL)]) == {("contact_wish", "call"): CALL}
    assert answers_in_words(found, shipped("epilepsi"), [wish("call", "call")]) == {}


def wish(code: str, shown: str) -> Response:
    made = response(contact_wish=code)
    return replace(made, answers=(Answer("contact_wish", code, shown),))


def test_that_an_answer_which_would_have_changed_the_colour_is_told_in_words() -> None:
    found = result("epilepsi", self_harm=False, contact_wish="call", seizures_vs_usual="none", was_seizure_free=True)
    said = otherwise(found, shipped("epilepsi"), {("contact_wish", "call"): CALL, ("contact_wish", "self"): "Selv"})
    assert [text.da for text in said] == [f"Ønske om kontakt »{CALL}«: ville have været grøn ved »Selv«"]


def test_that_yes_and_no_can_be_turned_round() -> None:
    found = result("epilepsi", self_harm=True, contact_wish="self", seizures_vs_usual="none", was_seizure_free=True)
    assert [text.da for text in otherwise(found, shipped("epilepsi"), {})] == [
        "Tanker om selvskade »ja«: ville have været grøn ved »nej«"
    ]


def test_that_two_reasons_of_one_colour_are_said_to_hold_each_by_itself() -> None:
    found = result("kol", spo2=80, temp=40)
    assert [text.da for text in otherwise(found, shipped(), {})] == [
        "Ingen enkelt værdi ville have ændret farven: 2 grunde gør hver for sig patienten rød"
    ]


def test_that_a_green_has_nothing_else_to_tell() -> None:
    assert otherwise(result("kol", spo2=95), shipped(), {}) == ()


def test_that_what_is_unknown_says_which_colour_it_can_come_to() -> None:
    found = assess(shipped(), gathered([reading("94")]))
    worst = unknowns(found, shipped())[0]
    assert worst.could_become is Colour.RED
    assert "Temperatur er ikke målt" in [text.da for text in worst.texts]
    assert meaning(worst, found.colour).da == "kan gøre farven rød"


def test_that_nothing_unknown_can_make_a_red_worse() -> None:
    found = assess(shipped(), gathered([reading("80")]))
    assert {one.could_become for one in unknowns(found, shipped())} == {None}
    assert meaning(unknowns(found, shipped())[0], found.colour).da == "kan ikke gøre farven værre"


@given(st.integers(70, 100), st.integers(40, 180), st.one_of(st.none(), st.integers(34, 42)))
def test_that_every_reason_is_retold_as_it_was_stored_and_everything_missing_is_told(
    spo2: int, pulse: int, temp: int | None
) -> None:
    found = result("kol", spo2=spo2, pulse=pulse, **({} if temp is None else {"temp": temp}))
    told = retold(found, shipped(), {})
    assert [(one.rule, one.colour, one.headline) for one in told] == [(r.id, r.colour, r.reason) for r in found.fired]
    missing = {text for one in unknowns(found, shipped()) for text in one.texts}
    assert missing == set(found.unknown)


def test_that_words_which_nobody_wrote_are_not_unknown() -> None:
    found, rules = result("epilepsi", self_harm=False, contact_wish="self"), shipped("epilepsi")
    unwritten = not_known("free_text", explained_again(found, rules))
    assert unwritten in found.unknown
    assert unwritten not in {text for one in unknowns(found, rules) for text in one.texts}
