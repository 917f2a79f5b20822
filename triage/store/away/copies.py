"""Open and describe the encrypted file of a copy."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from triage.store.away.copying import unlock
from triage.store.clock_time import from_ms, to_ms
from triage.store.database import Store, open_database
from triage.store.keeping.keys import DATABASE_NAME, AskPassphrase, database_key
from triage.store.schema import migrate
from triage.store.tables import away_copy


@dataclass(frozen=True, slots=True)
class Described:
    """What a copy says of itself: the name of its log, when it is true, whose it is, and of how many patients."""

    name: str
    true_at: datetime
    actor: str
    departments: str
    patients: int


def open_copy_store(folder: Path, ask: AskPassphrase) -> Store:
    """Open (or make) the copy in `folder`, which has a key of its own; what wrote it before may be an older program.

    Raises StoreError when its key cannot be had or the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return ready(open_database(folder / DATABASE_NAME, database_key(folder, ask)))


def ready(store: Store) -> Store:
    """Return `store` with the tables of a copy; it is closed where that cannot be."""
    try:
        migrate(store)
        with store.write() as connection:
            unlock(connection)
    except BaseException:
        store.close()
        raise
    return store


def describe(connection: Connection) -> Described | None:
    """Return what the copy says of itself, None where it was never filled."""
    row = connection.execute(select(away_copy)).first()
    return None if row is None else Described(row.name, from_ms(row.true_at), row.actor, row.departments, row.patients)


def note_copied(connection: Connection, true_at: datetime, actor: str, departments: str, patients: int) -> None:
    """Note when the copy is true, in the transaction that makes it so; its log keeps its name while it lasts."""
    before = describe(connection)
    name = before.name if before is not None else secrets.token_hex(8)
    connection.execute(delete(away_copy))
    values = {"id": 1, "name": name, "true_at": to_ms(true_at), "actor": actor}
    connection.execute(insert(away_copy).values(**values, departments=departments, patients=patients))
