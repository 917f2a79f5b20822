"""A store that moved: it says where it went, and takes nothing more."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from triage.errors import StoreError, Text
from triage.scoring.danish_time import DENMARK
from triage.store.database import Store
from triage.store.keeping.moved_sign import SIGN
from triage.store.keeping.register import Noted, note, noted, noted_at
from triage.store.tables import metadata


def close_for_good(connection: Connection, name: str, at: datetime) -> None:
    """Note where the store went, and let the database itself refuse every later write."""
    note(connection, Noted.MOVED, name, at)
    for statement in _triggers():
        connection.exec_driver_sql(statement)


def refuse_moved(store: Store) -> None:
    """Raise StoreError, which says where to, when the store has moved."""
    with store.read() as connection:
        if not connection.dialect.has_table(connection, "keeping"):
            return
        name, at = noted(connection, Noted.MOVED), noted_at(connection, Noted.MOVED)
    if name is None or at is None:
        return
    day = at.astimezone(DENMARK)
    raise StoreError(
        Text(
            f"Databasen i {store.path.parent} er flyttet til {name} den {day:%d.%m.%Y} og bruges ikke mere. "
            "Sæt VISITA_DATABASE til den nye adresse.",
            f"The database in {store.path.parent} moved to {name} on {day:%Y-%m-%d} and is not used any more. "
            "Set VISITA_DATABASE to the new address.",
        )
    )


def _triggers() -> Iterator[str]:
    for table in sorted(metadata.tables):
        for act in ("INSERT", "UPDATE", "DELETE"):
            yield (
                f'CREATE TRIGGER moved_{table}_{act.lower()} BEFORE {act} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{SIGN}'); END"
            )
