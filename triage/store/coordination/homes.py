"""Where people live who may swap places with others, and which visits somebody said stay where they are."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from triage.coordination.note_text import value_from
from triage.coordination.notes import Movable, NoteKind
from triage.store.greens.found import marked_people
from triage.store.tables import coordination_note, patient

_PORTION = 500


def homes_of(connection: Connection, patients: Collection[int]) -> dict[int, str]:
    """Return the postcodes of the living whose record is open to everybody who has to do with them."""
    closed = frozenset(connection.execute(marked_people()).scalars())
    keys = sorted(set(patients) - closed)
    found: dict[int, str] = {}
    for start in range(0, len(keys), _PORTION):
        theirs = patient.c.id.in_(keys[start : start + _PORTION]) & (patient.c.deceased == 0)
        rows = connection.execute(select(patient.c.id, patient.c.postal_code).where(theirs))
        found |= {row.id: row.postal_code for row in rows if row.postal_code}
    return found


def unmovable_visits(connection: Connection) -> frozenset[str]:
    """Return the visits that are not to be moved, by their ids in a situation: the newest note of each counts."""
    table = coordination_note
    said = select(table.c.about, table.c.body).where(table.c.kind == NoteKind.MOVABLE.value, table.c.lifted.is_(None))
    newest = {row.about: row.body for row in connection.execute(said.order_by(table.c.id))}
    return frozenset(about for about, body in newest.items() if not _is_movable(body))


def _is_movable(body: str) -> bool:
    value = value_from(NoteKind.MOVABLE, body, "")
    return isinstance(value, Movable) and value.is_movable
