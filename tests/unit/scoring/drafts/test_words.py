"""Limits and rules as a clinician says them, in both languages."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.scoring.drafts.drafts import SHIPPED, names, words
from tests.unit.scoring.facts import shipped
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.drafts.words.conditions import condition_in_words, rule_in_words
from triage.scoring.drafts.words.limits import bounds_words, limits_in_words, spoken_limit
from triage.scoring.drafts.words.names import names_in_file
from triage.scoring.rules.conditions import AllOf, AnyOf, Comparison, CountOf, NotOf, Operator, ParamRef
from triage.scoring.rules.model import RuleSet

YES = Comparison("more_dyspnoea", Operator.EQ, True)
LOW = Comparison("spo2", Operator.LE, ParamRef("spo2_red"))


def said(name: str, param: str) -> Text:
    return words(name)[param].sentence(shipped(name).params[param].value)


@pytest.mark.parametrize(
    ("name", "param", "da", "en"),
    [
        ("kol", "spo2_red", "rød når iltmætning er 87 % eller lavere", "red when oxygen saturation is 87 % or lower"),
        (
            "kol",
            "spo2_yellow",
            "gul når iltmætning er 89 % eller lavere, men over 87 %",
            "yellow when oxygen saturation is 89 % or lower, but above 87 %",
        ),
        (
            "kol",
            "spo2_drop",
            "gul når iltmætningen er faldet mindst 4 %-point fra egen median",
            "yellow when oxygen saturation has fallen by at least 4 percentage points from own median",
        ),
        ("kol", "weight_loss_pct", "gul når vægten er faldet mindst 5 % på 30 dage", None),
        ("kol", "cat_rise", "gul når CAT er steget mindst 2 point siden forrige besvarelse", None),
        ("kol", "mmrc_rise", None, "yellow when mMRC has risen by at least 1 point since the previous response"),
        ("kol", "fev1_z", "gul når FEV1 mod eget 7-dages gennemsnit er under -1,645 SD", None),
        ("kol", "overdue_h", "grå når målingen er mere end 48 timer over tid", None),
        ("hjertesvigt", "w3_kg", "gul når vægten er steget mere end 2,0 kg på 3 dage", None),
        ("hjertesvigt", "wloss7_kg", "gul når vægten er faldet mere end 3,0 kg på 7 dage", None),
        (
            "hjertesvigt",
            "hr_low_sym",
            "rød når puls er under 50 pr. minut, samtidig med at der er svaret ja til »Mere åndenød«, »Mere hævelse«, "
            "»Svimmelhed«, »Vågnet med åndenød«, »Sover med hævet overkrop« eller »Meget værre«",
            None,
        ),
        ("diabetes", "bg_low_red", "rød når laveste blodsukker på 24 timer er under 3,0 mmol/L", None),
        ("diabetes", "active_min", "grå når andel af tiden med sensor er under 70 %", None),
        ("diabetes", "ket_red", None, "red when blood ketones are 3.0 mmol/L or higher"),
        ("mental", "who_fall", "gul når WHO-5 er faldet mindst 10 point siden forrige besvarelse", None),
        ("epilepsi", "years_max", "gul når år siden sidste fremmøde er mindst 3", None),
    ],
)
def test_that_a_limit_is_said_as_a_clinician_says_it(name: str, param: str, da: str | None, en: str | None):
    found = said(name, param)
    assert da in (None, found.da)
    assert en in (None, found.en)


def test_that_the_other_rules_a_limit_stands_in_are_said_too():
    found = words()["spo2_red"]
    assert found.others(Decimal(88))[0].da == "gul når iltmætning er over 88 %, men 89 % eller lavere"
    assert (found.colour, found.worst, found.rules) == (Colour.RED, Colour.RED, ("spo2_red", "spo2_yellow"))
    assert words()["spo2_drop"].worst is Colour.RED


def test_that_the_table_has_a_place_for_the_number():
    assert words()["spo2_red"].short == Text("Iltmætning er … eller lavere", "Oxygen saturation is … or lower")
    together = words("hjertesvigt")["sbp_low_sym"].short
    assert together.da == "Systolisk blodtryk er under …, sammen med andet"


@pytest.mark.parametrize(
    ("name", "param", "way"),
    [
        ("kol", "spo2_red", 1),
        ("kol", "pulse_red", -1),
        ("kol", "fev1_z", 1),
        ("mental", "who_fall", -1),
        ("mental", "item9_high", -1),
        ("diabetes", "tir_red", 1),
        ("diabetes", "active_min", 0),
    ],
)
def test_that_it_is_known_which_way_a_limit_colours_more_patients(name: str, param: str, way: int):
    assert words(name)[param].stricter == way


def test_that_a_limit_has_the_decimals_of_what_it_is_held_against():
    assert [words()[one].decimals for one in ("spo2_red", "temp_red", "fev1_z")] == [0, 1, 3]
    assert words("hjertesvigt")["w3_kg"].step == Decimal("0.01")


def test_that_a_screen_reader_hears_the_limit_in_one_go():
    param = shipped().params["spo2_red"]
    assert spoken_limit(words()["spo2_red"], param, Decimal(87), Decimal(88)) == Text(
        "Rød når iltmætning er 88 % eller lavere. Kan være mellem 80 og 92 %. Nu 87 %, kladde 88 %. Kilde: NEWS2.",
        "Red when oxygen saturation is 88 % or lower. Can be between 80 and 92 %. Now 87 %, draft 88 %. Source: NEWS2.",
    )


def test_that_bounds_of_one_value_are_said_to_be_fixed():
    assert bounds_words(shipped("mental").params["item9_any"]) == Text("fast 1 point", "fixed at 1 point")


def test_that_sources_are_told_in_full():
    citation = words()["spo2_red"].sources[0]
    assert (citation.name, citation.text[:3]) == ("NEWS2", "RCP")


@pytest.mark.parametrize("name", SHIPPED)
def test_that_every_rule_and_limit_has_words_without_a_place_left_open(name: str):
    rule_set = shipped(name)
    told = [rule_in_words(rule_set, rule, names(name)) for rule in rule_set.rules]
    limits = [said(name, param) for param in rule_set.params]
    assert all(text.da and text.en and "{" not in text.da + text.en for text in told + limits)
    assert all(one.colour is not None for one in words(name).values())


def test_that_a_rule_says_what_silences_it_and_what_becomes_of_what_is_not_known():
    rule_set = shipped()
    assert rule_in_words(rule_set, rule_set.rule("spo2_red"), names()).da.endswith("; grå, hvis det ikke vides")
    fall = rule_in_words(rule_set, rule_set.rule("spo2_fall_only"), names())
    assert fall.da.endswith("fra egen median, medmindre reglen spo2_fall slår til")


@pytest.mark.parametrize(
    ("condition", "da"),
    [
        (NotOf(YES), "det ikke gælder, at »Mere åndenød« er ja"),
        (CountOf((YES, LOW), 1), "mindst 1 af 2 gælder: »Mere åndenød« er ja; iltmætning er 87 % eller lavere"),
        (AnyOf((YES, LOW)), "»Mere åndenød« er ja eller iltmætning er 87 % eller lavere"),
        (
            AllOf((YES, AnyOf((YES, LOW)))),
            "»Mere åndenød« er ja og (»Mere åndenød« er ja eller iltmætning er 87 % eller lavere)",
        ),
        (Comparison("more_dyspnoea", Operator.MISSING, None), "»Mere åndenød« mangler"),
        (Comparison("wants_contact", Operator.IN, ("call", "today")), "»Ønske om kontakt« er »call« eller »today«"),
        (Comparison("wants_contact", Operator.NE, "none"), "»Ønske om kontakt« er ikke »none«"),
        (Comparison("spo2", Operator.GE, ParamRef("spo2_red", negated=True)), "iltmætning er minus 87 % eller højere"),
    ],
)
def test_that_every_kind_of_condition_has_words(condition: Comparison, da: str):
    assert condition_in_words(shipped(), condition, names()).da == da


def test_that_a_limit_no_rule_uses_is_said_to_be_unused():
    rule_set = shipped()
    lone = limits_in_words(_with_unused(rule_set), names_in_file(rule_set))[-1]
    assert (lone.colour, lone.stricter) == (None, 0)
    assert lone.sentence(Decimal(1)).da == "alone: ingen regel bruger grænsen"


def _with_unused(rule_set: RuleSet) -> RuleSet:
    lone = replace(rule_set.params["spo2_red"], name="alone")
    return replace(rule_set, params={**rule_set.params, "alone": lone})
