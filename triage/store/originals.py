"""Resources in force as they came, by what they are called at their source."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Connection, select, tuple_

from triage.store.tables import case, department, patient, resource


@dataclass(frozen=True, slots=True)
class Originals:
    """The bytes of the patient's own resource, and of others of the same source by reference."""

    person: bytes | None = None
    others: dict[str, bytes] = field(default_factory=dict)


def originals(connection: Connection, key: int, references: Collection[str]) -> Originals:
    """Return the resources of these references at the patient's source; a copy of a store holds none of them."""
    about = connection.execute(select(patient.c.source_id, patient.c.reference).where(patient.c.id == key)).one()
    wanted = {reference.partition("#")[0] for reference in (about.reference, *references)}
    parts = sorted((kind, fhir_id) for kind, _, fhir_id in (one.partition("/") for one in wanted))
    found = connection.execute(
        select(resource.c.type, resource.c.fhir_id, resource.c.raw)
        .where(resource.c.source_id == about.source_id, tuple_(resource.c.type, resource.c.fhir_id).in_(parts))
        .where(resource.c.is_current == 1)
    )
    raw = {f"{row.type}/{row.fhir_id}": bytes(row.raw) for row in found}
    return Originals(raw.pop(about.reference, None), raw)


def original(connection: Connection, source: int, reference: str) -> bytes | None:
    """Return a resource in force as it came from a source, None where it has none of this reference."""
    kind, _, fhir_id = reference.partition("/")
    is_it = (resource.c.source_id == source) & (resource.c.type == kind) & (resource.c.fhir_id == fhir_id)
    raw = connection.execute(select(resource.c.raw).where(is_it, resource.c.is_current == 1)).scalar()
    return None if raw is None else bytes(raw)


def is_to_score(connection: Connection, key: int) -> bool:
    """Return whether data of the patient came that no result rests on yet."""
    return bool(connection.execute(select(patient.c.to_score).where(patient.c.id == key)).scalar())


def department_names(connection: Connection, cases: Collection[int]) -> dict[int, tuple[int, str]]:
    """Return the department of each case, its key and its name; one that stands under none is left out."""
    joined = case.join(department, department.c.id == case.c.department_id)
    found = connection.execute(
        select(case.c.id, case.c.department_id, department.c.name).select_from(joined).where(case.c.id.in_(cases))
    )
    return {row.id: (row.department_id, row.name) for row in found}
