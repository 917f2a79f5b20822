"""What a rule-set file may say, and how its faults are told."""

from decimal import Decimal

import pytest

from tests.unit.scoring.facts import rule, rule_set, rule_text, shipped
from triage.errors import RuleSetError
from triage.scoring.rules.load import load_rule_set


def told(text: str) -> str:
    with pytest.raises(RuleSetError) as fault:
        load_rule_set(text)
    assert fault.value.text.da != fault.value.text.en
    return fault.value.text.en


def test_that_numbers_keep_the_decimals_they_are_written_with():
    found = rule_set(params="low: {value: 88.0, unit: '%', min: 80, max: 95, source: [A]}")
    assert str(found.params["low"].value) == "88.0"


def test_that_the_answer_no_is_a_text_and_not_a_boolean():
    found = rule_set(rules=rule("[text, '==', no]"))
    assert next(found.compared(found.rules[0])).operand == "no"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"rules": rule("[spo2, '<']")}, "rules.low.when: Write exactly one value"),
        ({"rules": rule("[sp02, '<', 88]")}, "sp02 is not under 'inputs'"),
        ({"rules": rule("[spo2, '<', $lower]")}, "lower is not under 'params'"),
        ({"rules": rule("[spo2, '=<', 88]")}, "one of the operators"),
        ({"rules": rule("[spo2, '<', high]")}, "Write a number"),
        ({"rules": rule("[spo2, exists, 1]")}, "exists takes no value"),
        ({"rules": rule("{ref: nothing}")}, "nothing is not under 'define'"),
        ({"rules": rule("{all: []}")}, "at least one condition"),
        ({"rules": rule("{count: {of: [[spo2, '<', 1]], at_least: 2}}")}, "from 1 to 1"),
        ({"rules": rule(more="unless: [other],")}, "rules.low.unless: other is no other rule"),
        ({"rules": rule() + "," + rule()}, "Two rules are called low"),
        ({"rules": rule(colour="green")}, "A rule cannot make green"),
        ({"define": "a: {ref: b}, b: {ref: a}"}, "define.a: The reference is circular"),
        ({"params": "low: {value: 99, unit: '%', min: 80, max: 95, source: [A]}"}, "99 is outside 80 to 95"),
        ({"params": "low: {value: 88, unit: '%', min: 80, max: 95, source: []}"}, "params.low.source"),
        ({"inputs": "spo2: {kind: reading, code: spo2, agg: last, windw_h: 3}"}, "inputs.spo2.windw_h"),
        ({"inputs": "spo2: {kind: reading, code: spo2, agg: newest}"}, "Write one of: last, median"),
        ({"rules": rule("[text, '==', a]") + "," + rule("[text, '<', 3]", "b")}, "compared with number, text"),
        ({"tests": "{name: t, given: {spo3: 1}, expect: {colour: green}}"}, "tests[0].given.spo3"),
    ],
)
def test_that_a_fault_is_told_with_its_place_and_cure(changes: dict[str, str], fault: str):
    assert fault in told(rule_text(**changes))


def test_that_every_fault_is_told_at_once():
    listed = told(rule_text(rules=rule("[a, '<', 1]") + "," + rule("[b, '<', 1]", "other")))
    assert len(listed.splitlines()) == 3


def test_that_rules_which_silence_each_other_are_refused():
    ring = rule(name="a", more="unless: [b],") + "," + rule(name="b", more="unless: [a],")
    assert "silence each other" in told(rule_text(rules=ring))


def test_that_too_many_conditions_are_refused():
    many = ", ".join(["[spo2, '<', 1]"] * 501)
    assert "at most 500" in told(rule_text(rules=rule(f"{{any: [{many}]}}")))


def test_that_a_condition_nested_too_deep_is_refused():
    deep = "{not: " * 40 + "[spo2, '<', 1]" + "}" * 40
    assert "more than 32 levels" in told(rule_text(rules=rule(deep)))


@pytest.mark.parametrize(
    "text", ["", "[]", "a: 1\na: 2", "a: &x 1\nb: *x", "[" * 5000, "a: .nan", "a: !!python/object:os.system x"]
)
def test_that_text_which_is_no_rule_set_is_refused(text: str):
    assert told(text)


def test_that_duplicate_keys_are_refused_with_their_line():
    assert "duplicate key" in told(rule_text() + "\nversion: 2.0.0\n")


def test_that_the_hash_does_not_follow_the_tests_but_everything_above_them():
    other_test = rule_set(tests="{name: other, given: {}, expect: {colour: grey}}")
    other_limit = rule_set(params="low: {value: 88.0, unit: '%', min: 80, max: 95, source: [A]}")
    assert rule_set().sha256 == other_test.sha256
    assert rule_set().sha256 != other_limit.sha256


def test_that_signing_does_not_change_the_hash():
    signed = rule_text().replace("sign_off: null", "sign_off: {name: A, role: head, at: 2026-01-01, sha256: x}")
    assert load_rule_set(signed).sha256 == rule_set().sha256


@pytest.mark.parametrize("name", ["kol", "hjertesvigt", "epilepsi", "mental"])
def test_that_every_number_of_a_shipped_rule_set_has_its_decimals(name: str):
    inputs = shipped(name).inputs.values()
    assert [found.name for found in inputs if found.type == "number" and found.decimals is None] == []


def test_that_the_copd_rules_require_a_saturation():
    assert shipped().inputs["spo2"].required
    assert shipped().params["spo2_red"].value == Decimal(87)
