"""Inputs that are facts about the course itself: how long since the last measurement, and how late the next one is.

They are always counted from the true time, never from the time that windows are anchored at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import numpy as np

from triage.clinical.questionnaire import Response
from triage.clinical.readings import NONE, Bools, Ints, microseconds, moment
from triage.errors import Text
from triage.scoring.danish_time import when
from triage.scoring.inputs.answers import answer_link_id
from triage.scoring.inputs.course import Course
from triage.scoring.inputs.plan import NOTHING_YET, Plans, hours_past_due, next_due, without_pauses
from triage.scoring.inputs.values import Evidence, InputValue, Status
from triage.scoring.numbers import exact
from triage.scoring.readings.cleaned import Cleaned
from triage.scoring.readings.reduce import code_of
from triage.scoring.readings.whole_numbers import as_decimal, quotients
from triage.scoring.rules.model import Input, InputKind, RuleSet

_HOURS_A_DAY = 24
_HOUR_US = 3_600_000_000
_NAMES = {
    "hours_since_last_reading": Text("Tid siden seneste måling", "Time since the last reading"),
    "hours_past_due": Text("Tid over planlagt måling", "Time past the planned reading"),
    "questionnaire_days_overdue": Text("Dage over tid for skemaet", "Days the questionnaire is overdue"),
}
_UNKNOWN = Text("kendes ikke", "is not known")
_PAUSED = Text("tælles ikke: patienten er på pause", "is not counted: the patient is on a pause")


def meta_input(declared: Input, course: Course) -> InputValue:
    """Return the fact that `declared` names; a name that is not known here is absent."""
    found = _FACTS.get(declared.source_name or "")
    if found is not None:
        return found(declared, course)
    return _absent(meta_name(declared), _UNKNOWN)


def meta_name(declared: Input) -> Text:
    """Return what a nurse calls the fact."""
    code = declared.source_name or declared.name
    return declared.label or _NAMES.get(code, Text(f"»{code}«", f"'{code}'"))


def newest_rows(rule_set: RuleSet, cleaned: Cleaned) -> tuple[Ints, Ints]:
    """Return the row of each patient's newest usable reading of any kind that the rule set looks at, and its time.

    NONE and NOTHING_YET where there is none.
    """
    made = (InputKind.READING, InputKind.CGM)
    codes = sorted({code_of(declared) for declared in rule_set.inputs.values() if declared.kind in made})
    newest, at = np.full(cleaned.patients, NONE), np.full(cleaned.patients, NOTHING_YET)
    for code in codes:
        start, stop = cleaned.ranges(code)
        has_any = np.flatnonzero(stop > start)
        time = cleaned.time[stop[has_any] - 1]
        later = has_any[time > at[has_any]]
        newest[later], at[later] = stop[later] - 1, cleaned.time[stop[later] - 1]
    return newest, at


def newest_reading(course: Course) -> tuple[str, datetime] | None:
    """Return the id and the time of the newest usable reading of any kind that the rule set looks at."""
    rows, at = newest_rows(course.rule_set, course.cleaned)
    return None if rows[0] == NONE else (course.cleaned.ids(rows.tolist())[0], moment(at[0]))


def newest_response(course: Course) -> Response | None:
    """Return the newest usable response to a questionnaire that the rule set looks at; lateness is counted from it."""
    answered = course.asked(_link_ids(course)).answered
    return answered[-1] if answered else None


@dataclass(frozen=True, slots=True, eq=False)
class MetaColumn:
    """One fact about the courses of many patients: hours scaled by the input's decimals (or one)."""

    declared: Input
    is_known: Bools
    value: Ints


def meta_columns(rule_set: RuleSet, cleaned: Cleaned, plans: Plans) -> Mapping[str, MetaColumn]:
    """Return the facts about readings that `rule_set` asks for; those about questionnaires are not among them."""
    _, newest = newest_rows(rule_set, cleaned)
    at = {
        "hours_since_last_reading": newest,
        "hours_past_due": plans.due(newest, np.arange(cleaned.patients))[0],
    }
    asked = [one for one in rule_set.inputs.values() if one.kind is InputKind.META and one.source_name in at]
    return {one.name: _meta_column(one, cleaned.now, at[one.source_name or ""]) for one in asked}


