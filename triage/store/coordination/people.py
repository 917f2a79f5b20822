"""Where patients come from, and their resources as they came: in them stands how to talk with a person."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from triage.store.tables import patient, resource

_PREFIX = len("Patient/")


def sources_of(connection: Connection, patients: Sequence[int]) -> dict[int, int]:
    """Return the source of each of a few hundred patients."""
    rows = connection.execute(select(patient.c.id, patient.c.source_id).where(patient.c.id.in_(patients)))
    return {row.id: row.source_id for row in rows}


def unassessed(connection: Connection, patients: Sequence[int]) -> frozenset[int]:
    """Return those of whom data came that no result rests on yet: no colour may be taken for the last word."""
    waiting = select(patient.c.id).where(patient.c.id.in_(patients), patient.c.to_score > 0)
    return frozenset(connection.execute(waiting).scalars())


def people_as_they_came(connection: Connection, patients: Sequence[int]) -> dict[int, bytes]:
    """Return the Patient resources of a few hundred patients; of those the reader may not open, none."""
    its = (resource.c.source_id == patient.c.source_id) & (resource.c.type == "Patient")
    same = resource.c.fhir_id == func.substr(patient.c.reference, _PREFIX + 1)
    found = select(patient.c.id, resource.c.raw).join(resource, its & same)
    wanted = found.where(patient.c.id.in_(patients), resource.c.is_current == 1)
    return {row.id: bytes(row.raw) for row in connection.execute(wanted)}
