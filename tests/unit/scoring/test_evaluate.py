"""Colours, three-valued logic and exact comparison."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from tests.unit.scoring.facts import rule, rule_set, shipped
from triage.clinical.colour import Colour
from triage.errors import RuleSetError
from triage.scoring.evaluate.columns import Column, columns, number_column
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.one import evaluate_one
from triage.scoring.evaluate.outcome import Outcome
from triage.scoring.evaluate.parameters import effective, limits, limits_by_row
from triage.scoring.evaluate.program import compiled
from triage.scoring.inputs.values import InputValue, PatientInputs, Status, given_inputs
from triage.scoring.rules.model import RuleSet

TEXT_UNKNOWN = "[text, '==', x]"


def outcome(rules: RuleSet, blocked: bool = False, **given: object) -> Outcome:
    values = {name: Decimal(str(v)) if isinstance(v, int | float) else v for name, v in given.items()}
    batch = columns(rules, [given_inputs(rules, values)])
    return evaluate(rules, batch, limits(effective(rules, {})), 1, np.array([blocked])).outcome(0)


def ids(found: tuple[object, ...]) -> list[str]:
    return [rule.id for rule in found]


def test_that_nothing_fired_and_nothing_missing_is_green():
    assert outcome(rule_set(), spo2=95).colour is Colour.GREEN


def test_that_the_worst_fired_rule_gives_the_colour():
    both = rule_set(rules=rule(colour="yellow") + "," + rule(name="other", colour="red"))
    assert outcome(both, spo2=80).colour is Colour.RED


def test_that_a_tenth_is_compared_exactly():
    sums = rule_set(rules=rule("[spo2, '==', 0.3]"))
    assert outcome(sums, spo2=0.3).colour is Colour.RED


def test_that_a_limit_with_more_decimals_than_the_value_is_compared_exactly():
    limit = rule_set(params="low: {value: 87.001, unit: '%', min: 80, max: 95, source: [A]}")
    assert outcome(limit, spo2=87).colour is Colour.RED
    assert outcome(limit, spo2=87.01).colour is Colour.GREEN


@pytest.mark.parametrize(
    ("when", "fires", "unknown"),
    [
        (f"{{all: [[spo2, '<', 88], {TEXT_UNKNOWN}]}}", False, True),
        (f"{{all: [[spo2, '>', 88], {TEXT_UNKNOWN}]}}", False, False),
        (f"{{any: [[spo2, '<', 88], {TEXT_UNKNOWN}]}}", True, False),
        (f"{{any: [[spo2, '>', 88], {TEXT_UNKNOWN}]}}", False, True),
        (f"{{not: {TEXT_UNKNOWN}}}", False, True),
        ("{not: [spo2, '>', 88]}", True, False),
        (f"{{count: {{of: [[spo2, '<', 88], [spo2, '<', 99], {TEXT_UNKNOWN}], at_least: 2}}}}", True, False),
        (f"{{count: {{of: [[spo2, '<', 88], [spo2, '>', 99], {TEXT_UNKNOWN}], at_least: 2}}}}", False, True),
        (f"{{count: {{of: [[spo2, '>', 88], [spo2, '>', 99], {TEXT_UNKNOWN}], at_least: 2}}}}", False, False),
        (
            f"{{count: {{of: [[spo2, '<', 81], [spo2, '<', 82], [spo2, '>', 99], {TEXT_UNKNOWN}], at_least: 3}}}}",
            False,
            True,
        ),
        ("{count: {of: [[spo2, '<', 81], [spo2, '<', 9], [spo2, '<', 8], [spo2, '<', 7]], at_least: 3}}", False, False),
        ("[text, exists]", False, False),
        ("[text, missing]", True, False),
    ],
)
def test_that_logic_is_three_valued(when: str, fires: bool, unknown: bool):
    found = outcome(rule_set(rules=rule(when)), spo2=80)
    assert (ids(found.fired), ids(found.unknown)) == (["low"] * fires, ["low"] * unknown)


def test_that_a_true_unless_silences_the_weaker_rule():
    weaker = rule() + "," + rule("[spo2, '<', 90]", "weak", "yellow", "unless: [low], on_unknown: grey,")
    found = outcome(rule_set(rules=weaker), spo2=80)
    assert (ids(found.fired), found.unknown_critical) == (["low"], ())


def test_that_an_unknown_unless_does_not_silence():
    weaker = rule("[text, '==', x]") + "," + rule("[spo2, '<', 90]", "weak", "yellow", "unless: [low],")
    assert ids(outcome(rule_set(rules=weaker), spo2=80).fired) == ["weak"]


def test_that_an_undecided_critical_rule_is_grey_and_named():
    found = outcome(rule_set(rules=rule(more="on_unknown: grey,")))
    assert (found.colour, ids(found.unknown_critical)) == (Colour.GREY, ["low"])


def test_that_an_undecided_other_rule_is_green_but_listed():
    found = outcome(rule_set())
    assert (found.colour, ids(found.unknown), found.absent) == (Colour.GREEN, ["low"], ("spo2", "text"))


def test_that_a_missing_required_input_is_grey():
    required = rule_set(inputs="spo2: {kind: reading, code: spo2, agg: last, required: true}")
    assert outcome(required).colour is Colour.GREY


def test_that_anything_received_but_unusable_is_grey():
    inputs = PatientInputs({"text": InputValue(None, Status.UNUSABLE), "spo2": InputValue(Decimal(95), Status.KNOWN)})
    batch = columns(rule_set(), [inputs])
    assert evaluate(rule_set(), batch, limits(effective(rule_set(), {})), 1).colour(0) is Colour.GREY


def test_that_a_row_blocked_from_green_is_grey_but_still_red_when_red():
    assert outcome(rule_set(), blocked=True, spo2=95).colour is Colour.GREY
    assert outcome(rule_set(), blocked=True, spo2=80).colour is Colour.RED


@pytest.mark.parametrize(
    ("operator", "fires"), [("<", "a"), ("<=", "a"), (">", "bc"), (">=", "bc"), ("==", ""), ("!=", "abc")]
)
def test_that_a_limit_between_two_values_divides_them(operator: str, fires: str):
    rules = rule_set(rules=rule(f"[spo2, '{operator}', 87.5]"))
    column = Column(np.array([87, 88, 89]), np.ones(3, np.uint8))
    found = evaluate(rules, {"spo2": column}, limits(effective(rules, {})), 3)
    assert "".join(name for name, hit in zip("abc", found.fired[0], strict=True) if hit) == fires


def test_that_a_batch_has_as_many_rows_as_asked_also_when_every_column_holds_for_all():
    one = number_column([Decimal(80)])
    found = evaluate(rule_set(), {"spo2": one}, limits(effective(rule_set(), {})), 11, block=8)
    assert found.ranks.tolist() == [Colour.RED.rank] * 11
    assert found.fired.tolist() == [[True] * 11]
    assert found.outcome(10).absent == ("text",)


def test_that_limits_by_row_hold_for_their_own_patient():
    own = limits_by_row([effective(rule_set(), {"low": Decimal(low)}) for low in ("88", "80", "87.5")])
    column = number_column([Decimal(87)] * 3)
    assert evaluate(rule_set(), {"spo2": column}, own, 3).fired.tolist() == [[True, False, True]]


def test_that_a_comparison_and_its_opposite_are_tested_once():
    band = rule("{all: [[spo2, '<', $low], [spo2, '>=', 80]]}", "band") + "," + rule("[spo2, '<', 80]", "under")
    assert [str(test.operator) for test in compiled(rule_set(rules=band)).tests] == ["<", ">="]


def test_that_a_rule_set_is_compiled_once_and_another_one_on_its_own():
    first = rule_set()
    second = replace(first)
    assert compiled(first) is compiled(first)
    assert compiled(first) is not compiled(second)


def test_that_presence_is_unknown_of_what_cannot_be_used():
    rules = rule_set(rules=rule("[text, exists]") + "," + rule("[text, missing]", "none"))
    inputs = PatientInputs({"text": InputValue(None, Status.UNUSABLE)})
    found = evaluate(rules, columns(rules, [inputs]), limits(effective(rules, {})), 1).outcome(0)
    assert (ids(found.fired), ids(found.unknown)) == ([], ["low", "none"])


def test_that_a_change_of_one_number_is_judged_beside_the_patient():
    inputs = given_inputs(rule_set(), {"spo2": Decimal(95)})
    changes = [("spo2", Decimal(80)), ("spo2", Decimal(96))]
    found, colours = evaluate_one(rule_set(), inputs, effective(rule_set(), {}), changes)
    assert (found.colour, colours) == (Colour.GREEN, (Colour.RED, Colour.GREEN))


def test_that_a_number_where_a_text_belongs_is_unusable():
    assert outcome(rule_set(rules=rule("[text, '==', x]")), text=1).unusable == ("text",)


@pytest.mark.parametrize("value", ["1E+9", "1E-10", "0.12345678901", "Infinity", "NaN"])
def test_that_a_number_that_cannot_be_compared_exactly_is_unusable(value: str):
    given = given_inputs(rule_set(), {"spo2": Decimal(value)})
    assert given.values["spo2"].status is Status.UNUSABLE


def test_that_a_declared_number_is_compared_as_it_is_shown():
    given = given_inputs(shipped(), {"spo2": Decimal("87.5"), "fev1_z": Decimal("-1.6455")})
    assert (given.values["spo2"].value, given.values["fev1_z"].value) == (Decimal(88), Decimal("-1.646"))


@pytest.mark.parametrize("override", [{"low": Decimal(79)}, {"low": Decimal(96)}, {"other": Decimal(88)}])
def test_that_a_limit_outside_its_bounds_is_refused(override: dict[str, Decimal]):
    with pytest.raises(RuleSetError):
        effective(rule_set(), override)


def test_that_a_column_beyond_exact_comparison_is_refused():
    with pytest.raises(ValueError, match="outside"):
        Column(np.array([10**18]), np.array([1], np.uint8), 2)
