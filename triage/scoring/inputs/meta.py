"""Inputs that are facts about the course itself: how long since the last measurement, and how late the next one is.

They are always counted from the true time, never from the time that windows are anchored at.
"""

from collections.abc import Callable
from decimal import Decimal

from triage.errors import Text
from triage.scoring.danish_time import elapsed_hours, when
from triage.scoring.inputs.answers import answer_link_id
from triage.scoring.inputs.course import Course
from triage.scoring.inputs.plan import hours_past_due
from triage.scoring.inputs.values import Evidence, InputValue, Status
from triage.scoring.numbers import exact, round_half_up
from triage.scoring.readings.clean import Measured
from triage.scoring.rules.model import Input, InputKind

_HOURS_A_DAY = 24
_UNKNOWN = Text("kendes ikke", "is not known")


def meta_input(declared: Input, course: Course) -> InputValue:
    """Return the fact that `declared` names; a name that is not known here is absent."""
    found = _FACTS.get(declared.source_name or "")
    if found is not None:
        return found(declared, course)
    code = declared.source_name or declared.name
    name = declared.label or Text(f"»{code}«", f"'{code}'")
    return _absent(name, _UNKNOWN)


def newest_reading(course: Course) -> Measured | None:
    """Return the newest usable reading of any kind that the rule set looks at."""
    kinds = {declared.code for declared in course.rule_set.inputs.values() if declared.kind is InputKind.READING}
    return max((one for one in course.cleaned.kept if one.kind in kinds), key=lambda one: one.time, default=None)


def _since_last_reading(declared: Input, course: Course) -> InputValue:
    name = declared.label or Text("Tid siden seneste måling", "Time since the last reading")
    newest = newest_reading(course)
    if newest is None:
        return _absent(name, Text("kendes ikke: der er ingen målinger", "is not known: there are no readings"))
    with exact():
        hours = round_half_up(max(Decimal(0), elapsed_hours(newest.time, course.now)), 1)
    at = when(newest.time)
    evidence = Evidence((newest.id,), 1, Text(f"seneste måling {at.da}", f"the last reading of {at.en}"))
    return InputValue(hours, Status.KNOWN, evidence, name)


def _past_due(declared: Input, course: Course) -> InputValue:
    name = declared.label or Text("Tid over planlagt måling", "Time past the planned reading")
    newest = newest_reading(course)
    with exact():
        hours = hours_past_due(course.enrolment, newest.time if newest else None, course.now)
    if hours is None:
        return _absent(name, Text("kendes ikke: der er ingen måleplan", "is not known: there is no measuring plan"))
    ids = (newest.id,) if newest else ()
    evidence = Evidence(ids, len(ids), Text("efter måleplanen", "by the measuring plan"))
    return InputValue(round_half_up(hours, 1), Status.KNOWN, evidence, name)


def _questionnaire_overdue(declared: Input, course: Course) -> InputValue:
    """Return whole days since the next response was due by the plan."""
    name = declared.label or Text("Dage over tid for skemaet", "Days the questionnaire is overdue")
    answered = course.asked(_link_ids(course)).answered
    newest = answered[-1] if answered else None
    with exact():
        hours = hours_past_due(course.enrolment, newest.authored if newest else None, course.now)
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
