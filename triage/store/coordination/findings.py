"""Findings as they are found anew: what stays keeps what was said of it, what is other than it was comes back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update

from triage.clinical.canonical import canonical_text
from triage.coordination.conflicts.conflict import Code, Severity
from triage.coordination.inbox.entry import WRITE_FAILED, Found, State, rank_of
from triage.coordination.names import split_id
from triage.store.clock_time import to_ms
from triage.store.tables import appointment, coordination_act, coordination_finding

# Who says so when the facts themselves bring a finding back.
_NOBODY = ""
_BY_PLAN = Code.COMBINABLE_TRIPS.value
_BY_ALL = Code.CROSSING_PATIENTS.value
Key = tuple[int, str, str, str]


def keep_found(
    connection: Connection, department: int, found: Mapping[int, Sequence[Found]], at: datetime
) -> frozenset[int]:
    """Keep what is found of each of some patients for a department; return of whom something is other than it was.

    What is not found any more is gone; COMBINABLE_TRIPS rests on a plan, CROSSING_PATIENTS on everybody, and
    WRITE_FAILED on no facts: see elsewhere.
    """
    by_facts = coordination_finding.c.code.not_in((_BY_PLAN, _BY_ALL, WRITE_FAILED))
    return _keep(connection, department, found, at, by_facts)


def keep_trips(
    connection: Connection, department: int, found: Mapping[int, Sequence[Found]], at: datetime
) -> frozenset[int]:
    """Keep the trips that a plan joins; see `keep_found`."""
    return _keep(connection, department, found, at, coordination_finding.c.code == _BY_PLAN)


def keep_crossings(
    connection: Connection, department: int, found: Mapping[int, Sequence[Found]], at: datetime
) -> frozenset[int]:
    """Keep who drives past whom; see `keep_found`."""
    return _keep(connection, department, found, at, coordination_finding.c.code == _BY_ALL)


def crossing_now(connection: Connection, among: Sequence[int] | None = None) -> dict[int, frozenset[int]]:
    """Return by department the patients, of all or `among` some, of whom it stands that they drive past somebody."""
    table = coordination_finding
    here = select(table.c.department_id, table.c.patient_id).where(table.c.code == _BY_ALL, table.c.gone.is_(None))
    if among is not None:
        here = here.where(table.c.patient_id.in_(among))
    found: dict[int, set[int]] = {}
    for row in connection.execute(here.distinct()):
        found.setdefault(row.department_id, set()).add(row.patient_id)
    return {department: frozenset(patients) for department, patients in found.items()}


def leave_others(
    connection: Connection, patients: Sequence[int], kept: Mapping[int, frozenset[int]], at: datetime
) -> None:
    """Let findings be gone of departments that have to do with a patient no more; `kept` are those that still have."""
    table = coordination_finding
    here = table.c.patient_id.in_(patients) & table.c.gone.is_(None) & (table.c.code != WRITE_FAILED)
    rows = connection.execute(select(table.c.id, table.c.patient_id, table.c.department_id).where(here))
    left = [row.id for row in rows if row.department_id not in kept.get(row.patient_id, frozenset())]
    _be_gone(connection, left, at)


def keep_savings(connection: Connection, patient: int, department: int, minutes: int | None) -> None:
    """Note on a patient's findings what the best plan saves of driving, None where there is none."""
    table = coordination_finding
    here = (table.c.patient_id == patient) & (table.c.department_id == department) & table.c.gone.is_(None)
    rows = connection.execute(select(table.c.id, table.c.severity, table.c.due, table.c.code, table.c.rank).where(here))
    for row in rows.all():
        if row.code != WRITE_FAILED:
            due = None if row.due is None else datetime.fromordinal(row.due).date()
            rank = rank_of(Severity(row.severity), due, minutes)
            connection.execute(update(table).where(table.c.id == row.id).values(saved_min=minutes, rank=rank))


def standing(connection: Connection, patients: Sequence[int]) -> set[int]:
    """Return those of some patients about whom something is found in any department."""
    table = coordination_finding
    here = select(table.c.patient_id).where(table.c.patient_id.in_(patients), table.c.gone.is_(None)).distinct()
    return set(connection.execute(here).scalars())


def in_common(connection: Connection, patients: Sequence[int], codes: Iterable[str]) -> frozenset[str]:
    """Return the items of the patients' findings of these codes that are there, theirs and others'."""
    table = coordination_finding
    here = table.c.patient_id.in_(patients) & table.c.gone.is_(None) & table.c.code.in_(tuple(codes))
    found = connection.execute(select(table.c.about).where(here)).scalars()
    return frozenset(item for text in found for item in json.loads(text))


