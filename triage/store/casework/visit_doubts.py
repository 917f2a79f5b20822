"""Booked controls that a "no visit" made doubtful: marked, never cancelled, lifted when the decision falls."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from triage.clinical.appointment import ACTIVE
from triage.store.clock_time import to_ms
from triage.store.tables import appointment, case, decision, healthcare_service, location, patient, visit_doubt
from triage.store.told import seen


def doubt_next_control(
    connection: Connection, decision_key: int, patient_key: int, department_words: Collection[str], at: datetime
) -> None:
    """Mark the patient's next booked physical appointment in the programme's department, if there is one.

    A department is known by a word in what the appointment calls it, its clinic or its place.
    """
    booked, place, clinic = appointment, location, healthcare_service
    same_place = (place.c.source_id == booked.c.source_id) & (place.c.reference == booked.c.location)
    same_clinic = (clinic.c.source_id == booked.c.source_id) & (clinic.c.reference == booked.c.healthcare_service)
    rows = connection.execute(
        select(*seen(booked), place.c.name.label("place"), clinic.c.name.label("clinic"))
        .select_from(booked.outerjoin(place, same_place).outerjoin(clinic, same_clinic))
        .where(booked.c.patient_id == patient_key, booked.c.mode == "physical", booked.c.status.in_(sorted(ACTIVE)))
        .where(booked.c.start > to_ms(at))
        .order_by(booked.c.start, booked.c.id)
    )
    for row in rows:
        told = " ".join(filter(None, (row.department, row.clinic, row.place))).casefold()
        if any(word.casefold() in told for word in department_words):
            line = {"decision_id": decision_key, "patient_id": patient_key, "source_id": row.source_id}
            connection.execute(insert(visit_doubt).values(**line, reference=row.reference, at=to_ms(at)))
            return


def lift_doubts(connection: Connection, decision_key: int, actor: str, at: datetime) -> None:
    """Lift what a decision made doubtful."""
    mine = (visit_doubt.c.decision_id == decision_key) & visit_doubt.c.lifted.is_(None)
    connection.execute(update(visit_doubt).where(mine).values(lifted=to_ms(at), lifted_by=actor))


def lift_doubts_of_course(
    connection: Connection, patient_key: int, programme: str, actor: str, at: datetime
) -> None:
    """Lift what earlier decisions about a course made doubtful: the patient is to be seen after all."""
    of_course = (
        select(decision.c.id)
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.patient_id == patient_key, case.c.programme == programme)
    )
    mine = visit_doubt.c.decision_id.in_(of_course) & visit_doubt.c.lifted.is_(None)
    connection.execute(update(visit_doubt).where(mine).values(lifted=to_ms(at), lifted_by=actor))


def doubted(connection: Connection, patient_key: int) -> frozenset[str]:
    """Return the references of a patient's appointments that are in doubt now, as the patient's own source has them."""
    own = select(patient.c.source_id).where(patient.c.id == patient_key).scalar_subquery()
    found = select(visit_doubt.c.reference).where(
        visit_doubt.c.patient_id == patient_key, visit_doubt.c.lifted.is_(None), visit_doubt.c.source_id == own
    )
    return frozenset(connection.execute(found).scalars())
