"""One encrypted file, opened without the rest of the store: to try a key, to copy, to change the key."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from triage.errors import StoreError, Text

_PLAIN = b"SQLite format 3\x00"


@contextmanager
def opened_file(path: Path, key: bytes, wait: float = 2) -> Iterator[Any]:
    """Give a connection of the database library to the file, which is made where there is none."""
    connection = sqlcipher.connect(str(path), isolation_level=None, timeout=wait)
    try:
        connection.execute("PRAGMA cipher_log = off")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA synchronous = FULL")
        yield connection
    finally:
        connection.close()


def fits(path: Path, key: bytes) -> bool:
    """Return whether `key` unlocks the file.

    Raises StoreError where that cannot be told, because another program holds the file or the disk refuses.
    """
    try:
        with opened_file(path, key) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlcipher.Error as fault:
        if "not a database" in str(fault):
            return False
        raise StoreError(_busy(path)) from fault
    return True


def refuse_plain(path: Path) -> None:
    """Raise StoreError where the file at `path` is a database that anybody can read."""
    try:
        with path.open("rb") as file:
            is_plain = file.read(len(_PLAIN)) == _PLAIN
    except OSError:
        return
    if is_plain:
        raise StoreError(
            Text(
                f"Filen {path} er ikke krypteret og bruges ikke. Flyt den, og indlæs en sikkerhedskopi; "
                "se hjælpen om databasen.",
                f"The file {path} is not encrypted and is not used. Move it away and restore a backup; "
                "see the help about the store.",
            )
        )


def _busy(path: Path) -> Text:
    return Text(
        f"Databasen {path} er optaget eller kan ikke læses. Luk Visita på denne maskine, og prøv igen.",
        f"The database {path} is in use or cannot be read. Close Visita on this machine and try again.",
    )
