"""Patients as they are assessed: all that bears on them, read a few hundred at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.store.care.own_limits import own_limits_of
from triage.store.casework.decisions import last_decided
from triage.store.records import Facts, facts_of, patients_by_key
from triage.store.results import last_assessed, open_results
from triage.store.rule_sets import marked_by_rules
from triage.workflow.administration.at_work import department_hours
from triage.workflow.application import Application
from triage.workflow.score.course_hours import CourseHours, hours_of_courses
from triage.workflow.score.outcome import Subject


@dataclass(frozen=True, slots=True)
class Subjects:
    """Patients by key, with the facts and the hours that stand in each."""

    by_key: Mapping[int, Subject]
    facts: Mapping[int, Facts]
    courses: Mapping[int, CourseHours]


def subjects_of(
    app: Application, connection: Connection, keys: Sequence[int], now: datetime, facts: dict[int, Facts] | None = None
) -> Subjects:
    """Return patients as they are to be assessed at `now`, by the rules in force; `facts` may be read already."""
    known = facts_of(connection, keys) if facts is None else facts
    people, decided = patients_by_key(connection, keys), last_decided(connection, keys)
    shown, assessed = open_results(connection, keys), last_assessed(connection, keys)
    limits, marked = own_limits_of(connection, keys), marked_by_rules(connection, keys)
    courses = hours_of_courses(connection, department_hours(app.catalogue, connection), known)
    by_key = {
        key: Subject(
            *(people[key], known[key], decided.get(key), shown[key], assessed[key], now, courses[key], limits[key]),
            by_rules=key in marked,
        )
        for key in keys
    }
    return Subjects(by_key, known, courses)
