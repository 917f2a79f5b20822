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
from triage.store.fact_rows import Row, patient_cprs, patient_keys, placeholder, row_of, upsert
from triage.store.sources import UNCHANGED, count_arrivals
from triage.store.versions import UNKNOWN, Known, held_in_conflict, is_older, with_row

_T = TypeVar("_T")

_NOT_SCORED = (Appointment, Device, Location, Questionnaire)


@dataclass
class _Batch:
    """What one transaction gathers before it writes."""

    resources: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    facts: dict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    superseded: list[int] = field(default_factory=list)
    revived: list[int] = field(default_factory=list)
    changed: list[Received] = field(default_factory=list)
    to_score: set[int] = field(default_factory=set)


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
                counted = self._take(connection, part, to_ms(at))
            tally += counted
        return tally

    def _take(self, connection: Connection, part: Sequence[Received], at: int) -> Counter[tuple[str, str]]:
        counted: Counter[tuple[str, str]] = Counter()
        self._find_patients(connection, part, at)
        self._write(connection, self._sort(connection, part, at, counted))
        count_arrivals(connection, self._source_id, len(part), counted)
        return counted

    def _find_patients(self, connection: Connection, received: Sequence[Received], at: int) -> None:
        wanted = {reference for item in received for reference in _patients_of(item)} - self._patients.keys()
        for chunk in _chunks(sorted(wanted), 500):
            found = patient_keys(connection, self._source_id, chunk)
            missing = [{"source_id": self._source_id, **placeholder(ref, at)} for ref in chunk if ref not in found]
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
        cprs = self._cprs(connection, received)
        for item in received:
            before = known.get(_place(item), UNKNOWN)
            is_newest = not is_older(item, before)
            stored = before.keys.get(item.sha256)
            if stored is not None and (not item.id or stored == before.current or not is_newest):
                tally[item.type or "", UNCHANGED] += 1
                continue
            item = held_in_conflict(item, before, cprs)
            tally[item.type or "", item.disposition.value] += 1
            self._add(batch, item, next_key, is_newest, at, stored)
            if is_newest and item.id and before.current is not None:
                batch.superseded.append(before.current)
                batch.changed.append(item)
            next_key += stored is None
        return batch

    def _cprs(self, connection: Connection, received: Sequence[Received]) -> dict[str, str]:
        """Return the CPR numbers that are known of the patients whose own resource came."""
        people = [item.facts[0].id for item in received if item.facts and isinstance(item.facts[0], Patient)]
        found: dict[str, str] = {}
        for chunk in _chunks(people, 500):
            found.update(patient_cprs(connection, self._source_id, chunk))
        return found

    def _known(self, connection: Connection, received: Sequence[Received]) -> dict[tuple[str, str], Known]:
        ids_by_type: dict[str, set[str]] = defaultdict(set)
        for item in received:
            ids_by_type[item.type or ""].add(item.id or "")
        table = tables.resource
        known: dict[tuple[str, str], Known] = {}
        for type_, ids in ids_by_type.items():
            for chunk in _chunks(sorted(ids), 500):
                columns = ("id", "fhir_id", "sha256", "version", "last_updated", "is_current")
                stored = select(*(table.c[name] for name in columns)).where(
                    table.c.source_id == self._source_id, table.c.type == type_, table.c.fhir_id.in_(chunk)
                )
                for row in connection.execute(stored):
                    known[type_, row.fhir_id] = with_row(known.get((type_, row.fhir_id), UNKNOWN), row)
        return known

    def _add(
        self, batch: _Batch, item: Received, key: int, is_newest: bool, at: int, stored: int | None
    ) -> None:
        subject = self._patients.get(item.subject) if item.subject else None
        if stored is None:
            batch.resources.append(_resource_row(item, key, self._source_id, subject, is_newest, at))
            batch.findings.extend(_finding_row(finding, key) for finding in item.findings)
        else:
            # The source went back to what it said before: the row that is there is in force again.
            batch.revived.append(stored)
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
        for keys in _chunks(batch.revived, 500):
            connection.execute(update(resource).where(resource.c.id.in_(keys)).values(is_current=1))
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
        is_held = item.disposition is Disposition.QUARANTINED
        owners: set[int] = set()
        for table in (tables.reading, tables.response, tables.enrolment):
            of_it = or_(
                table.c.reference == reference,
                # Components are "Observation/x#0": "$" is the character after "#".
                table.c.reference.between(f"{reference}#", f"{reference}$"),
            )
            mine = (table.c.source_id == self._source_id) & of_it
            owners |= set(connection.execute(select(table.c.patient_id).where(mine)).scalars())
            values = {"fault": "quarantined"} if is_held and table is tables.reading else {"status": "entered-in-error"}
            # What the new version replaces is left as it was, so that `upsert` can tell whether it says anything new.
            gone = mine & table.c.reference.not_in([fact.id for fact in item.facts])
            connection.execute(update(table).where(gone).values(**values))
        if item.withdrawn and item.type == "Patient":
            person = (tables.patient.c.source_id == self._source_id) & (tables.patient.c.reference == reference)
            inactive = update(tables.patient).where(person).values(active=0).returning(tables.patient.c.id)
            owners |= set(connection.execute(inactive).scalars())
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


def _storable(text: str | None) -> str | None:
    """Return a text that can be written as UTF-8: half a surrogate pair, which no reader could use, becomes "?"."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")


def _resource_row(item: Received, key: int, source_id: int, subject: int | None, is_newest: bool, at: int) -> Row:
    return {
        "id": key,
        "source_id": source_id,
        "type": item.type or "",
        "fhir_id": item.id or "",
        "version": _storable(item.version),
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
        "path": _storable(finding.path),
        "da": _storable(finding.text.da),
        "en": _storable(finding.text.en),
    }


def _chunks(items: Sequence[_T], size: int) -> Iterable[Sequence[_T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]

