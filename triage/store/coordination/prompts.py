"""How often somebody was interrupted, and how many bookings were made meanwhile."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from triage.store.casework.booking_requests import RequestState
from triage.store.clock_time import to_ms
from triage.store.tables import booking_request, coordination_act, coordination_prompt


def add_prompts(connection: Connection, patient: int, codes: Sequence[str], actor: str, at: datetime) -> None:
    """Note that somebody was shown each of these in the middle of an act."""
    lines = [{"patient_id": patient, "code": code, "actor": actor, "at": to_ms(at)} for code in codes]
    if lines:
        connection.execute(insert(coordination_prompt), lines)


def count_prompts(connection: Connection, start: datetime, end: datetime) -> dict[str, int]:
    """Return how often each rule interrupted somebody from `start` until `end`."""
    table = coordination_prompt
    meanwhile = table.c.at.between(to_ms(start), to_ms(end) - 1)
    counted = select(table.c.code, func.count().label("number")).where(meanwhile).group_by(table.c.code)
    return {row.code: row.number for row in connection.execute(counted.order_by(table.c.code))}


def count_bookings(connection: Connection, start: datetime, end: datetime) -> int:
    """Return how many entries were accepted and requests booked from `start` until `end`."""
    accepted = select(func.count()).where(
        coordination_act.c.kind == "accepted", coordination_act.c.at.between(to_ms(start), to_ms(end) - 1)
    )
    booked = select(func.count()).where(
        booking_request.c.state == RequestState.BOOKED.value,
        booking_request.c.settled.between(to_ms(start), to_ms(end) - 1),
    )
    return int(connection.execute(accepted).scalar_one()) + int(connection.execute(booked).scalar_one())
