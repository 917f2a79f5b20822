"""What rests on a device: its readings, whose they are, and the decisions that were made on them."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from triage.clinical.colour import WORST_FIRST, Colour
from triage.clinical.device import Invalidation
from triage.store.clock_time import from_ms
from triage.store.devices import invalidations_of, measured_by, names, reading_named
from triage.store.tables import case, decision, patient, reading, result
from triage.store.told import seen
from triage.worklist.devices import TracedDecision, TracedPatient, TracedReading

_CHUNK = 500


def readings_by(connection: Connection, key: int) -> tuple[TracedReading, ...]:
    """Return everything that a device ever measured, oldest first."""
    lines = [line for line in invalidations_of(connection, key) if line.restored is None]
    wanted = select(reading).join(names, reading_named).where(names.c.device_id == key)
    return tuple(
        TracedReading(
            id=row.reference,
            patient=row.patient_id,
            kind=row.kind,
            value=row.value,
            unit=row.unit,
            time=from_ms(row.time),
            is_invalidated=any(line.covers(from_ms(row.time)) for line in lines),
        )
        for row in connection.execute(wanted.order_by(reading.c.time, reading.c.id))
    )


def patients_by(connection: Connection, key: int) -> tuple[TracedPatient, ...]:
    """Return who was measured with a device, the worst colour of an open case first."""
    measured = (
        select(
            reading.c.patient_id,
            func.count().label("readings"),
            func.min(reading.c.time).label("first"),
            func.max(reading.c.time).label("last"),
        )
        .join(names, reading_named)
        .where(names.c.device_id == key)
        .group_by(reading.c.patient_id)
        .subquery()
    )
    rows = connection.execute(select(measured, patient).join(patient, patient.c.id == measured.c.patient_id)).all()
    newest = _newest_cases(connection, [row.patient_id for row in rows])
    found = [_traced(row, newest.get(row.patient_id)) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.colour.rank if one.colour else len(WORST_FIRST), one.name)))


def decisions_on(
    connection: Connection, patients: Sequence[int], readings: Collection[str]
) -> tuple[TracedDecision, ...]:
    """Return the decisions in force about `patients` whose results name one of `readings`, newest first."""
    wanted = frozenset(readings)
    made = (one for keys in _chunks(patients) for one in _decisions(connection, keys))
    found = [replace(one, readings=used) for one in made if (used := tuple(sorted(wanted & {*one.readings})))]
    return tuple(sorted(found, key=lambda one: one.id, reverse=True))


def decisions_since(connection: Connection, patients: Sequence[int], since: datetime) -> tuple[TracedDecision, ...]:
    """Return the decisions in force about `patients` that were made from `since` on, newest first."""
    found = [one for keys in _chunks(patients) for one in _decisions(connection, keys) if one.at >= since]
    return tuple(sorted(found, key=lambda one: one.id, reverse=True))


def readings_under(connection: Connection, line: Invalidation) -> dict[int, list[str]]:
    """Return the readings that `line` is about, by patient."""
    wanted = select(reading.c.patient_id, reading.c.reference).join(names, reading_named).where(measured_by(line))
    found: dict[int, list[str]] = {}
    for row in connection.execute(wanted.order_by(reading.c.id)):
        found.setdefault(row.patient_id, []).append(row.reference)
    return found


def open_colours(connection: Connection, patients: Sequence[int]) -> dict[tuple[int, str], Colour]:
    """Return the colours of the open cases of patients, by patient and programme."""
    found: dict[tuple[int, str], Colour] = {}
    for keys in _chunks(patients):
        wanted = select(*seen(case)).where(case.c.is_open == 1, case.c.patient_id.in_(keys))
        found |= {(row.patient_id, row.programme): WORST_FIRST[row.colour_rank] for row in connection.execute(wanted)}
    return found


def shown_names(connection: Connection, patients: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return reference and name of patients; one whose master data never came is called by the reference."""
    found: dict[int, tuple[str, str]] = {}
    for keys in _chunks(patients):
        for row in connection.execute(select(patient).where(patient.c.id.in_(keys))):
            found[row.id] = (row.reference, _name(row))
    return found


def _decisions(connection: Connection, patients: Sequence[int]) -> Iterator[TracedDecision]:
    """Yield the decisions in force, each with all readings and responses that its result names."""
    undone = decision.alias("undone")
    wanted = (
        select(*seen(decision), case.c.programme, case.c.patient_id, patient)
        .add_columns(result.c.body.label("judged"), result.c.colour_rank)
        .join(case, case.c.id == decision.c.case_id)
        .join(result, result.c.id == decision.c.result_id)
        .join(patient, patient.c.id == case.c.patient_id)
        .where(case.c.patient_id.in_(patients), decision.c.action != "undo")
        .where(~select(undone.c.id).where(undone.c.undoes == decision.c.id).exists())
    )
    for row in connection.execute(wanted):
        yield TracedDecision(
            id=row[0],
            case=row.case_id,
            patient=row.patient_id,
            name=_name(row),
            programme=row.programme,
            action=row.action,
            actor=row.actor,
            at=from_ms(row.at),
            colour=WORST_FIRST[row.colour_rank],
            readings=tuple(_named_in(row.judged)),
        )


def _named_in(body: str) -> Iterator[str]:
    """Yield the ids behind the inputs of a stored result."""
    for used in json.loads(body).get("inputs", ()):
        yield from used.get("ids", ())


def _newest_cases(connection: Connection, patients: Sequence[int]) -> dict[int, Any]:
    """Return of each patient the open case of the worst colour, else the newest."""
    newest: dict[int, Any] = {}
    for keys in _chunks(patients):
        order = (case.c.is_open, case.c.is_open * -case.c.colour_rank, case.c.id)
        for row in connection.execute(select(*seen(case)).where(case.c.patient_id.in_(keys)).order_by(*order)):
            newest[row.patient_id] = row
    return newest


def _traced(row: Any, newest: Any) -> TracedPatient:  # noqa: ANN401 - rows have the columns of their queries
    return TracedPatient(
        patient=row.patient_id,
        reference=row.reference,
        name=_name(row),
        case=newest.id if newest is not None else None,
        colour=WORST_FIRST[newest.colour_rank] if newest is not None and newest.is_open else None,
        readings=row.readings,
        first=from_ms(row.first),
        last=from_ms(row.last),
    )


def _name(row: Any) -> str:  # noqa: ANN401 - a row of patients
    return f"{row.family}, {row.given}".strip(", ") or str(row.reference)


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
