"""A draft is changed without code, undone, and refuses what cannot be."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.scoring.drafts.drafts import SHIPPED, draft
from triage.errors import RuleSetError, Text
from triage.scoring.drafts.differences.differences import lines_changed
from triage.scoring.drafts.draft import Draft, opened
from triage.scoring.drafts.edits.constraints import AddConstraint, ChangeConstraint
from triage.scoring.drafts.edits.definitions import RemoveDefinition, RenameDefinition, SetDefinition
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.heading import SetAges, SetTitle, SetVersion
from triage.scoring.drafts.edits.inputs import AddInput, ChangeInput, RemoveInput, RenameInput
from triage.scoring.drafts.edits.limits import SetLimit, SetLimits
from triage.scoring.drafts.edits.params import AddParam, ChangeParam, RemoveParam, RenameParam
from triage.scoring.drafts.edits.rules import AddRule, ChangeRule, MoveRule, RemoveRule, RenameRule
from triage.scoring.drafts.edits.sources import RemoveSource, RenameSource, SetSource
from triage.scoring.drafts.edits.tests import AddTest, MoveTest, RemoveTest
from triage.scoring.rules.conditions import Comparison, Operator, Reference
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import Constraint, Input, InputKind

KOL = draft().rule_set
SPO2 = KOL.params["spo2_red"]
RULE = KOL.rule("spo2_red")


def refusal(edit: Edit) -> Text:
    with pytest.raises(RuleSetError) as fault:
        draft().edited(edit)
    assert fault.value.text.da != fault.value.text.en
    return fault.value.text


@pytest.mark.parametrize("name", SHIPPED)
def test_that_every_limit_at_its_ends_is_a_one_line_change_that_is_read_back(name: str):
    before = draft(name)
    for param in before.rule_set.params.values():
        for value in (param.min, param.max):
            after = _edited_or_same(name, SetLimit(param.name, value))
            pairs = zip(before.text.splitlines(), after.text.splitlines(), strict=True)
            assert sum(one != other for one, other in pairs) == (after is not before)
    assert load_rule_set(after.text) == after.rule_set


def _edited_or_same(name: str, edit: Edit) -> Draft:
    try:
        return draft(name).edited(edit)
    except RuleSetError:
        return draft(name)


def test_that_changing_a_limit_is_one_line_and_keeps_the_remark_behind_it():
    after = draft().edited(SetLimit("spo2_red", Decimal(88)))
    removed, added = lines_changed(draft().text, after.text).splitlines()[1:]
    assert removed.replace("value: 87", "value: 88")[1:] == added[1:]
    assert added.endswith("# scale 2: 86-87 = 1 point, below target 88-92")


def test_that_88_and_88_point_0_are_one_limit():
    one, other = (draft().edited(SetLimit("spo2_red", Decimal(text))) for text in ("88", "88.0"))
    assert one.rule_set.sha256 == other.rule_set.sha256


def test_that_a_limit_set_to_what_it_is_leaves_the_draft_as_it_is():
    assert draft().edited(SetLimit("spo2_red", Decimal("87.0"))) is draft()


def test_that_two_limits_moved_at_once_can_pass_each_other():
    moved = draft().edited(SetLimits({"spo2_red": Decimal(90), "spo2_yellow": Decimal(92)}))
    assert moved.values["spo2_red"] == 90
    assert "spo2_red < spo2_yellow" in refusal(SetLimit("spo2_red", Decimal(90))).en


@pytest.mark.parametrize(
    "edit",
    [
        SetLimit("spo2_red", Decimal(93)),
        SetLimit("spo2_red", Decimal("NaN")),
        SetLimit("nothing", Decimal(1)),
        AddParam(SPO2),
        AddParam(replace(SPO2, name="Spo2")),
        AddParam(replace(SPO2, name="new", value=Decimal(10))),
        ChangeParam(replace(SPO2, min=Decimal(88))),
        ChangeParam(replace(SPO2, source=())),
        RemoveParam("spo2_red"),
        RenameParam("spo2_red", "spo2_yellow"),
        RemoveSource("NEWS2"),
        RenameSource("NEWS2", "SST"),
        RenameSource("NEWS2", " "),
        RenameSource("nothing", "NEW"),
        AddConstraint(Constraint("spo2_yellow", Operator.LT, "spo2_red")),
        AddConstraint(Constraint("spo2_red", Operator.LE, "spo2_red")),
        AddConstraint(KOL.constraints[0]),
        ChangeConstraint(KOL.constraints[0], KOL.constraints[1]),
        ChangeConstraint(KOL.constraints[0], Constraint("spo2_yellow", Operator.LE, "spo2_red")),
        AddInput(Input("pulse", InputKind.READING, code="pulse", agg="last")),
        AddInput(Input("new", InputKind.READING)),
        RemoveInput("spo2"),
        RenameInput("spo2", "spo2_red"),
        ChangeInput(replace(KOL.inputs["spo2"], agg="often")),
        AddRule(RULE),
        AddRule(replace(RULE, id="new", when=Reference("nothing"))),
        ChangeRule(replace(RULE, unless=("nothing",))),
        ChangeRule(replace(RULE, reason=Text("", ""))),
        RemoveRule("spo2_red"),
        MoveRule("nothing", 0),
        RenameRule("spo2_red", "overdue"),
        RemoveDefinition("nothing"),
        SetDefinition("ring", Reference("ring")),
        RenameDefinition("nothing", "something"),
        AddTest(KOL.tests[0]),
        RemoveTest(99),
        MoveTest(99, 0),
        SetAges(70, 60),
        SetAges(-1, None),
        SetVersion("two"),
        SetTitle(Text("", "")),
    ],
    ids=repr,
)
def test_that_what_cannot_be_is_refused_in_both_languages(edit: Edit):
    assert refusal(edit).da


def test_that_a_limit_in_use_is_not_removed_and_its_users_are_named():
    assert "rules.spo2_red" in refusal(RemoveParam("spo2_red")).en
    assert "rules.spo2_yellow" in refusal(RemoveParam("spo2_red")).en


def test_that_a_limit_renamed_is_renamed_wherever_it_stands():
    after = draft().edited(RenameParam("spo2_red", "spo2_worst")).rule_set
    assert after.rule("spo2_red").reason.en == "SpO2 {spo2} % (limit {spo2_worst} %)"
    assert after.constraints[0].left == "spo2_worst"
    assert any("spo2_worst" in test.override for test in after.tests)


def test_that_a_shared_condition_renamed_is_referred_to_by_its_new_name():
    shared = draft().edited(SetDefinition("worse", Comparison("more_dyspnoea", Operator.EQ, True)))
    used = shared.edited(ChangeRule(replace(RULE, when=Reference("worse"))))
    after = used.edited(RenameDefinition("worse", "breathless")).rule_set
    assert list(after.define) == ["breathless"]
    assert after.rule("spo2_red").when == Reference("breathless")


def test_that_a_source_renamed_is_renamed_in_every_limit_that_rests_on_it():
    after = draft().edited(RenameSource("NEWS2", "RCP")).rule_set
    assert after.params["pulse_yellow"].source == ("BEATHF", "RCP")
    assert "NEWS2" not in after.basis


def test_that_an_order_is_changed_in_its_place():
    after = draft().edited(ChangeConstraint(KOL.constraints[0], Constraint("spo2_red", Operator.LE, "spo2_yellow")))
    assert after.rule_set.constraints[0].operator is Operator.LE
    assert after.rule_set.constraints[1:] == KOL.constraints[1:]


def test_that_ages_are_set_and_the_programme_stays():
    after = draft().edited(SetAges(40, None)).rule_set
    assert (after.population.min_age, after.population.max_age, after.programme) == (40, None, "copd")


def test_that_an_example_is_moved_among_the_others():
    after = draft().edited(MoveTest(0, 2)).rule_set
    assert [test.name for test in after.tests[:3]] == [KOL.tests[1].name, KOL.tests[2].name, KOL.tests[0].name]


def test_that_a_rule_renamed_is_renamed_in_rules_and_examples():
    after = draft().edited(RenameRule("spo2_fall", "spo2_falls")).rule_set
    assert after.rule("spo2_fall_only").unless == ("spo2_falls",)
    assert any(test.fired == ("spo2_falls",) for test in after.tests)


@pytest.mark.parametrize(
    "change",
    [
        lambda: SetSource("NEW", 'A source: with "signs" # and more'),
        lambda: AddRule(replace(RULE, id="spo2_again", unless=("spo2_red",)), 3),
        lambda: SetDefinition("worse", Comparison("more_dyspnoea", Operator.EQ, True)),
        lambda: AddParam(replace(SPO2, name="spo2_other")),
    ],
)
def test_that_what_is_added_is_one_line(change: Callable[[], Edit]):
    changed = lines_changed(draft().text, draft().edited(change()).text).splitlines()
    assert [line[0] for line in changed] == ["@", "+"]


def test_that_an_edit_after_undo_forgets_what_was_undone():
    back = draft().edited(SetLimit("spo2_red", Decimal(88))).undo()
    assert back.edited(SetLimit("spo2_red", Decimal(86))).undone == ()


def test_that_a_text_that_is_no_rule_set_cannot_be_opened():
    with pytest.raises(RuleSetError):
        opened("a: 1")
