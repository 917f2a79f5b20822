"""Facts back from the database, patient by patient; within the program a patient's id is the database key as text."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, CursorResult, Table, select

from triage.clinical.appointment import Appointment
from triage.clinical.care import Enrolment, PlanStep
from triage.clinical.device import DeviceHistory
from triage.clinical.observation import Reading
from triage.clinical.patient import Contact, Patient
from triage.clinical.plan_change import changed
from triage.clinical.questionnaire import Questionnaire, Response
from triage.store import tables
from triage.store.care.courses import in_force
from triage.store.casework.plan_changes import plan_changes, plan_hash
from triage.store.clock_time import from_ms, from_ms_or_none
from triage.store.devices import histories
from triage.store.form_rows import answers_from_text, faults_from_text, items_from_text
from triage.store.pauses import PausesOf, pauses_of
from triage.store.places import outermost
from triage.store.told import seen, told


@dataclass(slots=True)
class Facts:
    """What is in force about one patient; `held` are the keys of resources received but in quarantine."""

    enrolments: list[Enrolment] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    held: list[int] = field(default_factory=list)


def facts_of(connection: Connection, patients: Sequence[int]) -> dict[int, Facts]:
    """Return the facts of a few hundred patients, each list in order of time."""
    facts: dict[int, Facts] = {key: Facts() for key in patients}
    for key, courses in courses_of(connection, patients).items():
        facts[key].enrolments = courses
    for key, reading in _readings_of(connection, patients):
        facts[key].readings.append(reading)
    for row in _rows_of(connection, tables.response, patients, "authored"):
        facts[row.patient_id].responses.append(_response(row))
    resource = tables.resource
    held = select(resource.c.patient_id, resource.c.id).where(
        resource.c.patient_id.in_(patients), resource.c.disposition == "quarantined", resource.c.is_current == 1
    )
    for patient_id, held_key in connection.execute(held.order_by(resource.c.id)):
        facts[patient_id].held.append(held_key)
    return facts


def courses_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[Enrolment]]:
    """Return the courses alone of a few hundred patients, as pauses and decisions here left them."""
    found: dict[int, list[Enrolment]] = {key: [] for key in patients}
    pauses, changes = pauses_of(connection, patients), plan_changes(connection, patients)
    for row in _rows_of(connection, tables.enrolment, patients, "id"):
        course = _enrolment(row, pauses[row.patient_id])
        found[row.patient_id].append(changed(course, plan_hash(row.plan), changes.get(row.patient_id, ())))
    return {key: in_force(courses) for key, courses in found.items()}


def responses_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[Response]]:
    """Return the responses alone of a few hundred patients, in order of time."""
    found: dict[int, list[Response]] = {key: [] for key in patients}
    for row in _rows_of(connection, tables.response, patients, "authored"):
        found[row.patient_id].append(_response(row))
    return found


def patients_by_key(connection: Connection, keys: Sequence[int]) -> dict[int, Patient]:
    """Return a few hundred patients; one who was referred to but never received has no name and no CPR number."""
    rows = connection.execute(select(tables.patient).where(tables.patient.c.id.in_(keys)))
    return {row.id: _patient(row) for row in rows}


def appointments_of(connection: Connection, patient: int) -> tuple[Appointment, ...]:
    """Return a patient's appointments in all departments, earliest first, with the site of each where it is known."""
    booked, place, clinic = tables.appointment, tables.location, tables.healthcare_service
    same_place = (place.c.source_id == booked.c.source_id) & (place.c.reference == booked.c.location)
    same_clinic = (clinic.c.source_id == booked.c.source_id) & (clinic.c.reference == booked.c.healthcare_service)
    joined = booked.outerjoin(place, same_place).outerjoin(clinic, same_clinic)
    named = (place.c.site.label("site"), place.c.name.label("place"), clinic.c.name.label("clinic"))
    wanted = select(*seen(booked), *named).select_from(joined).where(booked.c.patient_id == patient)
    rows = connection.execute(wanted.order_by(booked.c.start, booked.c.id)).all()
    sites = outermost(connection, {(row.source_id, row.site) for row in rows if row.site})
    words = told(connection, booked, (row.id for row in rows))
    return tuple(
        Appointment(
            id=row.reference,
            patient=str(row.patient_id),
            status=row.status,
            start=from_ms_or_none(row.start),
            end=from_ms_or_none(row.end),
            service=row.service,
            # Most sources name the clinic by reference only; failing all, the place says where to go.
            department=row.department or row.clinic or row.place or "",
            site=sites.get((row.source_id, row.site)),
            mode=row.mode,
            note=words[row.id]["note"],
            healthcare_service=row.healthcare_service,
        )
        for row in rows
    )


