"""Which rule set was in force when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.tables import enrolment, patient, rule_set


@dataclass(frozen=True, slots=True)
class InForce:
    """A version of a programme's rule set, in force from `start` until `end` (None = still); `body` is its file."""

    name: str
    version: str
    sha256: str
    status: str
    programme: str
    body: str
    start: datetime
    end: datetime | None = None


def put_in_force(connection: Connection, new: InForce) -> None:
    """Put a version in force from its start, end the one before, and mark its programme's patients to be scored.

    Nothing happens where it already is in force.
    """
    table = rule_set
    now = select(table).where(table.c.programme == new.programme, table.c.in_force_until.is_(None))
    current = connection.execute(now).first()
    if current is not None and current.sha256 == new.sha256:
        return
    start = to_ms(new.start)
    if current is not None:
        connection.execute(update(table).where(table.c.id == current.id).values(in_force_until=start))
    connection.execute(
        insert(table).values(
            name=new.name,
            version=new.version,
            sha256=new.sha256,
            status=new.status,
            programme=new.programme,
            body=new.body,
            in_force_from=start,
        )
    )
    enrolled = select(enrolment.c.patient_id).where(enrolment.c.programme == new.programme)
    waits = patient.c.id.in_(enrolled) & (patient.c.to_score == 0)
    connection.execute(update(patient).where(waits).values(to_score=1))


def versions_of(connection: Connection, programme: str) -> Sequence[InForce]:
    """Return every version that was ever in force for a programme, oldest first."""
    found = connection.execute(select(rule_set).where(rule_set.c.programme == programme).order_by(rule_set.c.id))
    return [
        InForce(
            name=row.name,
            version=row.version,
            sha256=row.sha256,
            status=row.status,
            programme=row.programme,
            body=row.body,
            start=from_ms(row.in_force_from),
            end=from_ms_or_none(row.in_force_until),
        )
        for row in found
    ]


def bodies_in_force(connection: Connection) -> dict[str, str]:
    """Return the rule set now in force of each programme, as its file says."""
    mine = select(rule_set.c.programme, rule_set.c.body).where(rule_set.c.in_force_until.is_(None))
    return {row.programme: row.body for row in connection.execute(mine.order_by(rule_set.c.id))}
