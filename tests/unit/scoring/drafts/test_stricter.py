"""Whatever limits are allowed: a limit moved the stricter way, or a worse value, never gives a milder colour."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

import pytest

from tests.unit.scoring.drafts.drafts import SHIPPED, words
from tests.unit.scoring.facts import shipped
from triage.errors import RuleSetError
from triage.scoring.evaluate.columns import columns
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.parameters import effective, limits
from triage.scoring.inputs.values import PatientInputs, given_inputs
from triage.scoring.numbers import round_half_up
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import Input, RuleSet, ValueType

PATIENTS, SETTINGS = 400, 12


def drawn_value(rule_set: RuleSet, declared: Input, random: Random) -> Literal | None:
    """Return nothing more often than not, so that not all are red, or a value near what the input is held against."""
    if random.random() < 0.7:
        return None
    if declared.type is ValueType.BOOL:
        return random.random() < 0.5
    if declared.type is not ValueType.NUMBER:
        return random.choice(declared.codes or ("text",))
    held = [one for one in words(_name(rule_set)).values() if declared.name in _held(rule_set, one.param)]
    param = rule_set.params[random.choice(held).param]
    value = param.min + (param.max - param.min) * Decimal(str(round(random.uniform(-0.3, 1.3), 3)))
    return round_half_up(value * random.choice((1, 1, -1)), declared.decimals or 0)


def _name(rule_set: RuleSet) -> str:
    return next(name for name in SHIPPED if shipped(name) is rule_set)


def _held(rule_set: RuleSet, param: str) -> set[str]:
    compared = (one for rule in rule_set.rules for one in rule_set.compared(rule))
    return {one.input for one in compared if getattr(one.operand, "name", None) == param}


def patients(rule_set: RuleSet, random: Random) -> list[PatientInputs]:
    inputs = rule_set.inputs.values()
    rows = ({one.name: drawn_value(rule_set, one, random) for one in inputs} for _ in range(PATIENTS))
    return [given_inputs(rule_set, row) for row in rows]


def settings(rule_set: RuleSet, random: Random) -> list[Mapping[str, Decimal]]:
    """Return allowed values of every limit, the shipped ones first."""
    params = rule_set.params.values()
    found: list[Mapping[str, Decimal]] = [{one.name: one.value for one in params}]
    for _ in range(5000):
        quarters = [one.min + (one.max - one.min) * Decimal(random.randint(0, 4)) / 4 for one in params]
        pairs = zip(params, quarters, strict=True)
        values = {one.name: value if random.random() < 0.5 else one.value for one, value in pairs}
        if all(constraint.holds(values) for constraint in rule_set.constraints):
            found.append(values)
        if len(found) == SETTINGS:
            break
    return found


def moved(rule_set: RuleSet, values: Mapping[str, Decimal], param: str, way: int) -> Mapping[str, Decimal] | None:
    """Return the values with one moved half of its way, None where orders forbid it."""
    end = rule_set.params[param].max if way > 0 else rule_set.params[param].min
    try:
        return effective(rule_set, {**values, param: (values[param] + end) / 2})
    except RuleSetError:
        return None


@pytest.mark.parametrize("name", SHIPPED)
def test_that_the_stricter_way_is_never_milder_under_any_allowed_limits(name: str):
    rule_set, random = shipped(name), Random(8)
    rows = patients(rule_set, random)
    given = columns(rule_set, rows)
    tried = 0
    for values in settings(rule_set, random):
        before = evaluate(rule_set, given, limits(values), PATIENTS).ranks
        for param, one in words(name).items():
            after = moved(rule_set, values, param, one.stricter) if one.stricter else None
            if after is not None:
                assert (evaluate(rule_set, given, limits(after), PATIENTS).ranks <= before).all(), param
                tried += 1
    assert tried > len(rule_set.params)


@pytest.mark.parametrize(
    ("name", "worse"),
    [
        ("kol", {"spo2": -1, "temp": 1, "spo2_fall": 1, "fev1_z": -1, "cat_delta": 1, "weight_loss_pct_30d": 1}),
        ("mental", {"who5": -1, "phq9": 1, "gad7": 1, "item9": 1, "who5_delta": -1}),
        ("diabetes", {"tir": -1, "tbr": 1, "tbr2": 1, "ketone": 1, "bg_min": -1, "bg_max": 1, "who5": -1}),
        ("hjertesvigt", {"w1": 1, "w3": 1, "kccq_delta": -1}),
        ("epilepsi", {"who5": -1, "years_since_contact": 1}),
    ],
)
def test_that_a_worse_value_is_never_milder_under_any_allowed_limits(name: str, worse: Mapping[str, int]):
    rule_set, random = shipped(name), Random(8)
    inputs = rule_set.inputs.values()
    rows = [{one.name: drawn_value(rule_set, one, random) for one in inputs} for _ in range(PATIENTS)]
    given = columns(rule_set, [given_inputs(rule_set, row) for row in rows])
    for declared, way in worse.items():
        worsened = [given_inputs(rule_set, {**row, declared: _worse(row[declared], way, random)}) for row in rows]
        others = columns(rule_set, worsened)
        for values in settings(rule_set, random):
            before, after = (evaluate(rule_set, one, limits(values), PATIENTS).ranks for one in (given, others))
            assert (after <= before).all(), declared


def _worse(value: Literal | None, way: int, random: Random) -> Literal | None:
    return value if not isinstance(value, Decimal) else value + way * random.randint(0, 40)
