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


def test_that_every_fault_is_told_at_once():
    listed = told(rule_text(rules=rule("[a, '<', 1]") + "," + rule("[b, '<', 1]", "other")))
    assert len(listed.splitlines()) == 3


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


def test_that_a_rule_set_read_twice_is_the_same():
    assert rule_set() == rule_set()
    assert rule_set().lines["rules.low"] == 13


def test_that_population_constraints_and_format_are_read():
    text = rule_text() + "format: 2\npopulation: {programme: copd, min_age: 18}\nconstraints: [[low, '<=', low]]\n"
    found = load_rule_set(text)
    assert (found.format, found.programme, found.population.min_age) == (2, "copd", 18)
    assert found.constraints[0].holds({"low": Decimal(88)})


def test_that_remarks_of_the_author_are_let_stand():
    text = rule_text(tests="{name: t, note: why, given: {}, expect: {colour: green}}")
    assert load_rule_set(text).tests[0].name == "t"


def test_that_definitions_which_refer_twice_to_the_next_are_followed_once():
    define = ", ".join(f"d{n}: {{all: [{{ref: d{n + 1}}}, {{ref: d{n + 1}}}]}}" for n in range(29))
    found = rule_set(define=f"{define}, d29: [spo2, '<', 88]", rules=rule("{ref: d0}"))
    assert len(list(found.compared(found.rules[0]))) == 1
