"""Inputs of many patients as columns: scaled integers or codes, and a status per row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from triage.scoring.inputs.values import PatientInputs, Status
from triage.scoring.numbers import LIMIT, MAX_DECIMALS, places_needed, scale
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import RuleSet

Ints = NDArray[np.int64]
Statuses = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Column:
    """One input of n patients.

    `values` are int64: a number times 10**`decimals`, 0 or 1 for a boolean, or an index into `codes` for a text.
    `status` holds `Status` numbers; where it is not KNOWN the value is not looked at. A column of one value holds for
    every row of a batch.
    """

    values: Ints
    status: Statuses
    decimals: int = 0
    codes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        bound = int(LIMIT) * 10**self.decimals
        if not 0 <= self.decimals <= MAX_DECIMALS or self.values.shape != self.status.shape:
            raise ValueError("a column has 0 to 9 decimals and one status per value")
        if self.values.size and not (-bound < self.values.min() and self.values.max() < bound):
            raise ValueError(f"a number of a column lies outside ±{LIMIT}")


def number_column(values: Sequence[Decimal | None], decimals: int | None = None) -> Column:
    """Return a column of exact numbers, None = absent; `decimals` defaults to the most that any needs."""
    known = [value for value in values if value is not None]
    places = max((places_needed(value) for value in known), default=0) if decimals is None else decimals
    scaled = [0 if value is None else scale(value, places) for value in values]
    status = [Status.ABSENT if value is None else Status.KNOWN for value in values]
    return Column(np.array(scaled, np.int64), np.array(status, np.uint8), places)


def columns(rule_set: RuleSet, patients: Sequence[PatientInputs]) -> dict[str, Column]:
    """Return the inputs of `patients` as columns, one row each, in their order."""
    return {name: _column([_found(inputs, name) for inputs in patients]) for name in rule_set.inputs}


def _found(inputs: PatientInputs, name: str) -> tuple[Literal | None, Status]:
    found = inputs.values.get(name)
    return (None, Status.ABSENT) if found is None else (found.value, found.status)


def _column(found: Sequence[tuple[Literal | None, Status]]) -> Column:
    places = max((places_needed(value) for value, _ in found if isinstance(value, Decimal)), default=0)
    words = dict.fromkeys(value for value, _ in found if isinstance(value, str))
    codes = {word: code for code, word in enumerate(words)}
    values = np.array([_coded(value, places, codes) for value, _ in found], np.int64)
    return Column(values, np.array([status for _, status in found], np.uint8), places, tuple(codes))


def _coded(value: Literal | None, places: int, codes: Mapping[str, int]) -> int:
    match value:
        case None:
            return 0
        case bool():
            return int(value)
        case str():
            return codes[value]
        case _:
            return scale(value, places)
