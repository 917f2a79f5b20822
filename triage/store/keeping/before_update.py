"""Keep a copy of a database from before its tables were changed, until a later start has gone well."""

from pathlib import Path

from triage.store.database import Store
from triage.store.keeping.backup import copy_encrypted, schema_of
from triage.store.keeping.files import written_whole
from triage.store.schema import HEAD

_NAME = "visita.before-"


def is_to_update(store: Store) -> bool:
    """Return whether the database has tables of an older program; an empty one has none."""
    with store.read() as connection:
        return "" < schema_of(connection) < HEAD


def keep_before_update(store: Store, key: bytes) -> None:
    """Copy the database to `visita.before-NNNN.db` beside it, once."""
    with store.read() as connection:
        copy = store.path.with_name(f"{_NAME}{schema_of(connection)}.db")
        if copy.exists():
            return
        with written_whole(copy) as partial:
            copy_encrypted(connection, key, partial)


def copies_before_update(folder: Path) -> list[Path]:
    """Return the copies that stand in `folder`."""
    return sorted(path for path in folder.glob(f"{_NAME}*.db") if path.is_file())


def drop_before_update(folder: Path) -> None:
    """Remove the copies: the database has the new tables and opened well."""
    for copy in copies_before_update(folder):
        copy.unlink(missing_ok=True)
