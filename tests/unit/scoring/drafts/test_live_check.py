"""A draft is checked while it is written."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.unit.scoring.drafts.drafts import draft, instruments
from tests.unit.scoring.facts import kinds
from triage.errors import Text
from triage.scoring.drafts.draft import Draft
from triage.scoring.drafts.edits.limits import SetLimit
from triage.scoring.drafts.edits.rules import AddRule
from triage.scoring.drafts.edits.tests import ChangeTest
from triage.scoring.drafts.live_check import Live, live_check

TODAY = date(2026, 11, 26)


def checked(one: Draft) -> Live:
    return live_check(one.rule_set, kinds(), instruments(), TODAY)


def test_that_a_shipped_rule_set_is_clean_and_its_examples_pass():
    found = checked(draft())
    assert found.is_clean
    assert len(found.examples) == len(draft().rule_set.tests)


def test_that_an_example_that_no_longer_holds_says_what_came_instead():
    found = checked(draft().edited(SetLimit("spo2_red", Decimal(86))))
    failed = next(one for one in found.examples if not one.is_passed)
    assert (failed.expected, failed.got) == (
        Text("rød: spo2_red", "red: spo2_red"),
        Text("gul: spo2_yellow", "yellow: spo2_yellow"),
    )
    assert not found.is_clean


def test_that_an_example_that_expects_other_hours_fails_and_says_how_many_come():
    test = replace(draft().rule_set.tests[1], act_within_h=Decimal(8))
    found = checked(draft().edited(ChangeTest(1, test)))
    assert (found.examples[1].expected.en, found.examples[1].got.en) == (
        "red: spo2_red; within 8 h",
        "red: spo2_red; within 4 h",
    )
    assert [one.code for one in found.at("tests[1]")] == ["failing-test"]
    same = draft().edited(ChangeTest(1, replace(test, act_within_h=Decimal("4.0"))))
    assert checked(same).is_clean


def test_that_findings_stand_at_their_line_and_rule():
    silent = replace(draft().rule_set.rule("pulse_red"), id="pulse_again", unless=("pulse_red",))
    changed = draft().edited(AddRule(silent))
    found = checked(changed)
    assert (found.unfired, found.is_clean) == (("pulse_again",), False)
    lines = [one.line for one in found.at("rules.pulse_again")]
    assert lines
    assert all("id: pulse_again" in changed.text.splitlines()[(line or 0) - 1] for line in lines)
