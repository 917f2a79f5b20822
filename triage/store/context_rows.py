"""The facts around a patient as rows, and back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select, update

from triage.clinical.encounter import Encounter, EpisodeOfCare, Stage
from triage.clinical.received import Context
from triage.clinical.referral import ServiceRequest
from triage.clinical.related_person import RelatedPerson
from triage.clinical.service import HealthcareService, Schedule, Slot
from triage.clinical.task import Flag, Task
from triage.store.clock_time import from_ms_or_none, to_ms, to_ms_or_none
from triage.store.tables import context as tables

Row = dict[str, Any]

TABLES: dict[type[Context], Table] = {
    Encounter: tables.encounter,
    EpisodeOfCare: tables.episode_of_care,
    ServiceRequest: tables.service_request,
    Task: tables.task,
    Flag: tables.flag,
    RelatedPerson: tables.related_person,
    HealthcareService: tables.healthcare_service,
    Schedule: tables.schedule,
    Slot: tables.slot,
}
_TIMES = frozenset({"start", "end", "due", "authored"})


def context_row(fact: Context) -> Row:
    """Return the row of `fact` without `source_id` and `patient_id`: with `reference` for its id."""
    row = {field.name: _stored(getattr(fact, field.name)) for field in fields(fact) if field.name != "patient"}
    row["reference"] = row.pop("id")
    return row


def encounters_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[Encounter]]:
    """Return the stays and visits of a few hundred patients, earliest first, the withdrawn among them."""
    return _facts_of(connection, Encounter, patients)


def episodes_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[EpisodeOfCare]]:
    """Return the courses of a few hundred patients, earliest first, with what their status was before."""
    return _facts_of(connection, EpisodeOfCare, patients)


def referrals_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[ServiceRequest]]:
    """Return the referrals of a few hundred patients, earliest first, the withdrawn among them."""
    return _facts_of(connection, ServiceRequest, patients)


def tasks_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[Task]]:
    """Return the tasks about a few hundred patients as their sources have them, the withdrawn among them."""
    return _facts_of(connection, Task, patients)


def flags_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[Flag]]:
    """Return the flags on a few hundred patients, the withdrawn among them."""
    return _facts_of(connection, Flag, patients)


def relatives_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[RelatedPerson]]:
    """Return whom to call beside a few hundred patients, the inactive among them."""
    return _facts_of(connection, RelatedPerson, patients)


def retire_context(connection: Connection, source_id: int, references: Sequence[str]) -> None:
    """Take what stands under a few hundred `references` out of force: they were withdrawn, deleted or are of no use."""
    for table in TABLES.values():
        gone: dict[str, Any] = {"active": 0} if "active" in table.c else {"status": "entered-in-error"}
        mine = (table.c.source_id == source_id) & table.c.reference.in_(references)
        connection.execute(update(table).where(mine).values(**gone))


def _facts_of(connection: Connection, kind: type[Any], patients: Sequence[int]) -> dict[int, list[Any]]:
    table = TABLES[kind]
    order = [table.c.start, table.c.id]
    found: dict[int, list[Any]] = defaultdict(list, {key: [] for key in patients})
    for row in connection.execute(select(table).where(table.c.patient_id.in_(patients)).order_by(*order)):
        values = {field.name: _read(field.name, row) for field in fields(kind)}
        found[row.patient_id].append(kind(**values))
    return found


def _stored(value: object) -> object:
    """Return a field as integer, text or None."""
    match value:
        case bool():
            return int(value)
        case datetime():
            return to_ms(value)
        case tuple():
            return json.dumps([_parts(member) for member in value], ensure_ascii=False, separators=(",", ":"))
    return value


def _parts(member: object) -> object:
    if isinstance(member, Stage):
        return [member.status, to_ms_or_none(member.start), to_ms_or_none(member.end)]
    return member


def _read(name: str, row: Any) -> object:  # noqa: ANN401 - a row has the columns of its query
    if name == "id":
        return row.reference
    if name == "patient":
        return str(row.patient_id)
    if name == "history":
        return tuple(_stages(json.loads(row.history)))
    value = getattr(row, name)
    if name in _TIMES:
        return from_ms_or_none(value)
    return bool(value) if name == "active" else value


def _stages(stored: Iterable[tuple[str, int | None, int | None]]) -> Iterable[Stage]:
    return (Stage(status, from_ms_or_none(start), from_ms_or_none(end)) for status, start, end in stored)
