"""A number that gets worse must not get a milder colour, and one way of moving a limit must be the stricter."""

import pytest

from tests.unit.scoring.facts import rule, rule_text
from tests.unit.scoring.test_analyse import SPO2, bands, codes, found, joined, told
from tests.unit.scoring.test_analyse_limits import params
from triage.scoring.analyse.finding import Severity

WHO5 = "who5: {kind: score, instrument: who5}"
DUE = "due: {kind: meta, name: hours_past_due, decimals: 0}"
TURNED = bands("< 80", ">= 85 and <= 89")
LOW = params("low 87 80 92")
LATE = "late: {kind: reading, code: spo2, agg: median, window_h: 6, decimals: 0}"
# The rule that begins where the milder one ends is the worse, so that a higher limit is milder for some.
CROSSED = params("low 87 80 99", "high 89 80 99")
CROSSING = (
    rule("[spo2, '<=', $low]", "low", "yellow")
    + ", "
    + rule("{all: [[spo2, '>', $low], [spo2, '<=', $high]]}", "high")
)


def test_that_a_green_number_between_red_and_yellow_is_milder_though_it_is_worse():
    (finding,) = found("milder-when-worse", rule_text(inputs=SPO2, rules=TURNED))
    assert (finding.severity, finding.path) == (Severity.ERROR, "inputs.spo2")
    assert finding.text.en.startswith(
        "spo2 gets milder as it gets worse: 84 is green, 85 is yellow, 90 is green. Correct the rules"
    )


def test_that_ill_ends_with_a_healthy_middle_are_in_order():
    ends = joined("< 60", "spo2"), joined(">= 98", "spo2")
    rules = f"{rule(ends[0])}, {rule(ends[1], 'high')}"
    assert found("milder-when-worse", rule_text(inputs=SPO2, rules=rules)) == []


def test_that_a_colour_that_comes_and_goes_is_found_where_another_answer_hides_it():
    inputs = f"{SPO2}, worse: {{kind: answer, item: w}}"
    low = rule("{all: [[spo2, '<', 85], [worse, '==', false]]}")
    high = rule("{all: [[spo2, '>=', 85], [spo2, '<', 90]]}", "high")
    said = told("milder-when-worse", rule_text(inputs=inputs, rules=f"{low}, {high}"))
    assert "84 is green, 85 is red, 90 is green" in said


@pytest.mark.parametrize(
    ("inputs", "rules", "is_found"),
    [
        (WHO5, rule("[who5, '>=', 50]"), True),
        (WHO5, rule("[who5, '<', 50]"), False),
        (WHO5.replace("}", ", worse: higher}"), rule("[who5, '>=', 50]"), False),
        (DUE, rule("[due, '<', 50]"), True),
        (DUE, rule("[due, '>', 50]"), False),
        (SPO2.replace("}", ", worse: lower}"), rule("[spo2, '>', 90]"), True),
        (SPO2, rule("{not: [spo2, '>', 90]}"), False),
    ],
)
def test_that_a_number_gets_worse_as_its_file_or_else_its_questionnaire_says(inputs: str, rules: str, is_found: bool):
    assert ("milder-when-worse" in codes(rule_text(inputs=inputs, rules=rules))) == is_found


def test_that_a_number_without_an_order_is_told_of_and_stops_nothing():
    inputs = SPO2.replace("}", ", worse: unordered}")
    (finding,) = found("milder-when-worse", rule_text(inputs=inputs, rules=TURNED))
    assert finding.severity is Severity.NOTE
    assert "said to have no order" in finding.text.en


def test_that_a_patient_who_is_grey_until_more_is_known_counts_as_worse_than_green():
    inputs = f"{SPO2}, worse: {{kind: answer, item: w}}"
    when = "{all: [[spo2, '>=', 85], [spo2, '<', 90], [worse, '==', true]]}"
    assert "milder-when-worse" in codes(rule_text(inputs=inputs, rules=rule(when, more="on_unknown: grey,")))


def test_that_a_limit_that_makes_one_milder_and_another_worse_is_stricter_no_way():
    (finding,) = found("limit-both-ways", rule_text(inputs=SPO2, params=CROSSED, rules=CROSSING))
    assert (finding.severity, finding.path) == (Severity.ERROR, "params.low")
    assert finding.text.en == (
        "Neither way is stricter for low: moved from 89 to 91, green becomes yellow (with spo2 90), and moved from "
        "80 to 82, red becomes yellow (with spo2 81). Correct the rules that use it."
    )


def test_that_values_that_the_orders_forbid_are_not_tried():
    text = rule_text(inputs=SPO2, params=CROSSED, rules=CROSSING)
    held = text.replace("inputs:", "constraints: [[low, '<', high]]\ninputs:")
    assert found("limit-both-ways", held) == []


def test_that_a_limit_of_numbers_without_an_order_stops_nothing():
    inputs = SPO2.replace("}", ", worse: unordered}")
    (finding,) = found("limit-both-ways", rule_text(inputs=inputs, params=CROSSED, rules=CROSSING))
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize("operators", [("<=", ">"), ("<", ">=")])
def test_that_a_yellow_band_that_begins_where_red_ends_has_one_stricter_way(operators: tuple[str, str]):
    red = rule(f"[spo2, '{operators[0]}', $low]", "red")
    yellow = rule(f"{{all: [[spo2, '{operators[1]}', $low], [spo2, '<=', 95]]}}", "yellow", "yellow")
    assert found("limit-both-ways", rule_text(inputs=SPO2, params=LOW, rules=f"{red}, {yellow}")) == []


@pytest.mark.parametrize(
    "more",
    [
        "[spo2, '>', 60]",
        "[spo2, '==', 60], [late, '==', 61]",
        "[spo2, '>', 97], [late, '>=', 99]",
        "[spo2, exists]",
    ],
)
def test_that_a_limit_that_colours_nobody_at_either_end_is_found_between_them(more: str):
    band = rule(f"{{all: [[spo2, '<', $low], [late, '>', $low], {more}]}}")
    text = rule_text(inputs=f"{SPO2}, {LATE}", params=params("low 50 50 100"), rules=band)
    assert len(found("limit-both-ways", text)) == 1


def test_that_a_limit_is_tried_right_up_to_the_one_it_must_stay_below():
    band = rule("{all: [[spo2, '<', $low], [late, '>', $low], [spo2, '>', 60]]}")
    text = rule_text(inputs=f"{SPO2}, {LATE}", params=params("low 50 50 100", "high 70 50 100"), rules=band)
    assert len(found("limit-both-ways", text.replace("inputs:", "constraints: [[low, '<', high]]\ninputs:"))) == 1


@pytest.mark.parametrize(("highest", "is_found"), [(10, False), (110, True)])
def test_that_a_limit_goes_both_ways_only_for_numbers_that_a_reading_can_be(highest: int, is_found: bool):
    """An oxygen saturation is 50 or more and a pulse 20 or more: no limit up to ten turns anybody."""
    pulse = "pulse: {kind: reading, code: pulse, agg: last, decimals: 1}"
    rules = rule("[spo2, '>', $low]", "high") + ", " + rule("[pulse, '<', $low]", "slow")
    text = rule_text(inputs=f"{SPO2}, {pulse}", params=params(f"low 0 -10 {highest}"), rules=rules)
    assert bool(found("limit-both-ways", text)) == is_found
