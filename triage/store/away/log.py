"""The log of a copy, line by line, and those lines written into the log of the shared store."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from triage.access.chain import Line
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.store.auditing import audit as shared_log
from triage.store.auditing.audit_lines import LINE, line_of
from triage.store.clock_time import from_ms
from triage.store.tables import audit, audit_patient

_AWAY = "away"


@dataclass(frozen=True, slots=True)
class LoggedLine:
    """One line of a copy's log with its number there."""

    number: int
    line: Line


def lines_after(connection: Connection, number: int, limit: int) -> list[LoggedLine]:
    """Return at most `limit` lines of the copy's log after line `number`, in order."""
    found = select(audit.c.id, *LINE).where(audit.c.id > number).order_by(audit.c.id).limit(limit)
    rows = [tuple(row) for row in connection.execute(found)]
    named: dict[int, list[int]] = defaultdict(list)
    for row in connection.execute(select(audit_patient).where(audit_patient.c.audit_id.in_([row[0] for row in rows]))):
        named[row.audit_id].append(row.patient_id)
    return [LoggedLine(key, line_of(line, tuple(sorted(named[key])))) for key, *line in rows]


def write_line(connection: Connection, line: Line) -> None:
    """Write a copy's line into the log of the shared store: at its own time, and marked as away."""
    about = f"{_AWAY}: {line.subject}"
    warrant = _warrant(line)
    if line.patients:
        shared_log.log_list(connection, from_ms(line.at), line.actor, line.act, line.patients, about, warrant)
    else:
        shared_log.log(connection, from_ms(line.at), line.actor, line.act, line.patient, about, warrant)


def _warrant(line: Line) -> Warrant | None:
    if not line.role:
        return None
    return Warrant(
        Role(line.role),
        line.department,
        line.relation,
        line.override,
        name=line.name,
        session=line.session,
        behalf=line.behalf,
    )