def _meta_column(declared: Input, now: Ints, at: Ints) -> MetaColumn:
    is_known = at != NOTHING_YET
    return MetaColumn(declared, is_known, hours_since(declared, now, np.where(is_known, at, now)))


def hours_since(declared: Input, now: Ints, at: Ints) -> Ints:
    """Return the hours from `at` to `now`, never below 0, scaled by the input's decimals or one."""
    return quotients(np.maximum(0, now - at), _HOUR_US, _decimals(declared))


def _decimals(declared: Input) -> int:
    return 1 if declared.decimals is None else declared.decimals


def _since_last_reading(declared: Input, course: Course) -> InputValue:
    name = meta_name(declared)
    newest = newest_reading(course)
    if newest is None:
        return _absent(name, Text("kendes ikke: der er ingen målinger", "is not known: there are no readings"))
    at = when(newest[1])
    evidence = Evidence((newest[0],), 1, Text(f"seneste måling {at.da}", f"the last reading of {at.en}"))
    return InputValue(_hours(declared, course, newest[1]), Status.KNOWN, evidence, name)


def _past_due(declared: Input, course: Course) -> InputValue:
    name = meta_name(declared)
    newest = newest_reading(course)
    due = next_due(without_pauses(course.enrolment, course.now), newest[1] if newest else None)
    if due is None and any(pause.holds(course.now) for pause in course.enrolment.pauses):
        return _absent(name, _PAUSED)
    if due is None:
        return _absent(name, Text("kendes ikke: der er ingen måleplan", "is not known: there is no measuring plan"))
    ids = (newest[0],) if newest else ()
    evidence = Evidence(ids, len(ids), Text("efter måleplanen", "by the measuring plan"))
    return InputValue(_hours(declared, course, due.at), Status.KNOWN, evidence, name)


def _hours(declared: Input, course: Course, at: datetime) -> Decimal:
    hours = hours_since(declared, course.cleaned.now, np.array([microseconds(at)]))
    return as_decimal(int(hours[0]), _decimals(declared))


def _questionnaire_overdue(declared: Input, course: Course) -> InputValue:
    """Return whole days since the next response was due by the plan."""
    name = meta_name(declared)
    newest = newest_response(course)
    plan = without_pauses(course.enrolment, course.now)
    with exact():
        hours = hours_past_due(plan, newest.authored if newest else None, course.now)
    if hours is None and any(pause.holds(course.now) for pause in course.enrolment.pauses):
        return _absent(name, _PAUSED)
    if hours is None:
        return _absent(name, Text("kendes ikke: der er ingen plan", "is not known: there is no plan"))
    ids = (newest.id,) if newest else ()
    evidence = Evidence(ids, len(ids), Text("efter planen", "by the plan"))
    return InputValue(Decimal(int(hours // _HOURS_A_DAY)), Status.KNOWN, evidence, name)


def _link_ids(course: Course) -> set[str]:
    """Return the link ids of all answers and scores that the rule set looks at."""
    inputs = course.rule_set.inputs.values()
    single = {answer_link_id(declared, course) for declared in inputs if declared.kind is InputKind.ANSWER}
    scored = (course.instruments.get(declared.instrument or "") for declared in inputs if declared.instrument)
    return single.union(*(instrument.link_ids for instrument in scored if instrument is not None))


def _absent(name: Text, why: Text) -> InputValue:
    sentence = Text(f"{name.da} {why.da}", f"{name.en} {why.en}")
    return InputValue(None, Status.ABSENT, Evidence(sentence=sentence), name)


_FACTS: dict[str, Callable[[Input, Course], InputValue]] = {
    "hours_since_last_reading": _since_last_reading,
    "hours_past_due": _past_due,
    "questionnaire_days_overdue": _questionnaire_overdue,
}
