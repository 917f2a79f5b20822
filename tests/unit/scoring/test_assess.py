"""A result in words, what would have changed it, and how it is kept."""

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.scoring.facts import gathered, reading, response, rule, rule_set, shipped
from triage.clinical.colour import Colour
from triage.errors import RuleSetError, Text, UnreadableError
from triage.scoring.assess import assess
from triage.scoring.engine import ENGINE
from triage.scoring.explain.result import NearestLimit, Result
from triage.scoring.inputs.values import given_inputs
from triage.scoring.rules.model import Clock


def result(name: str = "kol", override: dict[str, Decimal] | None = None, **given: object) -> Result:
    values = {key: Decimal(str(v)) if type(v) in (int, float) else v for key, v in given.items()}
    return assess(shipped(name), given_inputs(shipped(name), values), override)


def test_that_reasons_stand_worst_first_then_in_file_order():
    found = result(spo2=89, pulse=111, temp=39.2)
    assert [one.reason.da for one in found.fired] == ["Temperatur 39,2", "Iltmætning 89 %", "Puls 111"]


def test_that_an_unknown_slot_is_a_dash_and_english_has_a_point():
    found = result("hjertesvigt", w1=1.5, w7=1, swelling=True)
    assert found.fired[0].reason.da == "Vægt steget (1,50 kg/1 d, – kg/3 d, 1,00 kg/7 d) og symptomer"
    assert result(temp=39.2, spo2=95).fired[0].reason.en == "Temperature 39.2"


def test_that_a_slot_is_never_code():
    odd = rule_set(rules=rule().replace("{spo2}", "{spo2.__class__} {0} {spo2}"))
    found = assess(odd, given_inputs(odd, {"spo2": Decimal(80)}))
    assert found.fired[0].reason.en == "O2 {spo2.__class__} – 80"


def test_that_the_detail_names_value_limit_and_source():
    found = assess(shipped(), gathered([reading("86")]))
    assert found.fired[0].detail.da == (
        "Iltmætning: 86 % (målt 23. nov. kl. 09.00), grænse 87 % eller derunder. Kilde: NEWS2."
    )


def test_that_a_patients_own_limit_is_told_beside_the_usual_one():
    found = result(override={"spo2_red": Decimal(85)}, spo2=85)
    assert "patientens egen grænse 85 % eller derunder (ellers 87)" in found.fired[0].detail.da
    assert found.params["spo2_red"] == Decimal(85)


def test_that_what_would_have_changed_the_colour_is_told():
    assert result(spo2=87).could_be[0].da == "spo2 87 %: ville have været gul ved 88 % og grøn ved 90 %"
    assert "pulse 110 pr. minut: ville have været gul ved 111 pr. minut og rød ved 131 pr. minut" in [
        text.da for text in result(spo2=95, pulse=110).could_be
    ]


def test_that_two_reds_cannot_be_undone_by_one_number():
    assert result(spo2=80, temp=40).could_be == ()


def test_that_what_is_unknown_is_told_also_under_green():
    found = assess(shipped(), gathered([reading("94")]))
    assert found.colour is Colour.GREEN
    assert "Temperatur er ikke målt" in [text.da for text in found.unknown]


def test_that_grey_says_why():
    found = assess(shipped(), gathered([reading("80", kind="pulse", unit="/min")]))
    assert (found.colour, found.why_grey[0].da) == (Colour.GREY, "Iltmætning er ikke målt")


def test_that_unread_words_keep_a_patient_from_green_and_say_so():
    unread = Text("Der er en ulæst besked", "There is an unread message")
    found = assess(shipped(), gathered([reading("94")]), blocks_green=[unread])
    assert (found.colour, found.why_grey, found.fired) == (Colour.GREY, (unread,), ())


def test_that_a_lost_newer_reading_keeps_a_patient_from_green():
    found = assess(
        shipped(), gathered([reading("94", time=reading().time.replace(hour=5)), reading(fault="absent", number=2)])
    )
    assert found.colour is Colour.GREY


