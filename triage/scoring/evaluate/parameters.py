"""The limits in force: the rule set's own, or a patient's where there is one, always inside the hard bounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from triage.errors import RuleSetError, Text
from triage.scoring.evaluate.columns import Ints
from triage.scoring.numbers import places_needed, scale, shown
from triage.scoring.rules.model import Constraint, RuleSet


@dataclass(frozen=True, slots=True)
class Limits:
    """One parameter for n patients, or for all of them when there is one value: whole numbers of 10**-`decimals`."""

    values: Ints
    decimals: int


def effective(rule_set: RuleSet, overrides: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return every parameter's value after `overrides`.

    Raises RuleSetError, naming the bounds, for an override outside them or of an unknown parameter, and for one that
    breaks a constraint between parameters.
    """
    for name, value in overrides.items():
        _check(rule_set, name, value)
    values = {name: overrides.get(name, param.value) for name, param in rule_set.params.items()}
    for constraint in rule_set.constraints if overrides else ():
        _check_constraint(rule_set, constraint, values)
    return values


def limits(values: Mapping[str, Decimal]) -> dict[str, Limits]:
    """Return the values of `effective` as limits that hold for every row."""
    return {name: _limits([value]) for name, value in values.items()}


def limits_by_row(rows: Sequence[Mapping[str, Decimal]]) -> dict[str, Limits]:
    """Return limits that differ by patient, from one `effective` mapping per row (at least one)."""
    return {name: _limits([row[name] for row in rows]) for name in rows[0]}


def _limits(values: Sequence[Decimal]) -> Limits:
    decimals = max(places_needed(value) for value in values)
    return Limits(np.array([scale(value, decimals) for value in values], np.int64), decimals)


def _check(rule_set: RuleSet, name: str, value: Decimal) -> None:
    param = rule_set.params.get(name)
    if param is None:
        raise RuleSetError(
            Text(
                f"Grænseværdien {name} findes ikke i {rule_set.title.da} {rule_set.version}. Ret navnet.",
                f"There is no limit {name} in {rule_set.title.en} {rule_set.version}. Correct the name.",
            )
        )
    if not (isinstance(value, Decimal) and value.is_finite() and param.min <= value <= param.max):
        raise RuleSetError(
            Text(
                f"Grænseværdien {name} = {str(value).replace('.', ',')} ligger uden for {shown(param.min, 'da')} til "
                f"{shown(param.max, 'da')} {param.unit}. Vælg en værdi inden for grænserne.",
                f"The limit {name} = {value} is outside {param.min} to {param.max} {param.unit}. "
                "Choose a value inside the bounds.",
            )
        )


def _check_constraint(rule_set: RuleSet, constraint: Constraint, values: Mapping[str, Decimal]) -> None:
    if constraint.holds(values):
        return
    wanted = f"{constraint.left} {constraint.operator} {constraint.right}"
    left, right = values[constraint.left], values[constraint.right]
    raise RuleSetError(
        Text(
            f"{rule_set.title.da} kræver {wanted}, men grænseværdierne er {shown(left, 'da')} og {shown(right, 'da')}. "
            "Ret patientens egen grænse.",
            f"{rule_set.title.en} requires {wanted}, but the limits are {shown(left, 'en')} and {shown(right, 'en')}. "
            "Correct the patient's own limit.",
        )
    )
