"""What the sources say is handled there, and the cases that are closed by it."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, insert, literal, select, update

from triage.clinical.decision import Elsewhere, SendState
from triage.clinical.handling import Handled
from triage.store.clock_time import from_ms, to_ms
from triage.store.intake.resource_rows import chunks
from triage.store.tables import case, decision, handling, outbox, patient, reading, resource, response, task

# Tasks of this code system are decisions that this program wrote, here or at another department.
OWN_TASKS = "http://visita.example/CodeSystem/decision"
_CLOCKS_DIFFER = timedelta(hours=1)
_SENT_BY_PATIENTS = ("Observation", "QuestionnaireResponse")

HandledByReference = dict[str, Handled]


def handled_at_source(connection: Connection, patients: Sequence[int]) -> dict[int, HandledByReference]:
    """Return what is handled of a few hundred patients, by the reference of what they sent; without any, no entry.

    What we told the source ourselves counts as ours, and while that is being taken back as nobody's.
    """
    found: dict[int, HandledByReference] = defaultdict(dict)
    for row in connection.execute(_completed_tasks(patients)):
        found[row.patient_id][row.focus] = Handled(row.owner or row.requester or "", from_ms(row.at))
    marks = select(handling).where(handling.c.patient_id.in_(patients), handling.c.handled == 1)
    stands = _marked_by_us(connection, patients)
    for row in connection.execute(marks):
        by_us = stands.get((row.source_id, row.reference, row.author))
        if by_us is not False:
            found[row.patient_id][row.reference] = Handled(row.author or "", from_ms(row.received), bool(by_us))
    return found


def came_after(connection: Connection, key: int, at: datetime, but: Collection[str]) -> bool:
    """Return whether anything that patient `key` sent came to the source after `at`, `but` (references) left out."""
    found = set(connection.execute(_held(key)).scalars())
    for table in (reading, response):
        # What came to the source after `at` came here after it, but for clocks that differ.
        is_late = table.c.received > to_ms(at - _CLOCKS_DIFFER)
        rows = connection.execute(select(table.c.reference).where(table.c.patient_id == key, is_late))
        found |= {reference.partition("#")[0] for reference in rows.scalars()}
    return any(_arrived_after(connection, key, at, chunk) for chunk in chunks(sorted(found.difference(but)), 500))


def taken_back_until(connection: Connection, key: int, programme: str) -> datetime | None:
    """Return how new the handling elsewhere was that a person here last took back, None where nobody did."""
    undo = decision.alias("undo")
    newest = (
        select(func.max(decision.c.handled_at))
        .join(case, case.c.id == decision.c.case_id)
        .join(undo, undo.c.undoes == decision.c.id)
        .where(case.c.patient_id == key, case.c.programme == programme)
    )
    at = connection.execute(newest).scalar()
    return None if at is None else from_ms(at)


def close_as_handled(connection: Connection, key: int, handled: Handled, at: datetime) -> bool:
    """Close an open case with who handled it where and when; False when somebody closed it first."""
    closed = update(case).where(case.c.id == key, case.c.is_open == 1).values(is_open=0, closed=to_ms(at))
    shown = connection.execute(closed.returning(case.c.result_id)).scalar()
    if shown is None:
        return False
    line = {"case_id": key, "result_id": shown, "action": Elsewhere.HANDLED.value, "note": "", "actor": handled.by}
    connection.execute(insert(decision).values(**line, at=to_ms(at), handled_at=to_ms(handled.at)))
    return True


def open_cases(connection: Connection, key: int) -> dict[str, int]:
    """Return the key of patient `key`'s open case in each programme."""
    wanted = select(case.c.programme, case.c.id).where(case.c.patient_id == key, case.c.is_open == 1)
    return {row.programme: row.id for row in connection.execute(wanted)}


def _held(key: int) -> Select[Any]:
    """Return the references of what patient `key` sent and nobody can use: somebody must look at it all the same."""
    reference = resource.c.type + literal("/") + resource.c.fhir_id
    is_held = (resource.c.disposition == "quarantined") & (resource.c.is_current == 1)
    return select(reference).where(resource.c.patient_id == key, is_held, resource.c.type.in_(_SENT_BY_PATIENTS))


def _arrived_after(connection: Connection, key: int, at: datetime, references: Sequence[str]) -> bool:
    source = select(patient.c.source_id).where(patient.c.id == key).scalar_subquery()
    arrived = func.coalesce(resource.c.last_updated, resource.c.received)
    newer = select(resource.c.id).where(
        resource.c.source_id == source,
        resource.c.type.in_(_SENT_BY_PATIENTS),
        resource.c.fhir_id.in_([reference.partition("/")[2] for reference in references]),
        resource.c.is_current == 1,
        arrived > to_ms(at),
    )
    return connection.execute(newer.limit(1)).first() is not None


def _marked_by_us(connection: Connection, patients: Sequence[int]) -> dict[tuple[int, str, str], bool]:
    """Return the marks that may be ours by source, target and author: whether the last that we wrote there stands."""
    sent = (
        select(outbox)
        .join(decision, decision.c.id == outbox.c.decision_id)
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.patient_id.in_(patients), outbox.c.attempts > 0)
        .order_by(outbox.c.id)
    )
    return {
        (row.source_id, row.target, json.loads(row.body)["author"]): (
            row.corrects is None and row.state == SendState.ANSWERED.value
        )
        for row in connection.execute(sent)
    }


def _completed_tasks(patients: Sequence[int]) -> Select[Any]:
    """Return the tasks of others that were completed, with when: as the task says, or when the source got it."""
    its_resource = (
        (resource.c.source_id == task.c.source_id)
        & (resource.c.type == "Task")
        & (resource.c.fhir_id == func.substr(task.c.reference, len("Task/") + 1))
        & (resource.c.is_current == 1)
    )
    at = func.coalesce(task.c.end, resource.c.last_updated, resource.c.received).label("at")
    return (
        select(task.c.patient_id, task.c.focus, task.c.owner, task.c.requester, at)
        .join(resource, its_resource)
        .where(task.c.patient_id.in_(patients), task.c.status == "completed", task.c.focus.is_not(None))
        .where(func.coalesce(task.c.code, "").not_like(f"{OWN_TASKS}|%"))
    )
