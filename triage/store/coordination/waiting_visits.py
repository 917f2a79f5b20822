"""Whose visits a free time could be for: those without a time first, then those furthest ahead."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select
from sqlalchemy import case as when_then

from triage.store.clock_time import to_ms
from triage.store.tables import appointment

_CAN_MOVE = ("proposed", "pending", "booked")


def patients_waiting(connection: Connection, after: datetime, limit: int) -> Sequence[int]:
    """Return some patients with a visit that has no time yet, or one after a time, each once."""
    begins = func.max(when_then((appointment.c.start.is_(None), 1), else_=0)).label("is_unplaced")
    last = func.max(appointment.c.start)
    is_ahead = appointment.c.start.is_(None) | (appointment.c.start > to_ms(after))
    found = select(appointment.c.patient_id).where(appointment.c.status.in_(_CAN_MOVE), is_ahead)
    ordered = found.group_by(appointment.c.patient_id).order_by(begins.desc(), last.desc(), appointment.c.patient_id)
    return connection.execute(ordered.limit(limit)).scalars().all()
