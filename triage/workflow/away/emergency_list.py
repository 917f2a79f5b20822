"""Make the emergency list: from the shared store, the own one, or a copy; logged as an export before it is returned."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.patient import Patient
from triage.clinical.typed import visible
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.list_counts import counts
from triage.store.records import patients_by_key
from triage.store.worklist import rows
from triage.workflow.application import Application
from triage.workflow.rights.masked_rows import masked_rows, viewer
from triage.workflow.rights.permit import permit_any
from triage.worklist.emergency import MOST, EmergencyList, EmergencyRow
from triage.worklist.row import Query, Row, Viewer

_LEAST_PURPOSE = 3


def emergency_list(app: Application, purpose: str, true_at: datetime | None = None, most: int = MOST) -> EmergencyList:
    """Return the open cases of the own departments, worst first, with CPR numbers; what was put off comes last.

    `true_at` is the time of a copy; None is now. Raises WrongUseError without a purpose, NotAllowedError where the
    person may export no list.
    """
    if len(visible(purpose)) < _LEAST_PURPOSE:
        raise WrongUseError(_NO_PURPOSE)
    now = app.clock()
    with app.store.read() as connection:
        warrant = permit_any(app, connection, (Act.EXPORT_LIST, Act.EXPORT_CALL_INS))
        who = viewer(app, connection, warrant)
        found, total = _found(connection, who, most)
        shown = masked_rows(app, connection, warrant, found, is_export=True)
        people = _people(connection, [row.patient for row in found])
    made = EmergencyList(
        rows=tuple(_row(row, people[row.patient]) for row in shown),
        total=total,
        departments=warrant.department,
        true_at=true_at or now,
        printed_at=now,
        printed_by=_printed_by(app, warrant),
        purpose=purpose.strip(),
    )
    with app.store.write() as connection:
        named = [row.patient for row in found]
        subject = f"emergency list: {purpose.strip()}"
        audit.log_list(connection, now, app.actor, Act.EXPORT_LIST.value, named, subject, warrant)
    return made


def _found(connection: Connection, who: Viewer, most: int) -> tuple[Sequence[Row], int]:
    at_hand = rows(connection, Query(), 0, most, who)
    put_off = rows(connection, Query(snoozed=True), 0, max(0, most - len(at_hand)), who)
    known = counts(connection, Query(), who)
    return [*at_hand, *put_off], known.total + known.snoozed


def _people(connection: Connection, keys: Sequence[int]) -> dict[int, Patient]:
    found: dict[int, Patient] = {}
    for start in range(0, len(keys), 500):
        found |= patients_by_key(connection, keys[start : start + 500])
    return found


def _row(row: Row, person: Patient) -> EmergencyRow:
    # A private record has no reference on the list: nothing behind it is shown.
    is_closed = not row.reference
    return EmergencyRow(
        name=row.name,
        cpr="" if is_closed else person.cpr or "",
        programme=row.programme,
        colour=row.colour,
        reason=row.reason,
        deadline=row.deadline,
        phone="" if is_closed else person.phone or "",
        owner=row.held_by,
        snoozed_until=row.snoozed_until,
    )


def _printed_by(app: Application, warrant: Warrant) -> str:
    return f"{warrant.name} ({app.actor})" if warrant.name and warrant.name != app.actor else app.actor


_NO_PURPOSE = Text(
    "Skriv, hvad nødlisten skal bruges til. Formålet står i loggen.",
    "Say what the emergency list is for. The purpose stands in the log.",
)
