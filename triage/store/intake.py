"""Keep what a source sent: every version of every resource as it came, and the facts now in force.

What was already received brings nothing twice, an older version never replaces a newer one,
and a patient whose facts changed is marked to be scored in the same transaction, so that no kill can lose the change.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Table, func, insert, or_, select, update

from triage.clinical.appointment import Appointment, Location
from triage.clinical.care import Enrolment
from triage.clinical.device import Device
from triage.clinical.observation import Reading
from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Questionnaire, Response
from triage.clinical.received import Disposition, Finding, Received
from triage.store import tables
from triage.store.clock_time import to_ms, to_ms_or_none
from triage.store.database import Store
from triage.store.fact_rows import Row, patient_keys, placeholder, row_of, upsert
from triage.store.sources import UNCHANGED, count_arrivals

_T = TypeVar("_T")

_NOT_SCORED = (Appointment, Device, Location, Questionnaire)


@dataclass
class _Batch:
    """What one transaction gathers before it writes."""

    resources: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    facts: dict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    superseded: list[int] = field(default_factory=list)
    changed: list[Received] = field(default_factory=list)
    to_score: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored of one resource."""

    hashes: frozenset[str]
    current: int | None
    last_updated: int | None


_UNKNOWN = _Known(frozenset(), None, None)


class Intake:
    """Takes batches from one source; use one at a time."""

    def __init__(self, store: Store, source_id: int) -> None:
        self._store = store
        self._source_id = source_id
        self._patients: dict[str, int] = {}

    def accept(self, received: Sequence[Received], at: datetime) -> Counter[tuple[str, str]]:
        """Keep a batch (at most about a thousand) and count it by (resource type, disposition or "unchanged")."""
        tally: Counter[tuple[str, str]] = Counter()
        for part in _without_repeats(received):
            with self._store.write() as connection:
                self._find_patients(connection, part)
                counted = self._take(connection, part, to_ms(at))
            tally += counted
        return tally

    def _take(self, connection: Connection, part: Sequence[Received], at: int) -> Counter[tuple[str, str]]:
        counted: Counter[tuple[str, str]] = Counter()
        self._find_patients(connection, part)
        self._write(connection, self._sort(connection, part, at, counted))
        count_arrivals(connection, self._source_id, len(part), counted)
        return counted

    def _find_patients(self, connection: Connection, received: Sequence[Received]) -> None:
        wanted = {reference for item in received for reference in _patients_of(item)} - self._patients.keys()
        references = sorted(wanted)
        for start in range(0, len(references), 500):
            chunk = references[start : start + 500]
            found = patient_keys(connection, self._source_id, chunk)
            missing = [{"source_id": self._source_id, **placeholder(ref)} for ref in chunk if ref not in found]
            if missing:
                connection.execute(insert(tables.patient), missing)
                found = patient_keys(connection, self._source_id, chunk)
            self._patients.update(found)

    def _sort(
        self, connection: Connection, received: Sequence[Received], at: int, tally: Counter[tuple[str, str]]
    ) -> _Batch:
        batch = _Batch()
        known = self._known(connection, received)
        next_key = (connection.execute(select(func.max(tables.resource.c.id))).scalar() or 0) + 1
        for item in received:
            before = known.get(_place(item), _UNKNOWN)
            if item.sha256 in before.hashes:
                tally[item.type or "", UNCHANGED] += 1
                continue
            tally[item.type or "", item.disposition.value] += 1
            is_newest = not _is_older(item, before)
            self._add(batch, item, next_key, is_newest, at)
            if is_newest and item.id and before.current is not None:
                batch.superseded.append(before.current)
                batch.changed.append(item)
            next_key += 1
        return batch

    def _known(self, connection: Connection, received: Sequence[Received]) -> dict[tuple[str, str], _Known]:
        ids_by_type: dict[str, set[str]] = defaultdict(set)
        for item in received:
            ids_by_type[item.type or ""].add(item.id or "")
        table = tables.resource
        known: dict[tuple[str, str], _Known] = {}
        for type_, ids in ids_by_type.items():
            for chunk in _chunks(sorted(ids), 500):
                stored = select(
                    table.c.fhir_id, table.c.sha256, table.c.is_current, table.c.id, table.c.last_updated
                ).where(table.c.source_id == self._source_id, table.c.type == type_, table.c.fhir_id.in_(chunk))
                for fhir_id, sha256, is_current, key, last_updated in connection.execute(stored):
                    before = known.get((type_, fhir_id), _UNKNOWN)
                    current = (key, last_updated) if is_current else (before.current, before.last_updated)
                    known[type_, fhir_id] = _Known(before.hashes | {sha256}, *current)
        return known

    def _add(self, batch: _Batch, item: Received, key: int, is_newest: bool, at: int) -> None:
        subject = self._patients.get(item.subject) if item.subject else None
        batch.resources.append(_resource_row(item, key, self._source_id, subject, is_newest, at))
        batch.findings.extend(_finding_row(finding, key) for finding in item.findings)
        if not is_newest:
            return
        for fact in item.facts:
            table, row = row_of(fact, self._patients.__getitem__, at)
            batch.facts[table].append({"source_id": self._source_id, **row})
            if not isinstance(fact, _NOT_SCORED):
                batch.to_score.add(self._patients[_patient_of(fact)])
        if subject is not None and (item.withdrawn or item.disposition is Disposition.QUARANTINED):
            batch.to_score.add(subject)

    def _write(self, connection: Connection, batch: _Batch) -> None:
        resource = tables.resource
        for keys in _chunks(batch.superseded, 500):
            connection.execute(update(resource).where(resource.c.id.in_(keys)).values(is_current=0))
        if batch.resources:
            connection.execute(insert(resource), batch.resources)
        if batch.findings:
            connection.execute(insert(tables.finding), batch.findings)
        changed: set[int] = set()
        for item in batch.changed:
            changed |= self._retire(connection, item)
        for table, rows in batch.facts.items():
            upsert(connection, table, rows)
        _mark(connection, batch.to_score | changed)

    def _retire(self, connection: Connection, item: Received) -> set[int]:
        """Take the facts of the former version out of force, and return whose they were."""
        reference = f"{item.type}/{item.id}"
        fault = "quarantined" if item.disposition is Disposition.QUARANTINED else None
        owners: set[int] = set()
        for table in (tables.reading, tables.response):
            of_it = or_(
                table.c.reference == reference,
                # Components are "Observation/x#0": "$" is the character after "#".
                table.c.reference.between(f"{reference}#", f"{reference}$"),
            )
            mine = (table.c.source_id == self._source_id) & of_it
            owners |= set(connection.execute(select(table.c.patient_id).where(mine)).scalars())
            values = {"fault": fault} if fault and table is tables.reading else {"status": "entered-in-error"}
            connection.execute(update(table).where(mine).values(**values))
        return owners


