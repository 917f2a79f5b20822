"""Notes about how patients can come: lines that are only added, and lifted."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from triage.coordination.note_text import body_of, reason_of, value_from
from triage.coordination.notes import Note, NoteKind, Value
from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import coordination_note
from triage.store.told import seen, told

_TABLE = coordination_note


def notes_of(
    connection: Connection, patients: Sequence[int], own: frozenset[int], closed: frozenset[int] = frozenset()
) -> list[Note]:
    """Return what counts of a few hundred patients, the oldest first; reasons of the departments `own` alone.

    Nobody is told who noted it in the departments `closed`.
    """
    mine = select(*seen(_TABLE)).where(_TABLE.c.patient_id.in_(patients), _TABLE.c.lifted.is_(None))
    rows = connection.execute(mine.order_by(_TABLE.c.id)).all()
    words = told(connection, _TABLE, (row.id for row in rows if row.department_id in own))
    return [
        Note(
            key=row.id,
            patient=str(row.patient_id),
            kind=NoteKind(row.kind),
            value=value_from(NoteKind(row.kind), row.body, words.get(row.id, {"words": ""})["words"]),
            author="" if row.department_id in closed else row.author,
            at=from_ms(row.at),
            about=row.about,
        )
        for row in rows
    ]


def add_note(
    connection: Connection,
    patient: int,
    department: int,
    kind: NoteKind,
    value: Value,
    author: str,
    at: datetime,
    about: str = "",
) -> int:
    """Keep a note of somebody in `department`, and return its key."""
    line = {
        "patient_id": patient,
        "department_id": department,
        "kind": kind.value,
        "about": about,
        "body": body_of(value),
        "words": reason_of(value),
        "author": author,
        "at": to_ms(at),
    }
    return int(connection.execute(insert(_TABLE).values(**line).returning(_TABLE.c.id)).scalar_one())


def patient_of_note(connection: Connection, key: int) -> int | None:
    """Return whose a note is or was, None where there is none with this key."""
    return connection.execute(select(_TABLE.c.patient_id).where(_TABLE.c.id == key)).scalar()


def lift_note(connection: Connection, key: int, author: str, at: datetime) -> bool:
    """Let a note count no more, and return whether it did until now."""
    counts = (_TABLE.c.id == key) & _TABLE.c.lifted.is_(None)
    lifted = update(_TABLE).where(counts).values(lifted=to_ms(at), lifted_by=author)
    return connection.execute(lifted).rowcount > 0
