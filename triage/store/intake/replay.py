"""Put what a new reading of held bytes came to in the place of the old judgement; the account stays exact.

A resource that has an identity keeps its row: held becomes accepted, and so it does in the account. A newer version
that came meanwhile stays in force. A body without one, which can be read now, is settled as accepted with a finding,
and the resources in it are received anew.
"""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from triage.clinical.patient import Patient
from triage.clinical.received import Disposition, Finding, Received
from triage.errors import Text
from triage.store.database import Store
from triage.store.fact_rows import patient_cprs
from triage.store.intake.by_cpr import with_patients
from triage.store.intake.form_checks import checked
from triage.store.intake.intake import Intake
from triage.store.intake.reader import reader
from triage.store.intake.resource_rows import replace_findings
from triage.store.intake.versions import SAME_VERSION, contradicting, finding_of, held_as_another
from triage.store.quarantine import ToRead
from triage.store.sources import count_arrivals
from triage.store.tables import finding, patient, resource
from triage.worklist.held import Retried

__all__ = ["put_in_place"]

_HELD = Disposition.QUARANTINED


def put_in_place(store: Store, connection: Connection, row: ToRead, found: Sequence[Received], at: int) -> Retried:
    """Write what `row`, still held in this transaction, was read as at `at` (ms)."""
    if row.id and all(item.id is None for item in found):
        # What it is was told around it, as of a deletion; the bytes alone say nothing new.
        return _still_held(connection, row, at)
    same = _same(row, found)
    if same is not None:
        return _judge_again(store, connection, row, same, at)
    _settle(connection, row, len(found), at)
    Intake(store, row.source).accept_in(connection, found, at)
    return Retried(tried=1, opened=1, found=len(found))


def _same(row: ToRead, found: Sequence[Received]) -> Received | None:
    """Return the one resource that `row` itself is, None where something else came out of its bytes."""
    if len(found) != 1:
        return None
    (item,) = found
    is_same = (item.type or "", item.id or "") == (row.type, row.id)
    # One without an identity that is refused still is what it was, even if its type can be told now.
    return item if is_same or (not item.id and item.disposition is _HELD) else None


def _judge_again(store: Store, connection: Connection, row: ToRead, item: Received, at: int) -> Retried:
    named = with_patients(connection, row.source, [_checked(connection, row, item)])
    (item,) = checked(connection, named, at)
    values: dict[str, object] = {"disposition": item.disposition.value, "read_again": at, "reader": reader()}
    connection.execute(update(resource).where(resource.c.id == row.key).values(**values))
    replace_findings(connection, row.key, item.findings, at)
    is_released = item.disposition is not _HELD
    if is_released:
        _move(connection, row, item.disposition)
    if row.is_current and row.id:
        Intake(store, row.source).renew(connection, item, at)
    if is_released and row.subject is not None:
        _score_again(connection, row)
    return Retried(tried=1, released=int(is_released), held=int(not is_released))


def _still_held(connection: Connection, row: ToRead, at: int) -> Retried:
    tried = update(resource).where(resource.c.id == row.key).values(read_again=at, reader=reader())
    connection.execute(tried)
    return Retried(tried=1, held=1)


def _checked(connection: Connection, row: ToRead, item: Received) -> Received:
    """Return `item`, held still where it contradicts another content or gives a patient another CPR number."""
    if row.id and _is_contradicted(connection, row, item):
        return contradicting(item)
    people = [fact.id for fact in item.facts if isinstance(fact, Patient)]
    return held_as_another(item, patient_cprs(connection, row.source, people))


def _is_contradicted(connection: Connection, row: ToRead, item: Received) -> bool:
    """Return whether another content stands under the same version."""
    if item.version is None:
        return any(each == finding_of(item, SAME_VERSION) for each in _findings(connection, row))
    others = select(resource.c.id).where(
        resource.c.source_id == row.source,
        resource.c.type == row.type,
        resource.c.fhir_id == row.id,
        resource.c.version == item.version,
        resource.c.sha256 != row.sha256,
    )
    return connection.execute(others.limit(1)).first() is not None


def _findings(connection: Connection, row: ToRead) -> list[Finding]:
    kept = select(finding).where(finding.c.resource_id == row.key, finding.c.until.is_(None))
    return [Finding(each.severity, each.code, each.path, Text(each.da, each.en)) for each in connection.execute(kept)]


def _settle(connection: Connection, row: ToRead, number: int, at: int) -> None:
    """Note that a body was read after all: what it held stands on its own now."""
    done = Disposition.WITH_FINDINGS
    values: dict[str, object] = {"disposition": done.value, "read_again": at, "reader": reader(), "is_current": 0}
    connection.execute(update(resource).where(resource.c.id == row.key).values(**values))
    text = Text(
        f"Indholdet er læst igen og gav {number} ressourcer, der står hver for sig.",
        f"The content was read again and gave {number} resources, which stand on their own.",
    )
    replace_findings(connection, row.key, [Finding("information", "informational", "Resource", text)], at)
    _move(connection, row, done)
    _score_again(connection, row)


def _move(connection: Connection, row: ToRead, to: Disposition) -> None:
    moved = Counter({(row.type, _HELD.value): -1, (row.type, to.value): 1})
    count_arrivals(connection, row.source, 0, moved)


def _score_again(connection: Connection, row: ToRead) -> None:
    about = (patient.c.source_id == row.source) & (patient.c.reference == row.subject)
    connection.execute(update(patient).where(about).values(to_score=1))
