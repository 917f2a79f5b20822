"""What a rule set says of one patient, worked out the slow and obvious way, with nothing of the program's own."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

_RANKS = ("red", "yellow", "grey", "green")


class Plain(NamedTuple):
    """The colour, and the ids of the rules that fired and of those that are unknown."""

    colour: str
    fired: tuple[str, ...]
    unknown: tuple[str, ...]


def plainly(rules: Any, inputs: Mapping[str, Any], limits: Mapping[str, Decimal]) -> Plain:
    """Return what `rules` say of `inputs` (values with a status) under the `limits` of the patient."""
    truths = {rule.id: _truth(rule.when, rules, inputs, limits) for rule in rules.rules}
    heard = [rule for rule in rules.rules if not any(truths[name] is True for name in rule.unless)]
    fired = [rule for rule in heard if truths[rule.id] is True]
    unknown = [rule for rule in heard if truths[rule.id] is None]
    colours = ["green", *(rule.colour.value for rule in fired)]
    if any(rule.on_unknown.value == "grey" for rule in unknown) or _is_unproven(rules, inputs):
        colours.append("grey")
    worst = min(colours, key=_RANKS.index)
    return Plain(worst, tuple(rule.id for rule in fired), tuple(rule.id for rule in unknown))


def _is_unproven(rules: Any, inputs: Mapping[str, Any]) -> bool:
    status = {name: found.status.name for name, found in inputs.items()}
    return "UNUSABLE" in status.values() or any(
        found.required and status[name] != "KNOWN" for name, found in rules.inputs.items()
    )


def _truth(condition: Any, rules: Any, inputs: Mapping[str, Any], limits: Mapping[str, Decimal]) -> bool | None:
    kind = type(condition).__name__
    if kind == "Comparison":
        return _compared(condition, inputs[condition.input], limits)
    if kind == "Reference":
        return _truth(rules.define[condition.name], rules, inputs, limits)
    if kind == "NotOf":
        part = _truth(condition.part, rules, inputs, limits)
        return None if part is None else not part
    parts = [_truth(part, rules, inputs, limits) for part in condition.parts]
    wanted = {"AllOf": len(parts), "AnyOf": 1}.get(kind) or condition.at_least
    if parts.count(True) >= wanted:
        return True
    return None if parts.count(True) + parts.count(None) >= wanted else False


def _compared(comparison: Any, found: Any, limits: Mapping[str, Decimal]) -> bool | None:
    operator, status, operand = comparison.operator.value, found.status.name, comparison.operand
    if operator in ("exists", "missing"):
        return None if status == "UNUSABLE" else (status == "KNOWN") == (operator == "exists")
    if status != "KNOWN":
        return None
    if type(operand).__name__ == "ParamRef":
        operand = -limits[operand.name] if operand.negated else limits[operand.name]
    value = found.value
    match operator:
        case "<":
            return bool(value < operand)
        case "<=":
            return bool(value <= operand)
        case ">":
            return bool(value > operand)
        case ">=":
            return bool(value >= operand)
        case "==":
            return bool(value == operand)
        case "!=":
            return bool(value != operand)
        case _:
            return value in operand