def test_that_the_shortest_limit_counts_and_equal_ones_pass_at_night():
    assert (result(spo2=87, wants_contact="today").act_within_h, result(spo2=95).act_within_h) == (Decimal(4), None)
    wall = rule(name="b").replace("working", "wall")
    both = rule_set(rules=f"{rule()}, {wall}")
    assert assess(both, given_inputs(both, {"spo2": Decimal(80)})).clock is Clock.WALL


def test_that_an_override_outside_its_bounds_is_refused_with_the_bounds():
    with pytest.raises(RuleSetError, match="outside 80 to 92"):
        result(override={"spo2_red": Decimal(79)}, spo2=90)


def test_that_a_result_holds_what_made_it():
    found = assess(shipped(), gathered([reading("86")], [response(more_dyspnoea=True)]))
    used = {one.name: (one.value, one.ids) for one in found.inputs}
    assert (found.engine, found.rule_set_sha256) == (ENGINE, shipped().sha256)
    assert (used["spo2"], used["more_dyspnoea"]) == ((Decimal(86), ("o1",)), (True, ("r1",)))


def test_that_a_result_comes_back_from_its_json():
    found = assess(shipped(), gathered([reading("86")], [response(wants_contact="call", purulent=False)]))
    assert Result.from_json(found.to_json()) == found
    assert Result.from_json(found.to_json()).sha256 == found.sha256


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"engine": 1}', '{"inputs": 1'])
def test_that_what_is_no_result_is_not_read(text: str):
    with pytest.raises(UnreadableError):
        Result.from_json(text)


def test_that_the_nearest_limit_of_each_number_is_told_with_its_rule_and_distance():
    near = {one.input: one for one in result(spo2=91, pulse=80).nearest_limits}
    assert near["spo2"] == NearestLimit("spo2", Decimal(89), Decimal(2), "spo2_yellow", Colour.YELLOW)
    assert set(near) == {"spo2", "pulse"}


def test_that_of_limits_equally_near_the_worst_colour_is_told():
    near = result(spo2=88).nearest_limits[0]
    assert (near.limit, near.distance, near.rule) == (Decimal(87), Decimal(1), "spo2_red")


def test_that_the_nearest_limit_is_the_patients_own():
    near = result(override={"spo2_red": Decimal(85)}, spo2=84).nearest_limits[0]
    assert (near.limit, near.distance) == (Decimal(85), Decimal(1))


def test_that_a_result_of_engine_1_is_read_and_keeps_its_hash():
    body = (
        '{"act_within_h":"4","clock":"working","colour":"red","could_be":[],"engine":"1.0.0","fired":[],"inputs":[],'
        '"params":{"low":"88"},"programme":null,"rule_set":"small","rule_set_sha256":"","unknown":[],'
        '"unknown_critical":[],"unknown_rules":[],"version":"1.0.0","why_grey":[]}'
    )
    kept = Result.from_json(body)
    assert (kept.engine, kept.nearest_limits, kept.to_json()) == ("1.0.0", (), body)


def test_that_own_limits_that_break_a_constraint_are_refused():
    with pytest.raises(RuleSetError, match="requires spo2_red < spo2_yellow, but the limits are 90 and 89"):
        result(override={"spo2_red": Decimal(90)}, spo2=95)


def test_that_the_hash_of_a_known_result_stays_on_every_machine():
    found = assess(rule_set(), given_inputs(rule_set(), {"spo2": Decimal("87.0"), "text": "a"}))
    assert found.sha256[:16] == "55fa8165387ff8d5"


@pytest.mark.parametrize("limit", [None, True, "84"])
def test_that_an_override_that_is_no_number_is_refused(limit: Any):
    with pytest.raises(RuleSetError, match="outside 80 to 92"):
        result(override={"spo2_red": limit}, spo2=90)
