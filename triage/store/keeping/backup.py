"""Write a backup while others go on working: one state of the database, encrypted from the first byte."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from triage.errors import StoreError, Text, WrongUseError
from triage.store.database import Store
from triage.store.keeping.backup_file import Manifest, append_manifest, sha256_of
from triage.store.keeping.cipher import opened_file
from triage.store.keeping.digest import digests
from triage.store.keeping.files import written_whole
from triage.store.keeping.key_note import Kept
from triage.store.keeping.register import Noted, noted


def write_backup(store: Store, key: bytes, kept: Kept, path: Path, at: datetime) -> Manifest:
    """Write the whole store to `path`, with counts and hashes of what stands in the store, and return the manifest.

    The file is as secret as the store: it opens with the store's key, or with the recovery key it was sealed to.
    Raises WrongUseError where something stands at `path`, StoreError where it cannot be written.
    """
    if path.exists() or path.is_symlink():
        raise WrongUseError(_exists(path))
    try:
        with written_whole(path) as partial:
            with store.read() as connection:
                tables, schema, name = digests(connection), schema_of(connection), noted(connection, Noted.STORE) or ""
                copy_encrypted(connection, key, partial)
            size = partial.stat().st_size
            manifest = Manifest(name, at.isoformat(), schema, size, sha256_of(partial, size), tables, kept)
            append_manifest(partial, manifest, key)
    except OSError as fault:
        raise StoreError(_unwritable(path)) from fault
    return manifest


def copy_encrypted(connection: Connection, key: bytes, target: Path) -> None:
    """Copy what the open transaction sees to the file `target`, encrypted with `key`; nobody who writes has to wait."""
    with opened_file(target, key) as copy:
        # The copy counts only once it is synchronised and has its name: no journal is needed, nor any file beside it.
        copy.execute("PRAGMA journal_mode = MEMORY")
        copy.execute("PRAGMA synchronous = OFF")
        connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr] # it is open


def schema_of(connection: Connection) -> str:
    """Return the schema's number; empty in a database that has none yet."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def _exists(path: Path) -> Text:
    return Text(
        f"{path} findes allerede og overskrives ikke. Vælg et andet navn, fx med dagens dato.",
        f"{path} exists already and is not overwritten. Choose another name, e.g. with today's date.",
    )


def _unwritable(path: Path) -> Text:
    return Text(
        f"Sikkerhedskopien kan ikke skrives til {path}. Er der plads, og må du skrive i mappen? Intet er skrevet.",
        f"The backup cannot be written to {path}. Is there room, and may you write in the folder? Nothing was written.",
    )
