"""Rules without effect, and whether anybody can be green."""

import pytest

from tests.unit.scoring.facts import rule, rule_text
from tests.unit.scoring.test_analyse import SPO2, bands, codes, found, joined, number, told
from triage.scoring.analyse.finding import Severity


@pytest.mark.parametrize(
    "limits",
    ["< 80 and > 90", "< 50", "> 100", "== 88.5", "< 88 and > 87", ">= 101"],
    ids=["contradiction", "rejected low", "rejected high", "between decimals", "no whole number", "over 100 %"],
)
def test_that_a_rule_no_value_can_fire_is_dead(limits: str):
    text = rule_text(inputs=SPO2, rules=rule(joined(limits, "spo2"), "never"))
    assert told("dead-rule", text) == (
        "The rule never can never fire: no possible values fulfil its condition. Correct the limits."
    )


@pytest.mark.parametrize("limits", ["< 80", "> 87 and < 89", "== 88", ">= 100", "<= 50"])
def test_that_a_rule_some_value_fires_is_not_dead(limits: str):
    assert found("dead-rule", rule_text(inputs=SPO2, rules=rule(joined(limits, "spo2")))) == []


@pytest.mark.parametrize(
    ("when", "is_dead"),
    [
        ("[total, '>', 27]", True),
        ("[total, '>=', 27]", False),
        ("[nine, '==', 4]", True),
        ("[nine, '==', 3]", False),
        ("[change, '<', -27]", True),
        ("[change, '<', -26]", False),
        ("[days, '<', 0]", True),
        ("[days, '<=', 0]", False),
    ],
)
def test_that_a_score_an_answer_and_a_number_of_hours_have_their_ends(when: str, is_dead: bool):
    inputs = (
        "total: {kind: score, instrument: phq9}, nine: {kind: answer, instrument: phq9, item: 9}, "
        "change: {kind: score, instrument: phq9, agg: delta_previous}, days: {kind: meta, name: hours_past_due}"
    )
    assert bool(found("dead-rule", rule_text(inputs=inputs, rules=rule(when)))) is is_dead


def test_that_a_rule_of_contradicting_answers_is_dead():
    both = "{all: [[text, '==', a], {not: [text, in, [a, b]]}]}"
    assert codes(rule_text(rules=rule(both))) >= {"dead-rule"}


def test_that_a_rule_that_its_unless_always_silences_is_told():
    rules = f"{rule(joined('< 90', 'spo2'), 'wide')}, {rule(joined('< 85', 'spo2'), 'narrow', more='unless: [wide],')}"
    assert told("silenced-rule", rule_text(rules=rules)) == (
        "The rule narrow never fires: whenever its condition is true, one of wide ('unless') is too."
    )


def test_that_a_rule_that_is_heard_sometimes_is_not_silenced():
    rules = (
        f"{rule(joined('< 85', 'spo2'), 'narrow')}, {rule(joined('< 90', 'spo2'), 'wide', more='unless: [narrow],')}"
    )
    assert found("silenced-rule", rule_text(rules=rules)) == []


@pytest.mark.parametrize("when", ["[spo2, '>=', 50]", "{any: [[spo2, '<', 90], [spo2, '>=', 90]]}"])
def test_that_a_rule_which_is_true_of_everybody_measured_is_told(when: str):
    assert told("always-true", rule_text(rules=rule(when, "all"))) == (
        "The rule all is true for all possible values, so it tells no patient from another. Correct the limits."
    )


def test_that_a_rule_which_asks_for_a_message_is_not_always_true():
    assert found("always-true", rule_text(rules=rule("[text, exists]"))) == []


def test_that_a_milder_rule_under_a_worse_one_is_hidden():
    rules = bands("> 10", "> 20 and < 30", "x")
    assert told("hidden-rule", rule_text(inputs=number(), rules=rules)) == (
        "The rule yellow never makes a patient yellow: whenever it fires, a worse rule fires too."
    )


def test_that_a_milder_rule_is_not_hidden_by_a_worse_one_that_can_be_silenced():
    worse = rule("[x, '>', 10]", "red", more="unless: [yellow],")
    text = rule_text(inputs=number(), rules=f"{worse}, {rule(joined('> 20', 'x'), 'yellow', 'yellow')}")
    assert found("hidden-rule", text) == []


def test_that_a_rule_set_in_which_nobody_can_be_green_is_told():
    rules = bands("<= 90", "> 90")
    assert told("no-green", rule_text(inputs=SPO2, rules=rules)) == (
        "No values make a patient green: at least one rule always fires. Correct the limits."
    )


def test_that_green_only_without_a_value_is_green_where_it_is_not_required():
    optional = SPO2.replace(", required: true", "")
    assert "no-green" not in codes(rule_text(inputs=optional, rules=bands("<= 90", "> 90")))


@pytest.mark.parametrize(("status", "severity"), [("example", Severity.NOTE), ("approved", Severity.ERROR)])
def test_that_a_rule_set_that_requires_nothing_cannot_be_approved(status: str, severity: Severity):
    (finding,) = found("nothing-required", rule_text().replace("status: example", f"status: {status}"))
    assert finding.severity is severity
    assert finding.text.da.startswith("Intet input er påkrævet, så regelsættet kan ikke godkendes.")


def test_that_one_required_input_is_enough():
    assert found("nothing-required", rule_text(inputs=SPO2)) == []
