"""Facts back from the database, patient by patient; within the program a patient's id is the database key as text."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, select

from triage.clinical.appointment import Appointment
from triage.clinical.care import Enrolment, PlanStep
from triage.clinical.device import Device
from triage.clinical.observation import Reading
from triage.clinical.patient import Contact, Patient
from triage.clinical.questionnaire import Answer, AnswerValue, Item, Questionnaire, Response
from triage.store import tables
from triage.store.clock_time import from_ms, from_ms_or_none


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
    for row in _rows_of(connection, tables.enrolment, patients, "id"):
        facts[row.patient_id].enrolments.append(_enrolment(row))
    for row in _rows_of(connection, tables.reading, patients, "time"):
        facts[row.patient_id].readings.append(_reading(row))
    for row in _rows_of(connection, tables.response, patients, "authored"):
        facts[row.patient_id].responses.append(_response(row))
    resource = tables.resource
    held = select(resource.c.patient_id, resource.c.id).where(
        resource.c.patient_id.in_(patients), resource.c.disposition == "quarantined", resource.c.is_current == 1
    )
    for patient_id, held_key in connection.execute(held.order_by(resource.c.id)):
        facts[patient_id].held.append(held_key)
    return facts


def patients_by_key(connection: Connection, keys: Sequence[int]) -> dict[int, Patient]:
    """Return a few hundred patients; one who was referred to but never received has no name and no CPR number."""
    rows = connection.execute(select(tables.patient).where(tables.patient.c.id.in_(keys)))
    return {row.id: _patient(row) for row in rows}


def appointments_of(connection: Connection, patient: int) -> tuple[Appointment, ...]:
    """Return a patient's appointments in all departments, earliest first, with the site of each where it is known."""
    booked, place = tables.appointment, tables.location
    same_place = (place.c.source_id == booked.c.source_id) & (place.c.reference == booked.c.location)
    joined = booked.outerjoin(place, same_place)
    found = (
        select(booked, place.c.site.label("site")).select_from(joined).where(booked.c.patient_id == patient)
    ).order_by(booked.c.start, booked.c.id)
    return tuple(
        Appointment(
            id=row.reference,
            patient=str(row.patient_id),
            status=row.status,
            start=from_ms_or_none(row.start),
            end=from_ms_or_none(row.end),
            service=row.service,
            department=row.department,
            site=row.site,
            mode=row.mode,
            note=row.note,
        )
        for row in connection.execute(found)
    )


def devices_by_reference(connection: Connection, references: Iterable[str]) -> dict[str, Device]:
    """Return the devices that readings name."""
    table = tables.device
    rows = connection.execute(select(table).where(table.c.reference.in_(sorted(set(references)))))
    return {row.reference: Device(row.reference, row.manufacturer, row.model, row.serial, row.udi) for row in rows}


def questionnaires(connection: Connection, urls: Iterable[str]) -> list[Questionnaire]:
    """Return every stored version of the questionnaires with these urls."""
    table = tables.questionnaire
    rows = connection.execute(select(table).where(table.c.url.in_(sorted(set(urls)))).order_by(table.c.id))
    return [Questionnaire(row.reference, row.url, row.version, row.title, _items(row.items)) for row in rows]


def _rows_of(connection: Connection, table: Table, patients: Sequence[int], order: str) -> Iterable[Any]:
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


def _reading(row: Any) -> Reading:  # noqa: ANN401 - a row has the columns of its query
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
        calibrated_until=from_ms_or_none(row.calibrated_until),
        fault=row.fault,
        received=from_ms(row.received),
    )


def _response(row: Any) -> Response:  # noqa: ANN401 - a row has the columns of its query
    return Response(
        id=row.reference,
        patient=str(row.patient_id),
        questionnaire=row.questionnaire,
        status=row.status,
        authored=from_ms_or_none(row.authored),
        answers=tuple(_answer(*answer) for answer in json.loads(row.answers)),
        answered_by=row.answered_by,
        received=from_ms(row.received),
        first_received=from_ms(row.first_received),
    )


def _answer(
    link_id: str, value: Any, shown: str, unit: str | None, ordinal: str | None, free_text: bool  # noqa: ANN401 - JSON, in stored order
) -> Answer:
    typed: AnswerValue | None = Decimal(value["number"]) if isinstance(value, dict) else value
    return Answer(link_id, typed, shown, unit, None if ordinal is None else Decimal(ordinal), free_text)


def _enrolment(row: Any) -> Enrolment:  # noqa: ANN401 - a row has the columns of its query
    steps = (
        PlanStep(from_ms(start), from_ms_or_none(end), timedelta(seconds=seconds))
        for start, end, seconds in json.loads(row.plan)
    )
    return Enrolment(
        id=row.reference,
        patient=str(row.patient_id),
        programme=row.programme,
        status=row.status,
        start=from_ms_or_none(row.start),
        end=from_ms_or_none(row.end),
        plan=tuple(steps),
    )


def _items(body: str) -> tuple[Item, ...]:
    return tuple(
        Item(link_id, text, type_, tuple((code, shown) for code, shown in options), required)
        for link_id, text, type_, options, required in json.loads(body)
    )
