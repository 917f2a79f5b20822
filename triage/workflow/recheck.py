"""When a colour may change although nothing arrives: a measurement grows too old, or a rule about lateness fires."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from triage.clinical.care import Enrolment
from triage.scoring.conditions import Comparison, ParamRef
from triage.scoring.plan import Due, next_due
from triage.scoring.rule_model import InputKind, RuleSet

_UNITS = {"hours_past_due": timedelta(hours=1), "questionnaire_days_overdue": timedelta(days=1)}
# Rules say "more than": the moment itself is not late yet.
_JUST_AFTER = timedelta(minutes=1)


def recheck_at(rule_set: RuleSet, enrolment: Enrolment, newest: datetime | None, now: datetime) -> datetime | None:
    """Return the next time after `now` at which the patient must be scored again if nothing comes; None = never."""
    due = next_due(enrolment, newest)
    if due is None:
        return None
    times = [due.counts_until + _JUST_AFTER, *_late_times(rule_set, due)]
    return min((time for time in times if time > now), default=None)


def _late_times(rule_set: RuleSet, due: Due) -> Iterator[datetime]:
    for rule in rule_set.rules:
        for comparison in rule_set.compared(rule):
            declared = rule_set.inputs[comparison.input]
            unit = _UNITS.get(declared.source_name or "") if declared.kind is InputKind.META else None
            number = _number(rule_set, comparison)
            if unit is not None and number is not None:
                yield due.at + unit * number + _JUST_AFTER


def _number(rule_set: RuleSet, comparison: Comparison) -> float | None:
    operand = comparison.operand
    if isinstance(operand, ParamRef):
        return float(rule_set.params[operand.name].value)
    return float(operand) if isinstance(operand, Decimal) else None
