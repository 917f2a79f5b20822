"""One patient, and what other values would come to: the evaluator's program on the bits of one whole number.

Bit 0 is the patient as measured, each further bit the patient with one number changed. Decimals are compared as they
are, which is exact.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from triage.clinical.colour import Colour
from triage.scoring.evaluate.outcome import Outcome, outcome_of
from triage.scoring.evaluate.program import compiled
from triage.scoring.evaluate.truth import Truth
from triage.scoring.evaluate.verdict import Verdict, judged
from triage.scoring.inputs.values import ABSENT, InputValue, PatientInputs, Status
from triage.scoring.rules.conditions import Comparison, Literal, Operator, ParamRef
from triage.scoring.rules.model import RuleSet

_NO_ROW, _ALL_ROWS = 0, -1
_COLOURS = tuple(Colour)
_RECEIVED = {
    Status.KNOWN: Truth(_ALL_ROWS, _ALL_ROWS),
    Status.ABSENT: Truth(_NO_ROW, _NO_ROW),
    Status.UNUSABLE: Truth(_NO_ROW, _ALL_ROWS),
}
_RELATIONS: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.LT: operator.lt,
    Operator.LE: operator.le,
    Operator.GT: operator.gt,
    Operator.GE: operator.ge,
    Operator.EQ: operator.eq,
    Operator.NE: operator.ne,
    Operator.IN: lambda value, wanted: value in wanted,
    Operator.EXISTS: lambda value, _: True,
    Operator.MISSING: lambda value, _: False,
}


def evaluate_one(
    rule_set: RuleSet,
    inputs: PatientInputs,
    params: Mapping[str, Decimal],
    changes: Sequence[tuple[str, Literal]] = (),
    is_blocked: bool = False,
) -> tuple[Outcome, tuple[Colour, ...]]:
    """Return what one patient comes to, and the colour after each of `changes` alone: an input and another value.

    `params` are the limits in force, as `effective` returns them; `is_blocked` keeps every row at least grey. Only an
    input that is known can be changed.
    """
    program, values = compiled(rule_set), inputs.values
    found = {name: values.get(name, ABSENT) for name in rule_set.inputs}
    changed: dict[str, list[tuple[int, Literal]]] = {}
    for row, (name, value) in enumerate(changes, 1):
        changed.setdefault(name, []).append((row, value))
    holds = [_rows(test, found[test.input], changed.get(test.input, ()), params) for test in program.tests]
    received = {name: _RECEIVED[one.status] for name, one in found.items()}
    verdict = judged(program, received, holds, _ALL_ROWS if is_blocked else _NO_ROW)
    colours = [_colour(verdict, row) for row in range(len(changes) + 1)]
    return _outcome(rule_set, verdict, colours[0], found), tuple(colours[1:])


def holds(comparison: Comparison, value: Literal | None, params: Mapping[str, Decimal]) -> bool:
    """Return whether a comparison certainly holds of a value that is known, or is None."""
    if value is None:
        return False
    return _RELATIONS[comparison.operator](value, operand(comparison, params))


def operand(comparison: Comparison, params: Mapping[str, Decimal]) -> Literal | tuple[Literal, ...] | None:
    """Return what an input is compared with, a limit as it is in force."""
    found = comparison.operand
    if isinstance(found, ParamRef):
        limit = params[found.name]
        return limit.copy_negate() if found.negated else limit
    return found


def _rows(
    test: Comparison, found: InputValue, changed: Iterable[tuple[int, Literal]], params: Mapping[str, Decimal]
) -> int:
    """Return the rows in which `test` holds; what it says of an unknown value is not looked at."""
    if found.value is None:
        return _NO_ROW
    relation, limit = _RELATIONS[test.operator], operand(test, params)
    now = relation(found.value, limit)
    rows = _ALL_ROWS if now else _NO_ROW
    for row, value in changed:
        if relation(value, limit) is not now:
            rows ^= 1 << row
    return rows


def _colour(verdict: Verdict[int], row: int) -> Colour:
    rank = Colour.GREEN.rank
    for bits in verdict.worse:
        rank -= bits >> row & 1
    return _COLOURS[rank]


def _outcome(rule_set: RuleSet, verdict: Verdict[int], colour: Colour, found: Mapping[str, InputValue]) -> Outcome:
    fired, unknown = ([bits & 1 for bits in rows] for rows in (verdict.fired, verdict.unknown))
    return outcome_of(rule_set, colour, fired, unknown, {name: one.status for name, one in found.items()})
