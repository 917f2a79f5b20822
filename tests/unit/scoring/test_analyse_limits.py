"""Gaps between limits, limits the wrong way round, limits in the wrong unit."""

import pytest

from tests.unit.scoring.facts import rule, rule_text
from tests.unit.scoring.test_analyse import SPO2, bands, codes, found, joined, number, told


def params(*written: str) -> str:
    """Parameters "name value min max", of per cent."""
    each = (one.split() for one in written)
    return ", ".join(f"{n}: {{value: {v}, unit: '%', min: {a}, max: {b}, source: [A]}}" for n, v, a, b in each)


def test_that_a_value_between_red_and_yellow_that_is_green_is_a_gap():
    (finding,) = found("gap", rule_text(inputs=SPO2, rules=bands("< 87", ">= 88 and <= 89")))
    assert finding.text.da == "spo2 87 er grøn, selv om 86 er rød og 88 er gul. Lad grænserne mødes."
    assert finding.text.en == "spo2 87 is green although 86 is red and 88 is yellow. Let the limits meet."


def test_that_a_gap_is_told_with_the_decimals_of_the_input():
    inputs = "t: {kind: reading, code: temp, agg: last, decimals: 1}"
    text = rule_text(inputs=inputs, rules=bands(">= 39.1", ">= 38.1 and < 38.8", "t"))
    assert "t 38.8–39.0 is green although 38.7 is yellow and 39.1 is red" in told("gap", text)


def test_that_numbers_compared_as_written_have_numbers_between_them():
    inputs = "spo2: {kind: reading, code: spo2, agg: last}"
    text = rule_text(inputs=inputs, rules=bands("<= 87", ">= 88 and <= 89"))
    assert told("gap", text).startswith("spo2 87.1–87.9 is green although 87.0 is red and 88.0 is yellow.")


@pytest.mark.parametrize(
    ("red", "yellow"),
    [("<= 87", "> 87 and <= 89"), ("<= 87", "<= 89"), ("< 88", ">= 88 and < 90"), ("<= 88", "> 85 and <= 90")],
)
def test_that_limits_which_meet_or_overlap_have_no_gap(red: str, yellow: str):
    assert found("gap", rule_text(inputs=SPO2, rules=bands(red, yellow))) == []


def test_that_the_healthy_middle_is_no_gap():
    low_and_high = "{any: [[spo2, '<', 60], [spo2, '>', 90]]}"
    assert found("gap", rule_text(inputs=SPO2, rules=rule(low_and_high))) == []


def test_that_a_gap_beside_the_healthy_middle_is_found():
    ends = rule("{any: [[spo2, '<', 60], [spo2, '>', 98]]}", "ends")
    rules = f"{ends}, {rule(joined('> 62 and < 70', 'spo2'))}"
    assert told("gap", rule_text(inputs=SPO2, rules=rules)).startswith("spo2 60–62 is green")


def test_that_a_rule_of_several_inputs_does_not_close_a_gap_of_one():
    rules = bands("< 87", ">= 88 and <= 89") + ", " + rule("{any: [[spo2, '<', 80], [text, '==', a]]}", "both")
    assert len(found("gap", rule_text(inputs=SPO2 + ", text: {kind: answer, item: t}", rules=rules))) == 1


@pytest.mark.parametrize(("red", "yellow"), [("<= 89", "<= 85"), ("<= 89", "> 89 and <= 85"), ("<= 89", "<= 89")])
def test_that_a_yellow_limit_inside_red_is_swapped(red: str, yellow: str):
    (finding,) = found("swapped-limits", rule_text(inputs=SPO2, rules=bands(red, yellow)))
    assert finding.text.da == (
        "Reglen red giver allerede rød for alle de værdier af spo2, hvor reglen yellow skal give gul. "
        "Er grænserne byttet om?"
    )


@pytest.mark.parametrize(
    ("red", "yellow"),
    [("<= 85", "<= 89"), ("<= 85", "> 85 and <= 89"), (">= 96", ">= 92 and < 96"), ("<= 60", ">= 98")],
)
def test_that_a_yellow_limit_outside_red_is_not_swapped(red: str, yellow: str):
    assert found("swapped-limits", rule_text(inputs=SPO2, rules=bands(red, yellow))) == []


def test_that_a_worse_rule_with_a_further_condition_may_reach_further():
    guarded = rule("{all: [[spo2, '<=', 92], [ill, '==', true]]}", "red")
    rules = f"{guarded}, {rule(joined('<= 89', 'spo2'), 'yellow', 'yellow', 'unless: [red],')}"
    text = rule_text(inputs=SPO2 + ", ill: {kind: answer, item: ill}", rules=rules)
    assert codes(text) & {"swapped-limits", "hidden-rule"} == set()


LOW = {"inputs": SPO2, "rules": bands("<= $red", "> $red and <= $yellow")}


def test_that_limits_which_can_be_tuned_past_each_other_want_a_constraint():
    (finding,) = found("constraint-missing", rule_text(params=params("red 87 80 92", "yellow 89 82 94"), **LOW))
    assert finding.path == "params.red"
    assert finding.text.da == (
        'red og yellow kan indstilles, så rød bliver mildere end gul. Tilføj [red, "<", yellow] under »constraints«.'
    )


def test_that_limits_whose_bounds_do_not_overlap_want_no_constraint():
    assert found("constraint-missing", rule_text(params=params("red 87 80 88", "yellow 89 88 94"), **LOW)) == []


@pytest.mark.parametrize("constraint", ['[red, "<", yellow]', '[red, "<=", yellow]', '[yellow, ">", red]'])
def test_that_a_constraint_satisfies(constraint: str):
    text = rule_text(params=params("red 87 80 92", "yellow 89 82 94"), **LOW)
    text = text.replace("inputs:", f"constraints: [{constraint}]\ninputs:", 1)
    assert found("constraint-missing", text) == []


