"""How urgent several patients are to which departments, and when they were promised a call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from triage.clinical.choice import details_from
from triage.clinical.colour import WORST_FIRST, Colour
from triage.clinical.decision import Action
from triage.clinical.details import Phone
from triage.store.casework.outcomes import is_promised
from triage.store.clock_time import from_ms, from_ms_or_none
from triage.store.tables import case, decision
from triage.store.told import told


@dataclass(frozen=True, slots=True)
class Coloured:
    """The newest case of a course: its colour, when its data are from, and since when it is red.

    `department` is the key of whose it is, None where it is nobody's.
    """

    patient: int
    programme: str
    department: int | None
    colour: Colour
    is_open: bool
    opened: datetime
    newest: datetime | None
    red_since: datetime | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A call that was promised and not made; `start` is None where the reader may not know it, or none was said."""

    decision: int
    patient: int
    programme: str
    department: int | None
    start: datetime | None
    end: datetime


def coloured(connection: Connection, patients: Sequence[int]) -> list[Coloured]:
    """Return of each course of a few hundred patients the open case, the newest where none is open."""
    names = ("patient_id", "programme", "department_id", "colour_rank", "is_open", "opened", "newest", "red_since")
    theirs = select(*(case.c[name] for name in names)).where(case.c.patient_id.in_(patients))
    found = {
        (row.patient_id, row.programme): Coloured(
            patient=row.patient_id,
            programme=row.programme,
            department=row.department_id,
            colour=WORST_FIRST[row.colour_rank],
            is_open=bool(row.is_open),
            opened=from_ms(row.opened),
            newest=from_ms_or_none(row.newest),
            red_since=from_ms_or_none(row.red_since),
        )
        for row in connection.execute(theirs.order_by(case.c.is_open, case.c.id))
    }
    return list(found.values())


def promises_of(connection: Connection, patients: Sequence[int]) -> list[Promise]:
    """Return the calls promised to a few hundred patients and not made, the first due first."""
    named = (decision.c.id, decision.c.due, case.c.patient_id, case.c.programme, case.c.department_id)
    theirs = select(*named).join(case, case.c.id == decision.c.case_id)
    wanted = theirs.where(case.c.patient_id.in_(patients), is_promised(None))
    rows = connection.execute(wanted.order_by(decision.c.due, decision.c.id)).all()
    bodies = told(connection, decision, (row.id for row in rows))
    return [
        Promise(
            decision=row.id,
            patient=row.patient_id,
            programme=row.programme,
            department=row.department_id,
            start=_start(bodies[row.id]["body"]),
            end=from_ms(row.due),
        )
        for row in rows
    ]


def _start(body: str | None) -> datetime | None:
    details = details_from(Action.PHONE, body)
    return details.start if isinstance(details, Phone) else None
