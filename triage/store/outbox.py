"""Decisions on their way to the source: one row for each thing to write there, done at most once, in order.

A row is leased before anything is sent. Whoever held a lease that ran out settles nothing; what was sent and not
answered is sent again, under the same key. Rows of one target are done in the order in which they were decided.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_, select, update

from triage.clinical.decision import SendState
from triage.errors import Text
from triage.store.clock_time import to_ms
from triage.store.tables import outbox, source
from triage.worklist.source import WriteBack

LEASE = timedelta(minutes=5)
# As long a decision can be undone as if it had never been: nothing is sent before.
HELD = timedelta(seconds=10)
_UNSETTLED = (SendState.WAITING.value, SendState.SENT.value)

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to write: `key` is known at the source for ever, `target` is "Task/key" or the response to mark.

    `corrects` is the key of the entry whose effect is to be taken back. `fence` counts leases. It is of a `decision`,
    or of a `change` of a course that none asked for.
    """

    id: int
    source: int
    decision: int | None
    key: str
    dress: str
    target: str
    body: Body
    attempts: int
    lease_until: datetime
    fence: int
    corrects: str | None = None
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an entry: its state, what the source calls it (id, version), and why not."""

    state: SendState
    id: str | None = None
    version: str | None = None
    fault: Text | None = None


def put(
    connection: Connection,
    source: int,
    decision: int,
    key: str,
    dress: str,
    target: str,
    body: Body,
    not_before: datetime,
) -> None:
    """Put something to write into the outbox, in the transaction of its decision."""
    said = json.dumps(body, ensure_ascii=False)
    _put(connection, source, decision, key, dress, target, said, None, to_ms(not_before))


def put_change(connection: Connection, source: int, change: int, key: str, body: Body, not_before: datetime) -> None:
    """Put a change of a course into the outbox as a task, in the transaction in which it is made."""
    said, dress = json.dumps(body, ensure_ascii=False), WriteBack.TASK.value
    _put(connection, source, None, key, dress, f"Task/{key}", said, None, to_ms(not_before), change)


def take_back(connection: Connection, decision: int, new_key: Mapping[int, str], at: datetime) -> None:
    """Take back what a decision wrote: what was never sent is cancelled, what may have been is corrected.

    Where the source won there is nothing of ours. `new_key` gives the key of each row's correction (see `rows_of`).
    What takes its place comes after it in the outbox, and waits for it.
    """
    cancelled = {"state": SendState.CANCELLED.value, "settled": to_ms(at)}
    for row in rows_of(connection, decision):
        connection.execute(update(outbox).where(outbox.c.id == row.id, _is_idle(at)).values(**cancelled))
        if row.attempts and row.state != SendState.CONFLICT.value:
            _put(connection, row.source_id, decision, new_key[row.id], row.dress, row.target, row.body, row.id, 0)


def rows_of(connection: Connection, decision: int) -> Sequence[Any]:
    """Return what was put into the outbox for a decision, corrections left out."""
    wanted = select(outbox).where(outbox.c.decision_id == decision, outbox.c.corrects.is_(None))
    return connection.execute(wanted.order_by(outbox.c.id)).all()


def is_due(connection: Connection, at: datetime) -> bool:
    """Return whether there may be something to write; a look that locks nobody out."""
    return connection.execute(select(outbox.c.id).where(_is_due(at)).limit(1)).first() is not None


def take_next(connection: Connection, at: datetime, but: Collection[int]) -> Entry | None:
    """Lease the oldest entry that is due, or return None; the sources `but` are left alone."""
    _cancel_superseded(connection, at)
    row = connection.execute(
        select(outbox)
        .where(_is_due(at), ~_has_earlier(), outbox.c.source_id.not_in(but))
        .order_by(outbox.c.id)
        .limit(1)
    ).first()
    if row is None:
        return None
    leased = {
        "state": SendState.SENT.value,
        "attempts": row.attempts + 1,
        "lease_until": to_ms(at + LEASE),
        "fence": row.fence + 1,
    }
    mine = update(outbox).where(outbox.c.id == row.id, outbox.c.fence == row.fence).values(**leased)
    if connection.execute(mine).rowcount == 0:
        return None
    original = select(outbox.c.key).where(outbox.c.id == row.corrects)
    return Entry(
        id=row.id,
        source=row.source_id,
        decision=row.decision_id,
        key=row.key,
        dress=row.dress,
        target=row.target,
        body=json.loads(row.body),
        attempts=row.attempts + 1,
        lease_until=at + LEASE,
        fence=row.fence + 1,
        corrects=None if row.corrects is None else connection.execute(original).scalar_one(),
        change=row.care_change_id,
    )


def settle(connection: Connection, entry: Entry, settled: Settled, at: datetime) -> bool:
    """Note what became of an entry; False where the lease was lost to another, whose word counts."""
    values = {
        "state": settled.state.value,
        "answer_id": settled.id,
        "answer_version": settled.version,
        "settled": to_ms(at),
        "lease_until": 0,
        **_fault(settled.fault),
    }
    return _write_held(connection, entry, values)


def postpone(connection: Connection, entry: Entry, until: datetime, fault: Text) -> bool:
    """Give an entry back to be tried again; whether the source took it may be unknown."""
    values = {"state": SendState.WAITING.value, "next_try": to_ms(until), "lease_until": 0, **_fault(fault)}
    return _write_held(connection, entry, values)


def retry(connection: Connection, keys: Collection[str] | None) -> int:
    """Let what was refused, or was tried and waits, be tried at once; None is all of it. Return how many.

    What was never tried keeps the seconds in which it can be undone.
    """
    waits = and_(outbox.c.state == SendState.WAITING.value, outbox.c.attempts > 0)
    stuck = or_(outbox.c.state == SendState.REFUSED.value, waits)
    wanted = stuck if keys is None else and_(stuck, outbox.c.key.in_(keys))
    values = {"state": SendState.WAITING.value, "next_try": 0, "settled": None}
    return connection.execute(update(outbox).where(wanted).values(**values)).rowcount


def _put(
    connection: Connection,
    source: int,
    decision: int | None,
    key: str,
    dress: str,
    target: str,
    body: str,
    corrects: int | None,
    next_try: int,
    change: int | None = None,
) -> None:
    line = {
        "source_id": source,
        "decision_id": decision,
        "care_change_id": change,
        "corrects": corrects,
        "key": key,
        "dress": dress,
        "target": target,
        "body": body,
        "state": SendState.WAITING.value,
        "next_try": next_try,
        **dict.fromkeys(("attempts", "lease_until", "fence"), 0),
    }
    connection.execute(insert(outbox).values(**line))


def _cancel_superseded(connection: Connection, at: datetime) -> None:
    """Cancel what was in another's hands when it was taken back, and was left there unsettled."""
    correction = outbox.alias("correction")
    is_taken_back = exists().where(correction.c.corrects == outbox.c.id)
    cancelled = {"state": SendState.CANCELLED.value, "settled": to_ms(at)}
    connection.execute(update(outbox).where(_is_idle(at), is_taken_back).values(**cancelled))


