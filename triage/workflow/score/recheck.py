"""When a colour may change although nothing arrives: a measurement grows too old, or a rule about lateness fires."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from triage.clinical.care import Enrolment
from triage.scoring.inputs.plan import next_due, without_pauses
from triage.scoring.inputs.values import PatientInputs
from triage.scoring.rules.conditions import Comparison, ParamRef
from triage.scoring.rules.model import InputKind, RuleSet
from triage.workflow.score.paused import READING_LATE, RESPONSE_LATE, newest_of

_UNITS = {READING_LATE: timedelta(hours=1), RESPONSE_LATE: timedelta(days=1)}
# Rules say "more than", and a value counts until its time: the moment itself changes nothing yet.
_JUST_AFTER = timedelta(minutes=1)


def recheck_at(
    rule_set: RuleSet, inputs: PatientInputs, enrolment: Enrolment, now: datetime
) -> datetime | None:
    """Return the next time after `now` at which the patient must be scored again if nothing comes; None = never."""
    newest = newest_of(inputs)
    # By the plan as it is too: from then on a pause alone keeps the patient from being late.
    plans = (enrolment, without_pauses(enrolment, now)) if enrolment.pauses else (enrolment,)
    times = [late for plan in plans for late in _late_times(rule_set, plan, newest)]
    edges = (edge for pause in enrolment.pauses for edge in (pause.start, pause.end) if edge is not None)
    times += [edge + _JUST_AFTER for edge in edges]
    if inputs.holds_until is not None:
        times.append(inputs.holds_until + _JUST_AFTER)
    return min((time for time in times if time > now), default=None)


def _late_times(
    rule_set: RuleSet, enrolment: Enrolment, newest: dict[str, datetime | None]
) -> Iterator[datetime]:
    for rule in rule_set.rules:
        for comparison in rule_set.compared(rule):
            declared = rule_set.inputs[comparison.input]
            source = declared.source_name or ""
            number = _number(rule_set, comparison)
            if declared.kind is not InputKind.META or source not in _UNITS or number is None:
                continue
            due = next_due(enrolment, newest[source])
            if due is not None:
                # Hours are rounded and days cut off: a value above the limit shows at the latest one unit after it.
                for late in (number, number + 1):
                    yield due.at + _UNITS[source] * late + _JUST_AFTER


def _number(rule_set: RuleSet, comparison: Comparison) -> float | None:
    operand = comparison.operand
    if isinstance(operand, ParamRef):
        return float(rule_set.params[operand.name].value)
    return float(operand) if isinstance(operand, Decimal) else None
