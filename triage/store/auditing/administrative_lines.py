"""The newest lines of the log about what was set; no patient is in them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from triage.access.setting_lines import AdministrativeLine
from triage.store.clock_time import from_ms
from triage.store.tables import audit


def newest_lines(connection: Connection, acts: Collection[str], limit: int) -> Sequence[AdministrativeLine]:
    """Return the newest lines of these acts, newest first; those about a patient are never among them."""
    wanted = select(audit).where(audit.c.act.in_(acts), audit.c.patient_id.is_(None))
    found = connection.execute(wanted.order_by(audit.c.id.desc()).limit(limit))
    return [AdministrativeLine(row.id, from_ms(row.at), row.actor, row.act, row.subject) for row in found]


def last_of(connection: Connection, act: str) -> datetime | None:
    """Return when an act was done last, None = never."""
    lines = newest_lines(connection, (act,), 1)
    return lines[0].at if lines else None
