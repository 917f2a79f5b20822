"""Appointments of several patients with what coordination asks of each beside its times."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from triage.clinical.appointment import ACTIVE
from triage.store.clock_time import from_ms_or_none, to_ms
from triage.store.coordination.clinics import Clinics
from triage.store.tables import appointment, location, visit_doubt
from triage.store.told import seen


@dataclass(frozen=True, slots=True)
class Booked:
    """An appointment: `clinic` is what people call the department, `site` the hospital, empty where it is not known.

    `named` are the clinic's words and reference, by which a department of this program knows its own, and what it is
    called where the source names no clinic.
    """

    source: int
    reference: str
    patient: int
    status: str
    start: datetime | None
    end: datetime | None
    service: str
    clinic: str
    named: tuple[str, ...]
    site: str
    mode: str
    based_on: tuple[str, ...]
    version: str
    is_doubted: bool = False


def booked_of(connection: Connection, clinics: Clinics, patients: Sequence[int]) -> list[Booked]:
    """Return every appointment of a few hundred patients, the cancelled and past among them."""
    doubts = select(visit_doubt.c.source_id, visit_doubt.c.reference).where(
        visit_doubt.c.patient_id.in_(patients), visit_doubt.c.lifted.is_(None)
    )
    doubted = {(row.source_id, row.reference) for row in connection.execute(doubts)}
    return list(_booked(connection, clinics, appointment.c.patient_id.in_(patients), doubted))


def booked_between(
    connection: Connection, clinics: Clinics, services: Collection[str], start: datetime, end: datetime
) -> list[Booked]:
    """Return everybody's active appointments of these services that lie in a time."""
    near = (appointment.c.start < to_ms(end)) & (appointment.c.end > to_ms(start))
    held = appointment.c.status.in_(sorted(ACTIVE)) & appointment.c.service.in_(sorted(services))
    return list(_booked(connection, clinics, near & held, set()))


def patients_booked(connection: Connection, at: datetime) -> list[int]:
    """Return the patients with an appointment to come, or one that is asked for."""
    coming = (appointment.c.end > to_ms(at)) | appointment.c.start.is_(None)
    held = appointment.c.status.in_(sorted(ACTIVE)) & coming
    found = select(appointment.c.patient_id).where(held).distinct()
    return list(connection.execute(found.order_by(appointment.c.patient_id)).scalars())


def patients_coming(connection: Connection, start: datetime, end: datetime) -> list[int]:
    """Return the patients with an active appointment that lies in a time."""
    near = (appointment.c.start < to_ms(end)) & (appointment.c.end > to_ms(start))
    found = select(appointment.c.patient_id).where(near, appointment.c.status.in_(sorted(ACTIVE))).distinct()
    return list(connection.execute(found.order_by(appointment.c.patient_id)).scalars())


def _booked(
    connection: Connection, clinics: Clinics, whose: ColumnElement[bool], doubted: set[tuple[int, str]]
) -> Iterable[Booked]:
    place = (location.c.source_id == appointment.c.source_id) & (location.c.reference == appointment.c.location)
    joined = appointment.outerjoin(location, place)
    found = select(*seen(appointment), location.c.name.label("place")).select_from(joined)
    for row in connection.execute(found.where(whose).order_by(appointment.c.start, appointment.c.id)):
        yield _one(row, clinics, is_doubted=(row.source_id, row.reference) in doubted)


def _one(row: Any, clinics: Clinics, *, is_doubted: bool) -> Booked:  # noqa: ANN401 - a row has the columns of its query
    clinic = clinics.clinics.get((row.source_id, row.healthcare_service or ""))
    sites = clinic.sites if clinic is not None else ()
    # Most sources name the clinic by reference only; failing all, the place says where to go.
    words = (clinic.name if clinic else "") or row.department or row.place or ""
    named = dict.fromkeys((row.healthcare_service, row.department, words))
    return Booked(
        source=row.source_id,
        reference=row.reference,
        patient=row.patient_id,
        status=row.status,
        start=from_ms_or_none(row.start),
        end=from_ms_or_none(row.end),
        service=row.service,
        clinic=words,
        named=tuple(name for name in named if name),
        site=clinics.places.get((row.source_id, row.location or ""), sites[0] if len(sites) == 1 else ""),
        mode=row.mode,
        based_on=tuple(json.loads(row.based_on or "[]")),
        version=row.version or "",
        is_doubted=is_doubted,
    )
