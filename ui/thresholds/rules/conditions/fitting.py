"""Rows that are right as they come: an operator that fits its input, and something to compare with that fits both."""

from dataclasses import replace
from decimal import Decimal

from triage.scoring.drafts.table.choices import Operands, operands_for, operators_for
from triage.scoring.drafts.table.table import Row, RowKind
from triage.scoring.rules.conditions import PRESENCE, Comparison, Operand, Operator, ParamRef, walk
from triage.scoring.rules.model import RuleSet
from ui.thresholds.rules.known import Known

_NOTHING = Operands()


def operands_of(known: Known, row: Row) -> Operands:
    """Return what a comparison can be with."""
    declared = known.rule_set.inputs.get(row.name)
    if declared is None:
        return _NOTHING
    return operands_for(known.rule_set, declared, row.operator, known.in_hand.kinds)


def first_row(known: Known) -> Row:
    """Return a comparison of the first input, to be changed."""
    return Row(0, RowKind.COMPARISON, next(iter(known.rule_set.inputs)), Operator.EXISTS)


def with_kind(known: Known, row: Row, kind: RowKind) -> Row:
    """Return a row of another kind."""
    if kind is RowKind.COMPARISON:
        return replace(first_row(known), depth=row.depth)
    if kind is RowKind.REFERENCE:
        return Row(row.depth, kind, next(iter(known.rule_set.define)))
    return Row(row.depth, kind, at_least=max(1, row.at_least))


def with_input(known: Known, row: Row, name: str) -> Row:
    """Return a comparison of another input."""
    operators = operators_for(known.rule_set.inputs[name])
    operator = row.operator if row.operator in operators else operators[0]
    return with_operator(known, replace(row, name=name), operator)


def with_operator(known: Known, row: Row, operator: Operator) -> Row:
    """Return a comparison by another operator; what it is with stays where that still fits."""
    changed = replace(row, operator=operator)
    found = operands_of(known, changed)
    return changed if _fits(row.operand, operator, found) else replace(changed, operand=_first(known, changed, found))


def _fits(operand: Operand, operator: Operator, found: Operands) -> bool:
    match operand:
        case None:
            return operator in PRESENCE
        case tuple():
            return operator is Operator.IN
        case ParamRef(name):
            return name in found.limits
        case bool():
            return found.takes_yes_no
        case Decimal():
            return found.takes_number
        case _:
            return found.takes_text and operator is not Operator.IN and (not found.codes or operand in found.codes)


def _first(known: Known, row: Row, found: Operands) -> Operand:
    if row.operator in PRESENCE:
        return None
    texts = found.codes or texts_of(known.rule_set, row.name)
    if row.operator is Operator.IN:
        return texts[:1] or ("?",)
    if found.limits:
        return ParamRef(found.limits[0])
    if found.takes_yes_no:
        return True
    if found.takes_number:
        return Decimal(0)
    return texts[0] if texts else "?"


def texts_of(rule_set: RuleSet, name: str) -> tuple[str, ...]:
    """Return the texts that an input is compared with anywhere."""
    written = (*(rule.when for rule in rule_set.rules), *rule_set.define.values())
    parts = (part for whole in written for part in walk(whole))
    operands = (part.operand for part in parts if isinstance(part, Comparison) and part.input == name)
    every = (one for operand in operands for one in (operand if isinstance(operand, tuple) else (operand,)))
    return tuple(dict.fromkeys(one for one in every if isinstance(one, str)))
