"""What was neither written nor undone in the calendars: an entry on top of the inbox of every department concerned."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from triage.clinical.canonical import canonical_text
from triage.coordination.conflicts.conflict import Severity
from triage.coordination.inbox.entry import WRITE_FAILED, State
from triage.coordination.names import department_words
from triage.errors import Text
from triage.store.clock_time import to_ms
from triage.store.people.departments import places
from triage.store.people.relations import departments_of_patients
from triage.store.tables import coordination_finding

_TABLE = coordination_finding
# Before whatever else there is.
_FIRST = -1


def critical_entry(
    connection: Connection,
    *,
    plan: int,
    patients: Sequence[int],
    departments: Sequence[str],
    told: Callable[[int], Text | None],
    at: datetime,
    about: str = "",
) -> None:
    """Put a plan that needs a person before every department here that it concerns, in the transaction that says so.

    `departments` are named as in a situation; those that have to do with a patient see it too, so that never nobody
    does. `told` is what a department may be told, by key; None where it may know nothing of it. The same plan again
    changes nothing, unless it is `about` something else. It stands until somebody says by name what was done.
    """
    known, items = places(connection), canonical_text(["|".join(("plan", str(plan), *filter(None, [about])))])
    named = {known.of_clinic(department_words(one), None) for one in departments} - {None}
    for patient, tied in departments_of_patients(connection, patients, at).items():
        for department in sorted((named | tied) or {known.first}, key=str):
            key = int(department or known.first)
            text = told(key)
            if text is not None:
                _add(connection, patient, key, items, text, at)


def is_settled(connection: Connection, plan: int) -> bool:
    """Return whether somebody said by name what was done about a plan that needed a person."""
    about = (_TABLE.c.code == WRITE_FAILED) & (_TABLE.c.about == canonical_text([f"plan|{plan}"]))
    said = select(_TABLE.c.id).where(about, _TABLE.c.gone.is_not(None))
    return connection.execute(said.limit(1)).first() is not None


def _add(connection: Connection, patient: int, department: int, items: str, text: Text, at: datetime) -> None:
    now = to_ms(at)
    where = (_TABLE.c.department_id == department) & (_TABLE.c.patient_id == patient) & (_TABLE.c.about == items)
    if connection.execute(select(_TABLE.c.id).where(where, _TABLE.c.code == WRITE_FAILED)).first() is not None:
        return
    line = {
        "patient_id": patient,
        "department_id": department,
        "code": WRITE_FAILED,
        "about": items,
        "apart": "",
        "data": canonical_text(text.content),
        "basis": "",
        "severity": Severity.CRITICAL.value,
        "rank": _FIRST,
        "state": State.OPEN.value,
        "waits_for": "",
        "words": "",
        "first_seen": now,
        "last_seen": now,
    }
    # Nobody is told the key: whoever writes may not see the inbox of every department concerned.
    connection.execute(insert(_TABLE).inline().values(**line))
