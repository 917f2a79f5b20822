"""Change the key of an encrypted file so that a crash at any point leaves one that opens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from triage.errors import StoreError, Text
from triage.store.keeping.cipher import opened_file
from triage.store.keeping.key_note import LOST_NOTE, Kept, read_note, write_note
from triage.store.keeping.key_places import AskPassphrase, forget, make_key
from triage.store.keeping.keys import DATABASE_NAME
from triage.store.keeping.recovery_key import seal

Step = Callable[[str], None]


def change_key(folder: Path, key: bytes, public: str, ask: AskPassphrase, step: Step = lambda _name: None) -> None:
    """Give the database in `folder` a new key instead of `key`; `ask` is asked for a new passphrase if one is used.

    The new key is kept, noted and sealed to the recovery key `public` before the first page is written with it.
    Raises StoreError, with nothing changed, while another program has the database open. `step` hears where it is.
    """
    with _alone(folder / DATABASE_NAME, key) as connection:
        note = read_note(folder)
        if note is None or note.following is not None:
            raise StoreError(LOST_NOTE)
        kept, fresh = make_key(ask)
        following = sealed_to(public, kept, fresh)
        step("kept")
        write_note(folder, replace(note, following=following))
        step("noted")
        connection.execute(f"PRAGMA rekey = \"x'{fresh.hex()}'\"")
        step("changed")
        write_note(folder, replace(note, kept=following, following=None))
    step("settled")
    forget(note.kept)


def sealed_to(public: str, kept: Kept, key: bytes) -> Kept:
    """Return the note of a key with the key sealed to the recovery key; as it is where there is none."""
    if not public:
        return kept
    return replace(kept, public=public, sealed=seal(key, bytes.fromhex(public)).hex())


@contextmanager
def _alone(path: Path, key: bytes) -> Iterator[Any]:
    """Give a connection that nobody can open the file beside, with a journal that the older key reads."""
    with opened_file(path, key) as connection:
        try:
            # Leaving WAL mode needs the file alone; what stood in the WAL is in the file afterwards.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlcipher.Error as fault:
            raise StoreError(_IN_USE) from fault
        yield connection


_IN_USE = Text(
    "Databasen er i brug. Luk Visita og alt, der modtager data på denne maskine, og prøv igen. Nøglen er ikke skiftet.",
    "The database is in use. Close Visita and whatever takes in data on this machine and try again. "
    "The key was not changed.",
)
