"""Keep what a source sent: every version of every resource as it came, and the facts now in force.

What was already received brings nothing twice, an older version never replaces a newer one,
and a patient whose facts changed is marked to be scored in the same transaction, so that no kill can lose the change.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, update

from triage.clinical.notice import NoticeKind
from triage.clinical.received import Disposition, Received
from triage.store import tables
from triage.store.clock_time import to_ms
from triage.store.coordination.findings_due import mark_due
from triage.store.coordination.suited import patients_suited
from triage.store.database import Store
from triage.store.device_rows import know_devices, owners_of_metrics
from triage.store.fact_rows import patient_keys, placeholder
from triage.store.handling_rows import forget_marks
from triage.store.intake.batch import Batch, Sorting, Tally, patients_of, without_repeats
from triage.store.intake.bulk import insert_rows, upsert
from triage.store.intake.by_cpr import named_in_held, with_patients
from triage.store.intake.form_checks import check_again, checked
from triage.store.intake.names import keep_names
from triage.store.intake.resource_rows import chunks, finding_row
from triage.store.intake.retire import Retirement
from triage.store.intake.twins import link_facts, link_people
from triage.store.intake.versions import SAME_VERSION, finding_of
from triage.store.notices import write_notice
from triage.store.sources import count_arrivals

Clock = Callable[[], datetime]


class Intake:
    """Takes batches from one source; use one at a time."""

    def __init__(self, store: Store, source_id: int) -> None:
        self._store = store
        self._source_id = source_id
        self._patients: dict[str, int] = {}
        self._devices: set[str] = set()

    def accept(self, received: Sequence[Received], clock: Clock) -> Tally:
        """Keep a batch (at most about a thousand) and count it by (resource type, disposition or "unchanged").

        `clock` is read inside each transaction, so that what was received never seems older than a result without it.
        """
        tally: Tally = Counter()
        for part, again in without_repeats(received):
            try:
                with self._store.write() as connection:
                    counted = self._take(connection, part, again, to_ms(clock()))
            except BaseException:
                # Keys that were made in a transaction which is no more must not be used.
                self._patients.clear()
                self._devices.clear()
                raise
            tally += counted
        return tally

    def accept_in(self, connection: Connection, received: Sequence[Received], at: int) -> Tally:
        """Keep what came in the caller's transaction, at `at` (ms); the object must not be used after a rollback."""
        tally: Tally = Counter()
        for part, again in without_repeats(received):
            tally += self._take(connection, part, again, at)
        return tally

    def renew(self, connection: Connection, item: Received, at: int) -> None:
        """Put the facts of `item` in force, whose row is the current one and was read and checked anew."""
        self._find_patients(connection, [item], at)
        batch = Batch()
        batch.changed.append(item)
        self._sorting(connection, at).add_facts(batch, item)
        self._write(connection, batch, at)

    def _take(self, connection: Connection, part: Sequence[Received], again: Tally, at: int) -> Tally:
        counted: Tally = Counter(again)
        found = checked(connection, with_patients(connection, self._source_id, part), at)
        self._find_patients(connection, found, at)
        batch = self._sorting(connection, at).sort(found, counted)
        self._write(connection, batch, at)
        for patient in named_in_held(connection, part, _held_for_nobody(batch)):
            write_notice(connection, patient, NoticeKind.BY_CPR_ALONE, at)
        count_arrivals(connection, self._source_id, len(part) + again.total(), counted)
        return counted

    def _sorting(self, connection: Connection, at: int) -> Sorting:
        return Sorting(connection, self._source_id, self._patients, at)

    def _find_patients(self, connection: Connection, received: Sequence[Received], at: int) -> None:
        wanted = {reference for item in received for reference in patients_of(item)} - self._patients.keys()
        for chunk in chunks(sorted(wanted), 500):
            found = patient_keys(connection, self._source_id, chunk)
            missing = [{"source_id": self._source_id, **placeholder(ref, at)} for ref in chunk if ref not in found]
            if missing:
                connection.execute(insert(tables.patient), missing)
                found = patient_keys(connection, self._source_id, chunk)
            self._patients.update(found)

    def _write(self, connection: Connection, batch: Batch, at: int) -> None:
        changed = self._write_resources(connection, batch)
        self._hold_contradicted(connection, batch)
        changed |= Retirement(connection, self._source_id, self._patients, at).retire(batch.changed)
        forget_marks(connection, self._source_id, batch.changed)
        for table, rows in batch.facts.items():
            upsert(connection, table, rows)
        keep_names(connection, batch.facts[tables.patient], self._patients)
        changed |= check_again(connection, {row["url"] for row in batch.facts[tables.questionnaire]})
        know_devices(connection, self._source_id, batch.facts[tables.reading], self._devices)
        changed |= owners_of_metrics(connection, self._source_id, batch.facts[tables.device_metric])
        for patient in batch.other_cpr:
            write_notice(connection, patient, NoticeKind.OTHER_CPR, at)
        self._link(connection, batch, at)
        _mark(connection, batch.to_score | changed)
        suited = patients_suited(connection, batch.facts[tables.slot])
        mark_due(connection, batch.to_coordinate | changed | suited)

    def _write_resources(self, connection: Connection, batch: Batch) -> set[int]:
        """Write the resources, and return whom something was held of that is replaced now: it says nothing any more."""
        resource, freed = tables.resource, set[int]()
        for keys in chunks(batch.superseded, 500):
            replaced = update(resource).where(resource.c.id.in_(keys)).values(is_current=0)
            for row in connection.execute(replaced.returning(resource.c.patient_id, resource.c.disposition)):
                if row.patient_id is not None and row.disposition == Disposition.QUARANTINED.value:
                    freed.add(row.patient_id)
        for keys in chunks(batch.revived, 500):
            connection.execute(update(resource).where(resource.c.id.in_(keys)).values(is_current=1))
        insert_rows(connection, resource, batch.resources)
        insert_rows(connection, tables.finding, batch.findings)
        return freed

    def _hold_contradicted(self, connection: Connection, batch: Batch) -> None:
        """Hold what stood before a contradiction too, and move it to the held in the account."""
        resource, held, moved = tables.resource, Disposition.QUARANTINED.value, Tally()
        for keys in chunks([key for key, _, _ in batch.contradicted], 500):
            connection.execute(update(resource).where(resource.c.id.in_(keys)).values(disposition=held))
        for _, item, before in batch.contradicted:
            moved.update({(item.type or "", before): -1, (item.type or "", held): 1})
        findings = [finding_row(finding_of(item, SAME_VERSION), key) for key, item, _ in batch.contradicted]
        insert_rows(connection, tables.finding, findings)
        if moved:
            count_arrivals(connection, self._source_id, 0, moved)

    def _link(self, connection: Connection, batch: Batch, at: int) -> None:
        people = [self._patients[row["reference"]] for row in batch.facts[tables.patient] if row["cpr"]]
        for keys in chunks(people, 500):
            link_people(connection, keys, at)
        measured = [*batch.facts[tables.reading], *batch.facts[tables.response]]
        touched = sorted({*people, *(row["patient_id"] for row in measured)})
        for keys in chunks(touched, 500):
            link_facts(connection, keys, at)


def _held_for_nobody(batch: Batch) -> set[str]:
    """Return the hashes of what is held and keeps no patient from being green."""
    held = (row for row in batch.resources if row["disposition"] == Disposition.QUARANTINED.value)
    return {row["sha256"] for row in held if row["patient_id"] is None}


def _mark(connection: Connection, patients: set[int]) -> None:
    patient = tables.patient
    for keys in chunks(sorted(patients), 500):
        connection.execute(update(patient).where(patient.c.id.in_(keys)).values(to_score=1))
