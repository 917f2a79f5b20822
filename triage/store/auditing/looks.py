"""The log as it is looked through for the reviewer: lines in turn, look-ups by day, and who people are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from triage.access.chain import Line
from triage.access.review import Known, Reason
from triage.store.auditing.audit_lines import LINE, line_of
from triage.store.clock_time import to_ms
from triage.store.intake.resource_rows import chunks
from triage.store.tables import audit, audit_chain, audit_day, patient, person, review

_KNOWN = (patient.c.given, patient.c.family, patient.c.address, patient.c.postal_code)


@dataclass(frozen=True, slots=True)
class Written:
    """A line with its key and hash; the patients of lists are left out."""

    key: int
    hash: str
    line: Line


def unread_chains(connection: Connection) -> list[tuple[str, int]]:
    """Return the chains with lines that were not looked through, and up to which number they were."""
    behind = select(audit_chain.c.name, audit_chain.c.reviewed).where(audit_chain.c.number > audit_chain.c.reviewed)
    return [(name, number) for name, number in connection.execute(behind.order_by(audit_chain.c.name))]


def lines_after(connection: Connection, chain: str, number: int, limit: int) -> tuple[int, list[Written]]:
    """Return the next lines of a chain, and the number of the last of them."""
    wanted = select(audit.c.number, audit.c.id, audit.c.hash, *LINE).where(audit.c.chain == chain)
    rows = connection.execute(wanted.where(audit.c.number > number).order_by(audit.c.number).limit(limit)).all()
    written = [Written(key, hash_, line_of(line, ())) for _, key, hash_, *line in rows]
    return (rows[-1][0] if rows else number), written


def note_reviewed(connection: Connection, chain: str, number: int) -> None:
    """Note up to which line a chain was looked through."""
    connection.execute(update(audit_chain).where(audit_chain.c.name == chain).values(reviewed=number))


def add_looks(connection: Connection, actor: str, day: int, looks: int) -> int:
    """Count more look-ups of a person on a day, and return how many they are then."""
    place = (audit_day.c.actor == actor) & (audit_day.c.day == day)
    more = update(audit_day).where(place).values(looks=audit_day.c.looks + looks).returning(audit_day.c.looks)
    found = connection.execute(more).scalar()
    if found is not None:
        return int(found)
    connection.execute(insert(audit_day).values(actor=actor, day=day, looks=looks))
    return looks


def looks_before(connection: Connection, actor: str, day: int, days: int) -> list[int]:
    """Return a person's look-ups on each of the days at work among the `days` before `day`."""
    before = (audit_day.c.actor == actor) & audit_day.c.day.between(day - days, day - 1)
    return list(connection.execute(select(audit_day.c.looks).where(before)).scalars())


def known_patients(connection: Connection, keys: Collection[int]) -> dict[int, Known]:
    """Return names and addresses of patients by key."""
    found: dict[int, Known] = {}
    for some in chunks(sorted(keys), 500):
        rows = connection.execute(select(*_KNOWN, patient.c.id).where(patient.c.id.in_(some)))
        found |= {row.id: _known(row) for row in rows}
    return found


def own_record(connection: Connection, name: str) -> Known | None:
    """Return the record of a person who is a patient too: the only one of that whole name that has an address."""
    given, _, family = name.strip().rpartition(" ")
    if not given:
        return None
    whole = f"{family}, {given}".casefold()
    found = {_known(row) for row in connection.execute(select(*_KNOWN).where(patient.c.name_key == whole))}
    with_address = {one for one in found if one.address}
    return with_address.pop() if len(with_address) == 1 else None


def names_of_people(connection: Connection) -> list[str]:
    """Return the names of everybody who has a login."""
    return list(connection.execute(select(person.c.name)).scalars())


def sampled_between(connection: Connection, since: datetime, until: datetime) -> int:
    """Count the look-ups of a period that chance has taken."""
    within = (review.c.at >= to_ms(since)) & (review.c.at < to_ms(until))
    taken = select(func.count()).where(within, review.c.reason == Reason.SAMPLE.value)
    return int(connection.execute(taken).scalar_one())


def looks_by_hash(connection: Connection, since: datetime, until: datetime, limit: int) -> list[Written]:
    """Return the look-ups of a period with the lowest hashes that chance has not taken."""
    taken = select(review.c.audit_id).where(review.c.reason == Reason.SAMPLE.value)
    within = (audit.c.at >= to_ms(since)) & (audit.c.at < to_ms(until)) & audit.c.patient_id.is_not(None)
    wanted = select(audit.c.id, audit.c.hash, *LINE).where(within, audit.c.id.not_in(taken))
    rows = connection.execute(wanted.order_by(audit.c.hash).limit(limit)).all()
    return [Written(key, hash_, line_of(line, ())) for key, hash_, *line in rows]


def _known(row: Any) -> Known:  # noqa: ANN401 - a row has the columns of its query
    return Known(row.given, row.family, row.address or "", row.postal_code or "")