def patients_of_items(connection: Connection, items: Iterable[str]) -> frozenset[int]:
    """Return whose visits some of these items are."""
    owners: set[int] = set()
    for source, reference in map(split_id, sorted(items)):
        mine = (appointment.c.source_id == source) & (appointment.c.reference == reference)
        owners.update(connection.execute(select(appointment.c.patient_id).where(mine)).scalars())
    return frozenset(owners)


def _keep(
    connection: Connection,
    department: int,
    found: Mapping[int, Sequence[Found]],
    at: datetime,
    which: ColumnElement[bool],
) -> frozenset[int]:
    before = _before(connection, department, list(found), which)
    now = {_key(patient, one): one for patient, ones in found.items() for one in ones}
    gone = [row for key, row in before.items() if key not in now and row.gone is None]
    other = {key: row for key, row in before.items() if key in now and _is_other(row, now[key])}
    _be_gone(connection, [row.id for row in gone], at)
    _renew(connection, [(row, now[key]) for key, row in other.items()], at)
    _add(connection, department, {key: one for key, one in now.items() if key not in before}, at)
    _see(connection, [row.id for key, row in before.items() if key in now], at)
    changed = {row.patient_id for row in (*gone, *other.values())}
    return frozenset(changed | {key[0] for key in now.keys() - before.keys()})


def _before(
    connection: Connection, department: int, patients: Sequence[int], which: ColumnElement[bool]
) -> dict[Key, Any]:
    table = coordination_finding
    theirs = select(table).where(table.c.department_id == department, table.c.patient_id.in_(patients), which)
    return {(row.patient_id, row.code, row.about, row.apart): row for row in connection.execute(theirs)}


def _key(patient: int, one: Found) -> Key:
    return patient, one.code, canonical_text(list(one.items)), one.apart


def _is_other(row: Any, one: Found) -> bool:  # noqa: ANN401 - a row of the table
    return row.gone is not None or row.basis != one.basis


def _be_gone(connection: Connection, keys: Sequence[int], at: datetime) -> None:
    table = coordination_finding
    if keys:
        gone = update(table).where(table.c.id == bindparam("key")).values(gone=to_ms(at))
        connection.execute(gone, [{"key": key} for key in keys])


def _see(connection: Connection, keys: Sequence[int], at: datetime) -> None:
    table = coordination_finding
    if keys:
        seen = update(table).where(table.c.id == bindparam("key")).values(last_seen=to_ms(at))
        connection.execute(seen, [{"key": key} for key in keys])


def _renew(connection: Connection, ones: Sequence[tuple[Any, Found]], at: datetime) -> None:
    """Bring findings back whose facts are others, or that had gone: what was said was said of something else."""
    table, now = coordination_finding, to_ms(at)
    for row, one in ones:
        values = {**_told(one), "gone": None, "last_seen": now, **_OPEN}
        if row.gone is not None:
            values |= {"first_seen": now, "saved_min": None, "taken_by": None}
        connection.execute(update(table).where(table.c.id == row.id).values(**values))
        if row.state != State.OPEN.value:
            line = {"finding_id": row.id, "kind": "reopened", "words": "", "actor": _NOBODY, "at": now}
            connection.execute(insert(coordination_act).values(**line))


def _add(connection: Connection, department: int, ones: Mapping[Key, Found], at: datetime) -> None:
    now = to_ms(at)
    lines = [
        {
            "patient_id": key[0],
            "department_id": department,
            **dict(zip(("code", "about", "apart"), key[1:], strict=True)),
            **_told(one),
            **_OPEN,
            "first_seen": now,
            "last_seen": now,
        }
        for key, one in ones.items()
    ]
    if lines:
        connection.execute(insert(coordination_finding), lines)


def _told(one: Found) -> dict[str, Any]:
    return {
        "data": canonical_text(one.data),
        "basis": one.basis,
        "told": canonical_text([one.title.da, one.title.en, one.line.da, one.line.en]),
        "severity": one.severity.value,
        "rank": one.rank,
        "due": None if one.due is None else one.due.toordinal(),
        "booking_request_id": one.request,
    }


_OPEN = {
    "state": State.OPEN.value,
    "until": None,
    "waits_for": "",
    "reason": None,
    "words": "",
}
