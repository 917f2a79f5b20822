"""The limits that count for one patient in the place of a rule set's: only while they fit the rules in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from triage.clinical.own_limit import OwnLimit
from triage.errors import RuleSetError, Text
from triage.scoring.evaluate.parameters import effective
from triage.scoring.rules.model import RuleSet

_JUST_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class OwnValues:
    """The values by parameter, and why there are none of them although some are set.

    Whoever has limits that cannot be used is not green on the usual ones: they were set for a reason.
    """

    values: Mapping[str, Decimal] = field(default_factory=dict)
    fault: Text | None = None


def own_values(rule_set: RuleSet, limits: Iterable[OwnLimit], at: datetime) -> OwnValues:
    """Return what a patient's own limits make of the parameters of a rule set at `at`: all of them or none."""
    values = {one.param: one.value for one in _of(rule_set, limits) if one.holds(at)}
    if not values:
        return OwnValues()
    if any(name in rule_set.params and not rule_set.params[name].patient_override for name in values):
        return OwnValues(fault=_UNFIT)
    try:
        effective(rule_set, values)
    except RuleSetError:
        return OwnValues(fault=_UNFIT)
    return OwnValues(values)


def next_edge(rule_set: RuleSet, limits: Iterable[OwnLimit], now: datetime) -> datetime | None:
    """Return when the next of a patient's own limits runs out, None where none does."""
    return first_end(_of(rule_set, limits), now)


def first_end(limits: Iterable[OwnLimit], now: datetime) -> datetime | None:
    """Return when the first of some limits runs out, None where none does."""
    return min((one.end + _JUST_AFTER for one in limits if one.holds(now)), default=None)


def without_rules(in_use: Iterable[RuleSet], limits: Iterable[OwnLimit], now: datetime) -> list[OwnLimit]:
    """Return those in force for rules that are no longer in use: somebody must set them anew, or lift them."""
    names = {one.name for one in in_use}
    return [one for one in limits if one.holds(now) and one.rule_set not in names]


def own_params(rule_set: RuleSet | None, params: Mapping[str, Decimal]) -> dict[str, str]:
    """Return those of a result's parameters that are not the rule set's, as text."""
    if rule_set is None:
        return {}
    usual = {name: param.value for name, param in rule_set.params.items()}
    return {name: str(value) for name, value in params.items() if value != usual.get(name, value)}


def _of(rule_set: RuleSet, limits: Iterable[OwnLimit]) -> list[OwnLimit]:
    return [one for one in limits if one.rule_set == rule_set.name]


_UNFIT = Text(
    "Patientens egne grænser passer ikke til det regelsæt, der nu er i kraft; sæt dem igen, eller hæv dem",
    "The patient's own limits do not fit the rule set now in force; set them again, or lift them",
)
