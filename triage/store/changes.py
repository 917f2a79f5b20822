"""Former contents of facts, and the courses of the same person in other sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from triage.store.clock_time import from_ms
from triage.store.tables import case, former_fact, patient, source


@dataclass(frozen=True, slots=True)
class FormerFact:
    """What a reading or response said before (`body`), and what was said instead (`after`), as JSON; None = nothing."""

    kind: str
    reference: str
    at: datetime
    change: str
    body: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Course:
    """A patient row with its source, and its worst open case (None = no open case)."""

    patient: int
    source: str
    case: int | None
    programme: str | None
    colour_rank: int | None


def former_facts(connection: Connection, key: int, limit: int) -> list[FormerFact]:
    """Return what a patient's facts said before they were changed, newest first."""
    found = select(former_fact).where(former_fact.c.patient_id == key).order_by(former_fact.c.id.desc()).limit(limit)
    return [
        FormerFact(row.kind, row.reference, from_ms(row.at), row.change, row.body, row.after)
        for row in connection.execute(found)
    ]


def courses(connection: Connection, patients: Sequence[int]) -> list[Course]:
    """Return the sources and worst open cases of a few patients."""
    is_theirs = (case.c.patient_id == patient.c.id) & (case.c.is_open == 1)
    joined = patient.join(source).outerjoin(case, is_theirs)
    wanted = (
        select(patient.c.id, source.c.name, case.c.id.label("case"), case.c.programme, case.c.colour_rank)
        .select_from(joined)
        .where(patient.c.id.in_(patients))
        .order_by(case.c.colour_rank.desc(), case.c.id)
    )
    # Of several cases the worst stands last, and is kept.
    worst: dict[int, Any] = {row.id: row for row in connection.execute(wanted)}
    return [Course(row.id, row.name, row.case, row.programme, row.colour_rank) for row in worst.values()]