def _mark(connection: Connection, patients: set[int]) -> None:
    patient = tables.patient
    for keys in _chunks(sorted(patients), 500):
        connection.execute(update(patient).where(patient.c.id.in_(keys)).values(to_score=1))


def _place(item: Received) -> tuple[str, str]:
    return item.type or "", item.id or ""


def _without_repeats(received: Sequence[Received]) -> Iterable[list[Received]]:
    """Cut a batch so that no resource stands twice in one part: the later version must see the earlier stored."""
    part: list[Received] = []
    places: set[tuple[str, str]] = set()
    for item in received:
        if item.id and _place(item) in places:
            yield part
            part, places = [], set()
        part.append(item)
        places.add(_place(item))
    if part:
        yield part


def _patients_of(item: Received) -> Iterable[str]:
    if item.subject:
        yield item.subject
    for fact in item.facts:
        if not isinstance(fact, Device | Location | Questionnaire):
            yield _patient_of(fact)


def _patient_of(fact: Patient | Reading | Response | Enrolment | Appointment) -> str:
    return fact.id if isinstance(fact, Patient) else fact.patient


def _is_older(item: Received, before: _Known) -> bool:
    if item.last_updated is None or before.last_updated is None:
        return False
    return to_ms(item.last_updated) < before.last_updated


def _resource_row(item: Received, key: int, source_id: int, subject: int | None, is_newest: bool, at: int) -> Row:
    return {
        "id": key,
        "source_id": source_id,
        "type": item.type or "",
        "fhir_id": item.id or "",
        "version": item.version,
        "last_updated": to_ms_or_none(item.last_updated),
        "received": at,
        "sha256": item.sha256,
        "raw": item.raw,
        "disposition": item.disposition.value,
        "withdrawn": int(item.withdrawn),
        "is_current": int(is_newest),
        "patient_id": subject,
    }


def _finding_row(finding: Finding, key: int) -> Row:
    return {
        "resource_id": key,
        "severity": finding.severity,
        "code": finding.code,
        "path": finding.path,
        "da": finding.text.da,
        "en": finding.text.en,
    }


def _chunks(items: Sequence[_T], size: int) -> Iterable[Sequence[_T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