def _is_idle(at: datetime) -> ColumnElement[bool]:
    return and_(outbox.c.state.in_(_UNSETTLED), outbox.c.lease_until <= to_ms(at))


def _is_due(at: datetime) -> ColumnElement[bool]:
    """Return what may be sent now; to a source that people have set to take nothing, nothing is."""
    takes_it = select(source.c.id).where(source.c.enabled == 1, source.c.write_back != WriteBack.NONE.value)
    return and_(_is_idle(at), outbox.c.next_try <= to_ms(at), outbox.c.source_id.in_(takes_it))


def _has_earlier() -> ColumnElement[bool]:
    earlier = outbox.alias("earlier")
    return exists().where(
        earlier.c.source_id == outbox.c.source_id,
        earlier.c.target == outbox.c.target,
        earlier.c.id < outbox.c.id,
        or_(*(earlier.c.state == state for state in _UNSETTLED)),
    )


def _write_held(connection: Connection, entry: Entry, values: dict[str, Any]) -> bool:
    is_held = (outbox.c.fence == entry.fence) & (outbox.c.state == SendState.SENT.value)
    held = update(outbox).where(outbox.c.id == entry.id, is_held)
    return connection.execute(held.values(**values)).rowcount == 1


def _fault(fault: Text | None) -> dict[str, str | None]:
    return {"fault_da": fault.da if fault else None, "fault_en": fault.en if fault else None}