def test_that_on_the_high_side_red_must_stay_above_yellow():
    rules = bands(">= $red", ">= $yellow and < $red")
    text = rule_text(params=params("red 97 90 99", "yellow 95 88 98"), inputs=SPO2, rules=rules)
    assert 'Add [red, ">", yellow]' in told("constraint-missing", text)


def test_that_negated_limits_stand_the_other_way_round():
    inputs = "change: {kind: reading, code: weight, agg: delta, window_d: 7, decimals: 1}"
    rules = bands("< {neg:$red}", "< {neg:$yellow}", "change").replace("neg:", "neg: ")
    text = rule_text(params=params("red 4 2 6", "yellow 3 1 5"), inputs=inputs, rules=rules)
    assert 'Add [red, ">", yellow]' in told("constraint-missing", text)


@pytest.mark.parametrize(
    ("code", "when", "is_wrong"),
    [
        ("who5", "[s, '>=', 90]", True),
        ("who5", "[s, '<=', 28]", False),
        ("phq9", "[s, '<=', 4]", True),
        ("phq9", "[s, '>=', 20]", False),
    ],
)
def test_that_a_rule_on_the_healthy_end_of_a_score_is_told(code: str, when: str, is_wrong: bool):
    text = rule_text(inputs=f"s: {{kind: score, instrument: {code}}}", rules=rule(when))
    assert [one.text.da for one in found("healthy-end", text)] == is_wrong * [
        f"Reglen low gør den raske ende af {code.upper().replace('O5', 'O-5').replace('Q9', 'Q-9')} rød og den syge "
        "ende ikke. Vender tegnet forkert?"
    ]


@pytest.mark.parametrize(
    ("declared", "unit", "wanted"),
    [
        ("kind: reading, code: spo2, agg: last", "/min", "%"),
        ("kind: reading, code: weight, agg: delta, window_d: 3", "g", "kg"),
        ("kind: reading, code: weight, agg: pct_loss, window_d: 30", "kg", "%"),
        ("kind: reading, code: spo2, agg: count, window_d: 7", "%", "1"),
        ("kind: reading, code: weight, agg: theil_sen, window_d: 7", "kg", "kg/d"),
        ("kind: reading, code: spo2, agg: days_since_last", "h", "d"),
        ("kind: score, instrument: phq9", "%", "points"),
        ("kind: meta, name: hours_past_due", "d", "h"),
        ("kind: cgm, metric: tir, window_d: 14", "mmol/L", "%"),
    ],
)
def test_that_a_limit_in_another_unit_is_told(declared: str, unit: str, wanted: str):
    text = rule_text(
        params=f"p: {{value: 5, unit: '{unit}', min: 1, max: 9, source: [A]}}",
        inputs=f"x: {{{declared}}}",
        rules=rule("[x, '<', $p]"),
    )
    assert told("unit-mismatch", text) == (
        f"p is in {unit} but x is in {wanted}. Limits are not converted: write the limit in {wanted}."
    )
    assert found("unit-mismatch", text.replace(f"unit: '{unit}'", f"unit: '{wanted}'")) == []


def test_that_a_limit_for_two_inputs_of_different_units_is_told():
    inputs = SPO2 + ", pulse: {kind: reading, code: pulse, agg: last}"
    rules = f"{rule()}, {rule(joined('< $low', 'pulse'), 'slow')}"
    assert told("unit-mismatch", rule_text(inputs=inputs, rules=rules)).startswith("low is in % but pulse is in /min.")


def test_that_a_limit_finer_than_the_input_is_told():
    text = rule_text(inputs=SPO2, rules=rule("[spo2, '<', 88.5]"))
    assert told("limit-too-fine", text) == (
        "The limit 88.5 is never hit exactly: spo2 is rounded to 0 decimals before it is compared."
    )
    assert found("limit-too-fine", text.replace("88.5", "88.0")) == []


def test_that_a_number_compared_with_a_word_is_told():
    inputs = "nine: {kind: answer, instrument: phq9, item: 9}"
    text = rule_text(inputs=inputs, rules=rule("[nine, '==', often]"))
    assert told("type-mismatch", text) == "nine is a number and cannot be 'often'. Compare it with a number."
    assert "type-mismatch" not in codes(text.replace("often", "2"))


def test_that_hours_compared_with_true_are_told():
    text = rule_text(inputs="late: {kind: meta, name: hours_past_due}", rules=rule("[late, '==', true]"))
    assert told("type-mismatch", text) == "late is a number and cannot be true. Compare it with a number."


def test_that_a_number_in_a_condition_has_no_source():
    text = rule_text(inputs=number(), rules=rule("[x, '>', 3]"))
    assert told("no-source", text) == (
        "The limit 3 of x has no source. Make it a parameter with a source, a unit and bounds."
    )
    assert found("no-source", rule_text()) == []


@pytest.mark.parametrize(("when", "is_wrong"), [("[spo2, '>=', $low]", True), ("[spo2, '<', $low]", False)])
def test_that_a_rule_on_all_healthy_values_of_a_reading_is_told(when: str, is_wrong: bool):
    assert [one.text.da for one in found("healthy-values", rule_text(rules=rule(when)))] == is_wrong * [
        "Reglen low gør alle raske værdier af iltmætning (96–98 %) rød. Vender tegnet forkert?"
    ]


def test_that_a_change_in_a_reading_has_no_healthy_value():
    inputs = "spo2: {kind: reading, code: spo2, agg: fall_from_median, window_d: 14}"
    assert found("healthy-values", rule_text(inputs=inputs, rules=rule("[spo2, '>=', 0]"))) == []
