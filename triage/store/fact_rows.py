"""Facts as rows: which table a fact belongs in, and what stands in its columns."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from triage.clinical.appointment import Appointment, Location
from triage.clinical.care import Enrolment
from triage.clinical.device import Device, DeviceMetric
from triage.clinical.handling import Handling
from triage.clinical.observation import Reading
from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Questionnaire, Response
from triage.clinical.received import Fact
from triage.clinical.service import HealthcareService, Schedule, Slot
from triage.store import tables
from triage.store.clock_time import to_ms, to_ms_or_none
from triage.store.context_rows import TABLES, context_row
from triage.store.device_rows import device_row
from triage.store.form_rows import answers_to_text, faults_to_text, items_to_text

Row = dict[str, Any]
PatientKey = Callable[[str], int]


def row_of(fact: Fact, patient_key: PatientKey, received: int) -> tuple[Table, Row]:
    """Return the table of `fact` and its row without `source_id`; `received` is when it came, in ms."""
    match fact:
        case Reading():
            return tables.reading, _reading(fact, patient_key(fact.patient), received)
        case Patient():
            return tables.patient, {**_patient(fact), "first_seen": received}
        case Response():
            return tables.response, {**_response(fact), "patient_id": patient_key(fact.patient), **_arrived(received)}
        case Enrolment() | Appointment():
            row = _appointment(fact) if isinstance(fact, Appointment) else _enrolment(fact)
            table = tables.appointment if isinstance(fact, Appointment) else tables.enrolment
            return table, {**row, "patient_id": patient_key(fact.patient)}
        case Questionnaire():
            return tables.questionnaire, _questionnaire(fact)
        case Device() | DeviceMetric():
            return device_row(fact)
        case Location():
            return tables.location, {"reference": fact.id, "name": fact.name, "site": fact.site}
        case Handling():
            return tables.handling, _handling(fact, patient_key(fact.patient), received)
        case HealthcareService() | Schedule() | Slot():
            return TABLES[type(fact)], context_row(fact)
        case _:
            about = None if fact.patient is None else patient_key(fact.patient)
            return TABLES[type(fact)], {**context_row(fact), "patient_id": about}


def placeholder(reference: str, at: int) -> Row:
    """Return the row of a patient who is first referred to or received at `at`."""
    return {**_patient(Patient(id=reference, cpr=None, family="", given="")), "is_known": 0, "first_seen": at}


def patient_keys(connection: Connection, source_id: int, references: Sequence[str]) -> dict[str, int]:
    """Return the keys of the patients that exist among `references` (at most a few hundred)."""
    table = tables.patient
    found = select(table.c.reference, table.c.id).where(
        table.c.source_id == source_id, table.c.reference.in_(references)
    )
    return {row.reference: row.id for row in connection.execute(found)}


def patient_cprs(connection: Connection, source_id: int, references: Sequence[str]) -> dict[str, str]:
    """Return the CPR numbers known of a few hundred patients, by reference."""
    table = tables.patient
    found = select(table.c.reference, table.c.cpr).where(
        table.c.source_id == source_id, table.c.reference.in_(references), table.c.cpr.is_not(None)
    )
    return {row.reference: row.cpr for row in connection.execute(found)}


def _arrived(received: int) -> Row:
    return {"received": received, "first_received": received}


def _patient(patient: Patient) -> Row:
    return {
        "reference": patient.id,
        "is_known": 1,
        "cpr": patient.cpr,
        "family": patient.family,
        "given": patient.given,
        "name_key": f"{patient.family}, {patient.given}".casefold(),
        "birth_date": patient.birth_date.isoformat() if patient.birth_date else None,
        "gender": patient.gender,
        "phone": patient.phone,
        "address": patient.address,
        "postal_code": patient.postal_code,
        "contacts": _json([[contact.name, contact.relation, contact.phone] for contact in patient.contacts]),
        "active": int(patient.active),
        "deceased": int(patient.deceased),
        "protected": int(patient.protected),
        "to_score": 0,
    }


def _reading(reading: Reading, patient: int, received: int) -> Row:
    return {
        "reference": reading.id,
        "patient_id": patient,
        "received": received,
        "kind": reading.kind,
        "value": None if reading.value is None else str(reading.value),
        "unit": reading.unit,
        "time": to_ms(reading.time),
        "device": reading.device,
        "status": reading.status,
        "signal": reading.signal,
        "calibrated_until": to_ms_or_none(reading.calibrated_until),
        "fault": reading.fault,
        "words": reading.words,
    }


def _response(response: Response) -> Row:
    return {
        "reference": response.id,
        "questionnaire": response.questionnaire,
        "status": response.status,
        "authored": to_ms_or_none(response.authored),
        "answered_by": response.answered_by,
        "answers": answers_to_text(response.answers),
        "faults": faults_to_text(response.faults),
    }


def _enrolment(enrolment: Enrolment) -> Row:
    plan = [
        [to_ms(step.start), to_ms_or_none(step.end), round(step.interval.total_seconds()), step.what, step.weekdays]
        for step in enrolment.plan
    ]
    return {
        "reference": enrolment.id,
        "programme": enrolment.programme,
        "status": enrolment.status,
        "start": to_ms_or_none(enrolment.start),
        "end": to_ms_or_none(enrolment.end),
        "plan": _json(plan),
        "belongs": _json([enrolment.teams, enrolment.organisations]),
    }


def _appointment(appointment: Appointment) -> Row:
    return {
        "reference": appointment.id,
        "status": appointment.status,
        "start": to_ms_or_none(appointment.start),
        "end": to_ms_or_none(appointment.end),
        "service": appointment.service,
        "department": appointment.department,
        "location": appointment.site,
        "healthcare_service": appointment.healthcare_service,
        "mode": appointment.mode,
        "note": appointment.note,
        "based_on": _json(appointment.based_on),
        "version": appointment.version,
    }


def _questionnaire(questionnaire: Questionnaire) -> Row:
    return {
        "reference": questionnaire.id,
        "url": questionnaire.url,
        "version": questionnaire.version,
        "title": questionnaire.title,
        "items": items_to_text(questionnaire.items),
    }


def _handling(handling: Handling, patient: int, received: int) -> Row:
    # Said again it keeps the time at which it was said first (see `upsert`).
    return {
        "reference": handling.id,
        "patient_id": patient,
        "handled": int(handling.handled),
        "author": handling.by,
        "received": to_ms(handling.at) if handling.at else received,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
