"""What one transaction of an intake gathers before it writes: resources, their facts, and whom they concern."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, func, select

from triage.clinical.appointment import Appointment, Location
from triage.clinical.device import Device, DeviceMetric
from triage.clinical.encounter import Encounter
from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Questionnaire
from triage.clinical.received import Disposition, Fact, Received
from triage.clinical.referral import ServiceRequest
from triage.clinical.related_person import RelatedPerson
from triage.clinical.service import HealthcareService, Schedule, Slot
from triage.clinical.task import Flag
from triage.store import tables
from triage.store.fact_rows import Row, patient_cprs, row_of
from triage.store.intake.resource_rows import chunks, finding_row, known_of, place_of, resource_row
from triage.store.intake.versions import UNKNOWN, Known, Standing, contradicting, held_as_another, standing
from triage.store.records import raw_resources
from triage.store.sources import UNCHANGED

Tally = Counter[tuple[str, str]]

_OF_NOBODY = Device | DeviceMetric | Location | Questionnaire | HealthcareService | Schedule | Slot
_COORDINATED = Appointment | Encounter | Flag | Patient | RelatedPerson | ServiceRequest
_NOT_SCORED = _OF_NOBODY | Appointment | Flag | RelatedPerson | ServiceRequest


@dataclass
class Batch:
    """What one transaction gathers before it writes."""

    resources: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    facts: dict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    superseded: list[int] = field(default_factory=list)
    revived: list[int] = field(default_factory=list)
    contradicted: list[tuple[int, Received, str]] = field(default_factory=list)
    changed: list[Received] = field(default_factory=list)
    to_score: set[int] = field(default_factory=set)
    to_coordinate: set[int] = field(default_factory=set)
    other_cpr: set[int] = field(default_factory=set)


class Sorting:
    """Judges what came against what is stored; `patients` are keys by reference, `at` is the time in ms."""

    def __init__(self, connection: Connection, source: int, patients: Mapping[str, int], at: int) -> None:
        self._connection = connection
        self._source = source
        self._patients = patients
        self._at = at

    def sort(self, received: Sequence[Received], tally: Tally) -> Batch:
        """Return what is to be written of what came, and count it into `tally`."""
        batch = Batch()
        known = known_of(self._connection, self._source, received)
        next_key = (self._connection.execute(select(func.max(tables.resource.c.id))).scalar() or 0) + 1
        cprs = self._cprs(received)
        beside = [(item, known.get(place_of(item), UNKNOWN)) for item in received]
        judgements = [(item, before, standing(item, before)) for item, before in beside]
        same = self._saying_the_same(judgements)
        for item, before, found in judgements:
            if found is Standing.UNCHANGED or (found is Standing.CONTRADICTING and place_of(item) in same):
                tally[item.type or "", UNCHANGED] += 1
                continue
            judged = self._judged(batch, item, before, found, cprs)
            # A content that is stored already is counted as such, also where it is in force again.
            returned = found is Standing.RETURNED
            tally[item.type or "", UNCHANGED if returned else judged.disposition.value] += 1
            self._add(batch, judged, before, found, next_key)
            next_key += not returned
        return batch

    def _judged(self, batch: Batch, item: Received, before: Known, found: Standing, cprs: dict[str, str]) -> Received:
        """Return `item`, held where it contradicts what is in force; of a contradiction both sides are held."""
        if found is Standing.CONTRADICTING and before.current is not None:
            if before.disposition != Disposition.QUARANTINED.value:
                batch.contradicted.append((before.current, item, before.disposition))
            return contradicting(item)
        judged = held_as_another(item, cprs)
        if judged is not item and judged.subject is not None:
            batch.other_cpr.add(self._patients[judged.subject])
        return judged

    def _saying_the_same(self, judgements: Sequence[tuple[Received, Known, Standing]]) -> set[tuple[str, str]]:
        """Return the places where only the order of the members differs from what is in force: JSON knows of none."""
        doubtful = {
            before.current: item
            for item, before, found in judgements
            if found is Standing.CONTRADICTING and before.current is not None and item.withdrawn == before.withdrawn
        }
        same: set[tuple[str, str]] = set()
        for keys in chunks(list(doubtful), 500):
            raws = raw_resources(self._connection, keys)
            same.update(place_of(doubtful[key]) for key in keys if _say_the_same(doubtful[key].raw, raws[key]))
        return same

    def _cprs(self, received: Sequence[Received]) -> dict[str, str]:
        """Return the CPR numbers that are known of the patients whose own resource came."""
        people = [item.facts[0].id for item in received if item.facts and isinstance(item.facts[0], Patient)]
        found: dict[str, str] = {}
        for chunk in chunks(people, 500):
            found.update(patient_cprs(self._connection, self._source, chunk))
        return found

    def _add(self, batch: Batch, item: Received, before: Known, found: Standing, key: int) -> None:
        is_newest = found is not Standing.OLDER
        subject = self._patients.get(item.subject) if item.subject else None
        if found is Standing.RETURNED:
            # The source went back to what it said before: the row that is there is in force again.
            batch.revived.append(before.keys[item.sha256])
        else:
            batch.resources.append(resource_row(item, key, self._source, subject, is_newest, self._at))
            batch.findings.extend(finding_row(finding, key) for finding in item.findings)
        if is_newest and item.id and before.current is not None:
            batch.superseded.append(before.current)
            batch.changed.append(item)
        if is_newest:
            self.add_facts(batch, item)

    def add_facts(self, batch: Batch, item: Received) -> None:
        """Put the facts of `item` in the batch, and whom they concern."""
        for fact in item.facts:
            table, row = row_of(fact, self._patients.__getitem__, self._at)
            row["source_id"] = self._source
            batch.facts[table].append(row)
            # A task may be about nobody.
            if not isinstance(fact, _NOT_SCORED) and (patient := _patient_of(fact)) is not None:
                batch.to_score.add(self._patients[patient])
            if isinstance(fact, _COORDINATED) and (patient := _patient_of(fact)) is not None:
                batch.to_coordinate.add(self._patients[patient])
        subject = self._patients.get(item.subject) if item.subject else None
        if subject is not None and (item.withdrawn or item.disposition is Disposition.QUARANTINED):
            batch.to_score.add(subject)
            batch.to_coordinate.add(subject)


def _say_the_same(one: bytes, other: bytes) -> bool:
    try:
        return _content(one) == _content(other)
    except (ValueError, RecursionError):
        return False


def _content(raw: bytes) -> object:
    return json.loads(raw, parse_float=_as_written, parse_int=_as_written)


def _as_written(number: str) -> tuple[str]:
    """Return a number so that 95, 95.0 and the text "95" are three contents."""
    return (number,)


def without_repeats(received: Sequence[Received]) -> Iterable[tuple[list[Received], Tally]]:
    """Cut a batch so that no resource stands twice in one part: the later version must see the earlier stored.

    With each part comes the count of what only said again, word for word, what stands in it.
    """
    part: list[Received] = []
    contents: dict[tuple[str, str], str] = {}
    again: Tally = Counter()
    for item in received:
        # Without an id its content is all that tells one from another.
        place = place_of(item) if item.id else ("", item.sha256)
        if contents.get(place) == item.sha256:
            again[item.type or "", UNCHANGED] += 1
            continue
        if place in contents:
            yield part, again
            part, contents, again = [], {}, Counter()
        part.append(item)
        contents[place] = item.sha256
    if part:
        yield part, again


def patients_of(item: Received) -> Iterable[str]:
    """Yield the patients that a resource and its facts are about."""
    if item.subject:
        yield item.subject
    for fact in item.facts:
        if (patient := _patient_of(fact)) is not None:
            yield patient


def _patient_of(fact: Fact) -> str | None:
    """Return whom `fact` is about, None where it is about no patient."""
    if isinstance(fact, Patient):
        return fact.id
    return None if isinstance(fact, _OF_NOBODY) else fact.patient
