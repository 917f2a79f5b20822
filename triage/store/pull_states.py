"""Remember the place in what is read a part at a time, so that a killed reading goes on where it was."""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from triage.store.database import Store
from triage.store.tables import pull_state


class Place(StrEnum):
    """When the history of a type was last read, the export under way, a file as it was read."""

    HISTORY = "history"
    EXPORT = "export"
    FILE = "file"


def read_places(store: Store, source: int, kind: Place) -> Mapping[str, str]:
    """Return every place of one kind by its key."""
    wanted = select(pull_state.c.key, pull_state.c.value).where(
        pull_state.c.source_id == source, pull_state.c.kind == kind.value
    )
    with store.read() as connection:
        return {row.key: row.value for row in connection.execute(wanted)}


def read_place(store: Store, source: int, kind: Place, key: str) -> str | None:
    """Return one place, None where there is none."""
    return read_places(store, source, kind).get(key)


def set_place(store: Store, source: int, kind: Place, key: str, value: str) -> None:
    """Remember a place, after everything before it is stored."""
    with store.write() as connection:
        moved = connection.execute(update(pull_state).where(_at(source, kind, key)).values(value=value))
        if moved.rowcount == 0:
            row = {"source_id": source, "kind": kind.value, "key": key, "value": value}
            connection.execute(insert(pull_state).values(row))


def forget_places(store: Store, source: int, kind: Place) -> None:
    """Forget every place of one kind."""
    with store.write() as connection:
        mine = (pull_state.c.source_id == source) & (pull_state.c.kind == kind.value)
        connection.execute(delete(pull_state).where(mine))


def _at(source: int, kind: Place, key: str) -> ColumnElement[bool]:
    return and_(pull_state.c.source_id == source, pull_state.c.kind == kind.value, pull_state.c.key == key)