def questionnaires(connection: Connection, urls: Iterable[str]) -> list[Questionnaire]:
    """Return every stored version of the questionnaires with these urls."""
    table = tables.questionnaire
    rows = connection.execute(select(table).where(table.c.url.in_(sorted(set(urls)))).order_by(table.c.id))
    return [Questionnaire(row.reference, row.url, row.version, row.title, items_from_text(row.items)) for row in rows]


def known_forms(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return url and title of every questionnaire that was ever received, by title."""
    table = tables.questionnaire
    rows = connection.execute(select(table.c.url, table.c.title).order_by(table.c.title, table.c.url, table.c.id))
    return tuple({row.url: row.title for row in rows}.items())


def _readings_of(connection: Connection, patients: Sequence[int]) -> Iterator[tuple[int, Reading]]:
    """Yield whose a reading is, and the reading as what is known against its device leaves it."""
    rows = _rows_of(connection, tables.reading, patients, "time").all()
    against = histories(connection, {(row.source_id, row.device) for row in rows if row.device})
    for row in rows:
        yield row.patient_id, _judged(row, against.get((row.source_id, row.device)))


def raw_resource(connection: Connection, key: int) -> bytes:
    """Return the bytes of a version of a resource as they came."""
    return bytes(connection.execute(select(tables.resource.c.raw).where(tables.resource.c.id == key)).scalar_one())


def raw_resources(connection: Connection, keys: Sequence[int]) -> dict[int, bytes]:
    """Return the bytes of a few hundred versions of resources as they came, by key."""
    resource = tables.resource
    found = connection.execute(select(resource.c.id, resource.c.raw).where(resource.c.id.in_(keys)))
    return {key: bytes(raw) for key, raw in found}


def _rows_of(connection: Connection, table: Table, patients: Sequence[int], order: str) -> CursorResult[Any]:
    wanted = select(table).where(table.c.patient_id.in_(patients)).order_by(table.c[order], table.c.id)
    return connection.execute(wanted)


def _patient(row: Any) -> Patient:  # noqa: ANN401 - a row has the columns of its query
    return Patient(
        id=str(row.id),
        cpr=row.cpr,
        family=row.family,
        given=row.given,
        birth_date=date.fromisoformat(row.birth_date) if row.birth_date else None,
        gender=row.gender,
        phone=row.phone,
        address=row.address,
        postal_code=row.postal_code,
        contacts=tuple(Contact(*contact) for contact in json.loads(row.contacts)),
        active=bool(row.active),
        deceased=bool(row.deceased),
        protected=bool(row.protected),
        first_seen=from_ms(row.first_seen),
    )


def _judged(row: Any, history: DeviceHistory | None) -> Reading:  # noqa: ANN401 - a row has the columns of its query
    own = from_ms_or_none(row.calibrated_until)
    if history is None:
        return _reading(row, own)
    # Nearly every device has a history and nearly none an invalidation: a reading is made once, not made and changed.
    reading = _reading(row, history.until(own))
    return history.judged(reading) if history.invalidations else reading


def _reading(row: Any, calibrated_until: datetime | None) -> Reading:  # noqa: ANN401 - a row has the columns of its query
    return Reading(
        id=row.reference,
        patient=str(row.patient_id),
        kind=row.kind,
        value=None if row.value is None else Decimal(row.value),
        unit=row.unit,
        time=from_ms(row.time),
        device=row.device,
        status=row.status,
        signal=row.signal,
        calibrated_until=calibrated_until,
        fault=row.fault,
        words=row.words,
        received=from_ms(row.received),
    )


def _response(row: Any) -> Response:  # noqa: ANN401 - a row has the columns of its query
    return Response(
        id=row.reference,
        patient=str(row.patient_id),
        questionnaire=row.questionnaire,
        status=row.status,
        authored=from_ms_or_none(row.authored),
        answers=answers_from_text(row.answers),
        answered_by=row.answered_by,
        received=from_ms(row.received),
        first_received=from_ms(row.first_received),
        faults=faults_from_text(row.faults),
    )


def _enrolment(row: Any, pauses: PausesOf) -> Enrolment:  # noqa: ANN401 - a row has the columns of its query
    teams, organisations = json.loads(row.belongs or "[[], []]")
    return Enrolment(
        id=row.reference,
        patient=str(row.patient_id),
        programme=row.programme,
        status=row.status,
        start=from_ms_or_none(row.start),
        end=from_ms_or_none(row.end),
        plan=tuple(_step(*step) for step in json.loads(row.plan)),
        teams=tuple(teams),
        organisations=tuple(organisations),
        pauses=pauses.of(row.programme),
    )


def _step(start: int, end: int | None, seconds: int, what: str = "", weekdays: Sequence[int] = ()) -> PlanStep:
    """Return a step as it was stored; an older one has three parts."""
    return PlanStep(from_ms(start), from_ms_or_none(end), timedelta(seconds=seconds), what, tuple(weekdays))
