"""Courses that were made here: kept like those of the source, under a reference that no source gives."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from triage.clinical.care import Enrolment, PlanStep
from triage.clinical.details import KnownPlan
from triage.store.casework.plan_changes import plan_hash
from triage.store.clock_time import to_ms, to_ms_or_none
from triage.store.tables import enrolment, patient

_HERE = "visita/"


def is_made_here(course: Enrolment) -> bool:
    """Return whether a course was made by somebody here and not by the source."""
    return course.id.startswith(_HERE)


def make_course(
    connection: Connection, who: int, programme: str, start: datetime, plan: Sequence[PlanStep], team: str | None
) -> KnownPlan:
    """Enrol a patient, and return the course as later changes name it."""
    source = connection.execute(select(patient.c.source_id).where(patient.c.id == who)).scalar_one()
    steps = json.dumps([_step(step) for step in plan], separators=(",", ":"))
    reference = f"{_HERE}{uuid4().hex}"
    values = {
        "source_id": source,
        "reference": reference,
        "patient_id": who,
        "programme": programme,
        "status": "active",
        "start": to_ms(start),
        "plan": steps,
        "belongs": json.dumps([[team] if team else [], []]),
    }
    connection.execute(insert(enrolment).values(**values))
    return reference, plan_hash(steps)


def in_force(courses: Sequence[Enrolment]) -> list[Enrolment]:
    """Return the courses without those made here that the source's own have taken the place of.

    The source's own does where it runs, or began no earlier: from then on what the source says counts.
    """
    theirs = [one for one in courses if not is_made_here(one)]
    return [one for one in courses if not is_made_here(one) or not any(_replaces(other, one) for other in theirs)]


def score_anew(connection: Connection, who: int) -> None:
    """Have the patient scored, and the ledger brought up to date with it."""
    connection.execute(update(patient).where(patient.c.id == who).values(to_score=1))


def _replaces(theirs: Enrolment, ours: Enrolment) -> bool:
    if theirs.programme != ours.programme or theirs.status == "entered-in-error":
        return False
    is_later = theirs.start is not None and ours.start is not None and theirs.start >= ours.start
    return (theirs.is_running and theirs.ended is None) or is_later


def _step(step: PlanStep) -> list[object]:
    seconds = int(step.interval.total_seconds())
    return [to_ms(step.start), to_ms_or_none(step.end), seconds, step.what, list(step.weekdays)]
