"""Two versions held against each other, in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.scoring.drafts.drafts import draft, names
from triage.errors import Text
from triage.scoring.drafts.differences.difference import Kind
from triage.scoring.drafts.differences.differences import differences, in_a_sentence
from triage.scoring.drafts.edits.constraints import RemoveConstraint
from triage.scoring.drafts.edits.definitions import SetDefinition
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.heading import SetTitle
from triage.scoring.drafts.edits.inputs import ChangeInput
from triage.scoring.drafts.edits.limits import SetLimits
from triage.scoring.drafts.edits.params import AddParam, ChangeParam
from triage.scoring.drafts.edits.rules import ChangeRule, MoveRule
from triage.scoring.drafts.edits.tests import RemoveTest
from triage.scoring.rules.conditions import AllOf, Comparison, Operator
from triage.scoring.rules.model import Clock, Route

KOL = draft().rule_set
RULE = KOL.rule("spo2_red")
SPO2 = KOL.params["spo2_red"]


def said(edit: Edit, name: str = "kol") -> Text:
    return in_a_sentence(differences(draft(name).rule_set, edit.applied(draft(name).rule_set), names(name)))


def test_that_moved_limits_are_said_in_a_line():
    edit = SetLimits({"spo2_red": Decimal(88), "pulse_yellow": Decimal(108)})
    assert said(edit) == Text(
        "rød iltmætning 87 → 88 %, gul puls 111 → 108 pr. minut",
        "red oxygen saturation 87 → 88 %, yellow pulse 111 → 108 per minute",
    )


def test_that_limits_of_one_colour_and_thing_are_told_apart():
    edit = SetLimits({"sbp_low": Decimal(85), "sbp_high_sym": Decimal(155)})
    assert said(edit, "hjertesvigt").da == (
        "rød »Systolisk blodtryk er under …« 80 → 85 mmHg, "
        "rød »Systolisk blodtryk er over …, sammen med andet« 160 → 155 mmHg"
    )


@pytest.mark.parametrize(
    ("edit", "da"),
    [
        (ChangeParam(replace(SPO2, max=Decimal(93))), "rød »Iltmætning er … eller lavere«: højeste tilladte: 92 → 93"),
        (
            ChangeParam(replace(SPO2, patient_override=False)),
            "rød iltmætning: kan være patientens egen: ja → nej",
        ),
        (RemoveConstraint(KOL.constraints[0]), "holdes ikke længere i orden: spo2_red < spo2_yellow"),
        (
            ChangeRule(replace(RULE, act_within_h=Decimal(2), clock=Clock.WALL)),
            "reglen spo2_red: frist: 4 arbejdstimer → 2 timer",
        ),
        (
            ChangeRule(replace(RULE, route=Route("physician", "hospital"))),
            "reglen spo2_red: hvem: nurse, monitoring → physician, hospital",
        ),
        (
            ChangeRule(replace(RULE, reason=Text("Lav iltmætning", "Low SpO2"))),
            "reglen spo2_red: grund: »Iltmætning {spo2} % (grænse {spo2_red} %)« → »Lav iltmætning«",
        ),
        (
            ChangeRule(replace(RULE, when=AllOf((RULE.when,)))),
            "reglen spo2_red: betingelse: iltmætning er 87 % eller lavere",
        ),
        (MoveRule("overdue", 0), "reglen overdue flyttet til nr. 1"),
        (
            SetDefinition("worse", Comparison("more_dyspnoea", Operator.EQ, True)),
            "betingelsen worse: intet → »Mere åndenød« er ja",
        ),
        (ChangeInput(replace(KOL.inputs["spo2"], window_h=Decimal(6))), "Iltmætning: tidsrum i timer: 1 → 6"),
        (ChangeInput(replace(KOL.inputs["pulse"], required=True)), "Puls: skal være der: nej → ja"),
        (RemoveTest(0), "fjernet eksempel: all well"),
        (SetTitle(Text("Nyt", "New")), "titel: »KOL – hjemmemonitorering« / »COPD – home monitoring« → »Nyt« / »New«"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_that_every_kind_of_change_is_said(edit: Edit, da: str):
    assert said(edit).da.startswith(da.replace("rød »Iltmætning er … eller lavere«", "rød iltmætning"))


def test_that_a_new_limit_is_said_with_bounds_and_source():
    added = replace(SPO2, name="spo2_other")
    found = differences(KOL, AddParam(added).applied(KOL), names())
    assert found[0].kind is Kind.LIMIT
    assert found[0].text.da == "ny grænse: spo2_other: ingen regel bruger grænsen (mellem 80 og 92 %, kilde NEWS2)"


def test_that_a_version_is_no_different_from_itself():
    assert differences(KOL, KOL, names()) == ()
