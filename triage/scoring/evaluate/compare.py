"""One test on a column: exact, of whole numbers of the column's own decimals.

A limit with more decimals than the column is rounded towards the side on which no number of the column passes it, so
that the column itself is never multiplied.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from triage.scoring.evaluate.columns import Column, Ints
from triage.scoring.evaluate.parameters import Limits
from triage.scoring.evaluate.truth import PackedBits
from triage.scoring.numbers import places_needed, scale
from triage.scoring.rules.conditions import Comparison, Literal, Operator, ParamRef

_Kept = TypeVar("_Kept", bound=np.generic)
# Outside what a column may hold, so equal to nothing in it.
_NEVER = np.array([np.iinfo(np.int64).min])
_RELATIONS = {
    Operator.LT: np.less,
    Operator.LE: np.less_equal,
    Operator.GT: np.greater,
    Operator.GE: np.greater_equal,
    Operator.EQ: np.equal,
    Operator.NE: np.not_equal,
    Operator.IN: np.equal,
}


@dataclass(frozen=True, slots=True)
class Held:
    """A column and what it is held against: whole numbers of which one must pass, each for all rows or one per row.

    Against nothing, nothing holds.
    """

    values: Ints
    operator: Operator
    against: tuple[Ints, ...]

    def bits(self, rows: slice, room: NDArray[np.bool_]) -> PackedBits:
        """Return where the comparison holds, whether or not the value is known.

        `room` for one truth value per row is written over: fresh memory would cost as much as comparing.
        """
        if not self.against:
            return np.zeros(1, np.uint8)
        relation, values = _RELATIONS[self.operator], of_rows(self.values, rows)
        limits = (of_rows(limit, rows) for limit in self.against)
        each = (packed(relation(values, limit, out=room[: max(values.size, limit.size)])) for limit in limits)
        return reduce(or_, each)


def held(test: Comparison, column: Column, limits: Mapping[str, Limits]) -> Held:
    """Return `test` ready for blocks of rows of `column`; `limits` are those in force."""
    operands = test.operand if isinstance(test.operand, tuple) else (test.operand,)
    against = (_against(test.operator, operand, column, limits) for operand in operands if operand is not None)
    return Held(column.values, test.operator, tuple(against))


def of_rows(array: NDArray[_Kept], rows: slice) -> NDArray[_Kept]:
    """Return the part of `array` that belongs to `rows`; one value holds for all rows."""
    return array if array.size == 1 else array[rows]


def packed(rows: NDArray[np.bool_] | NDArray[np.uint8]) -> PackedBits:
    """Return one bit per row, set where the value is not zero, the first row lowest; one value stands for all rows."""
    if rows.size == 1:
        return np.full(1, 255 if rows[0] else 0, np.uint8)
    return np.packbits(rows, bitorder="little")


def _against(operator: Operator, operand: Literal | ParamRef, column: Column, limits: Mapping[str, Limits]) -> Ints:
    match operand:
        case bool():
            return np.array([int(operand)])
        case str():
            return np.array([column.codes.index(operand)]) if operand in column.codes else _NEVER
        case Decimal():
            places = places_needed(operand)
            return _levelled(operator, np.array([scale(operand, places)], np.int64), places - column.decimals)
        case ParamRef(name, negated):
            limit = limits[name]
            return _levelled(operator, -limit.values if negated else limit.values, limit.decimals - column.decimals)


def _levelled(operator: Operator, limit: Ints, surplus: int) -> Ints:
    """Return `limit`, which has `surplus` decimals more than the column, as a limit for the column's whole numbers."""
    size = np.int64(10 ** abs(surplus))
    if surplus <= 0:
        return limit * size
    match operator:
        case Operator.LT | Operator.GE:
            return -(-limit // size)
        case Operator.LE | Operator.GT:
            return limit // size
        case _:
            return np.where(limit % size == 0, limit // size, _NEVER)
