"""One comparison on a column: exact, and unknown wherever the value is."""

from collections.abc import Mapping
from decimal import Decimal

import numpy as np

from triage.scoring.evaluate.columns import Column, Ints
from triage.scoring.evaluate.parameters import Limits
from triage.scoring.evaluate.truth import Bools, Truth
from triage.scoring.inputs.values import Status
from triage.scoring.numbers import places_needed, scale
from triage.scoring.rules.conditions import PRESENCE, Comparison, Literal, Operator, ParamRef

# Looked up once: an attribute of an enumeration costs more than comparing a row.
_KNOWN, _ABSENT, _EXISTS = int(Status.KNOWN), int(Status.ABSENT), Operator.EXISTS
_RELATIONS = {
    Operator.LT: np.less,
    Operator.LE: np.less_equal,
    Operator.GT: np.greater,
    Operator.GE: np.greater_equal,
    Operator.EQ: np.equal,
    Operator.NE: np.not_equal,
}


def compare(comparison: Comparison, column: Column, limits: Mapping[str, Limits]) -> Truth:
    """Return the truth of `comparison` for every row of `column`.

    `exists` and `missing` are decided unless the value was received but cannot be used.
    """
    known = column.status == _KNOWN
    if comparison.operator in PRESENCE:
        absent = column.status == _ABSENT
        return Truth(known, absent) if comparison.operator is _EXISTS else Truth(absent, known)
    holds = _holds(comparison, column, limits)
    return Truth(holds & known, ~holds & known)


def _holds(comparison: Comparison, column: Column, limits: Mapping[str, Limits]) -> Bools:
    operand = comparison.operand
    holds: Bools
    if isinstance(operand, tuple):
        holds = np.zeros(column.values.shape, np.bool_)
        for literal in operand:
            holds = holds | np.equal(*_sides(column, literal, limits))
        return holds
    if operand is None:
        raise ValueError(f"{comparison.operator} needs a value")
    holds = _RELATIONS[comparison.operator](*_sides(column, operand, limits))
    return holds


def _sides(column: Column, operand: Literal | ParamRef, limits: Mapping[str, Limits]) -> tuple[Ints, Ints]:
    """Return both sides as whole numbers of the same size."""
    match operand:
        case bool():
            return column.values, np.array([int(operand)], np.int64)
        case str():
            code = column.codes.index(operand) if operand in column.codes else -1
            return column.values, np.array([code], np.int64)
        case Decimal():
            places = places_needed(operand)
            return _level(column.values, column.decimals, np.array([scale(operand, places)], np.int64), places)
        case ParamRef(name, negated):
            limit = limits[name]
            right = -limit.values if negated else limit.values
            return _level(column.values, column.decimals, right, limit.decimals)


def _level(left: Ints, left_places: int, right: Ints, right_places: int) -> tuple[Ints, Ints]:
    if left_places == right_places:
        return left, right
    places = max(left_places, right_places)
    return left * np.int64(10 ** (places - left_places)), right * np.int64(10 ** (places - right_places))
