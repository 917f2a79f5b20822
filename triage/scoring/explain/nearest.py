"""How near a patient's numbers are to the limits they are held against."""

from collections.abc import Mapping
from decimal import Decimal

from triage.scoring.evaluate.one import operand
from triage.scoring.evaluate.per_rule_set import per_rule_set
from triage.scoring.explain.result_parts import NearestLimit
from triage.scoring.inputs.values import PatientInputs
from triage.scoring.rules.conditions import Comparison, ParamRef
from triage.scoring.rules.model import Rule, RuleSet

_Limits = Mapping[ParamRef | Decimal, tuple[Comparison, Rule]]


def nearest_limits(rule_set: RuleSet, inputs: PatientInputs, params: Mapping[str, Decimal]) -> tuple[NearestLimit, ...]:
    """Return the nearest limit in force of every known number that a rule compares, inputs in file order.

    Of limits equally near it is the one of the worst colour, then the first in the file.
    """
    values = {name: one.value for name, one in inputs.values.items() if isinstance(one.value, Decimal)}
    return tuple(_nearest(values[name], held, params) for name, held in _limits(rule_set).items() if name in values)


def _nearest(value: Decimal, limits: _Limits, params: Mapping[str, Decimal]) -> NearestLimit:
    """Return the first of the nearest; `limits` stand worst colour first."""
    found = ((operand(comparison, params), comparison.input, rule) for comparison, rule in limits.values())
    each = [
        NearestLimit(name, limit, abs(value - limit), rule.id, rule.colour)
        for limit, name, rule in found
        if isinstance(limit, Decimal)
    ]
    return min(each, key=lambda one: one.distance)


@per_rule_set
def _limits(rule_set: RuleSet) -> Mapping[str, _Limits]:
    """Return what each input is held against, every limit once with the worst rule it stands in."""
    found: dict[str, dict[ParamRef | Decimal, tuple[Comparison, Rule]]] = {}
    for rule in sorted(rule_set.rules, key=lambda rule: rule.colour.rank):
        for comparison in rule_set.compared(rule):
            if isinstance(comparison.operand, ParamRef | Decimal):
                found.setdefault(comparison.input, {}).setdefault(comparison.operand, (comparison, rule))
    return {name: found[name] for name in rule_set.inputs if name in found}
