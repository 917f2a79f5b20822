"""Another value for a limit, or for several at once: what a department tunes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from triage.errors import Text
from triage.scoring.drafts.edits.edit import check_known, refused
from triage.scoring.numbers import decimals_of, fits, places_needed, round_half_up, shown
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.model import Param, RuleSet

_LIMIT = Text("grænsen", "the limit")


@dataclass(frozen=True, slots=True)
class SetLimits:
    """Other values for limits, at once: two that are held in order can pass where one after the other could not."""

    values: Mapping[str, Decimal]

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with these values."""
        for name, value in self.values.items():
            check_known(name, rule_set.params, _LIMIT)
            _check_bounds(rule_set.params[name], value)
        now = {name: _set(param, self.values.get(name)) for name, param in rule_set.params.items()}
        changed = replace(rule_set, params=now)
        _check_order(changed)
        return changed


@dataclass(frozen=True, slots=True)
class SetLimit:
    """Another value for one limit."""

    param: str
    value: Decimal

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with this value."""
        return SetLimits({self.param: self.value}).applied(rule_set)


def as_written(param: Param, value: Decimal) -> Decimal:
    """Return a value with as many decimals as the limit is written with, so that 88 and 88.0 are one limit."""
    return round_half_up(value, max(decimals_of(param.value), places_needed(value)))


def _set(param: Param, value: Decimal | None) -> Param:
    return param if value is None or value == param.value else replace(param, value=as_written(param, value))


def _check_bounds(param: Param, value: Decimal) -> None:
    if fits(value) and param.min <= value <= param.max:
        return
    unit = shown_unit(param.unit)
    raise refused(
        f"Grænsen {param.name} kan være fra {shown(param.min, 'da')} til {shown(param.max, 'da')} {unit.da}".rstrip()
        + f", ikke {shown(value, 'da')}. Vælg en værdi inden for grænserne.",
        f"The limit {param.name} can be from {param.min} to {param.max} {unit.en}".rstrip()
        + f", not {shown(value, 'en')}. Choose a value inside the bounds.",
    )


def _check_order(rule_set: RuleSet) -> None:
    values = {name: param.value for name, param in rule_set.params.items()}
    for constraint in rule_set.constraints:
        if not constraint.holds(values):
            words = f"{constraint.left} {constraint.operator} {constraint.right}"
            left, right = values[constraint.left], values[constraint.right]
            raise refused(
                f"Regelsættet kræver {words}, men det ville blive {shown(left, 'da')} og {shown(right, 'da')}. "
                "Vælg en anden værdi, eller flyt den anden grænse først.",
                f"The rule set requires {words}, but it would be {shown(left, 'en')} and {shown(right, 'en')}. "
                "Choose another value, or move the other limit first.",
            )
