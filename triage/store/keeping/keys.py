"""The key of a database: in the operating system's keyring, or behind a passphrase; never on disk in clear."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from triage.errors import StoreError, Text
from triage.store.keeping.cipher import fits, opened_file
from triage.store.keeping.key_note import LOST_NOTE, NOTE_NAME, Kept, KeyNote, read_note, write_first_note, write_note
from triage.store.keeping.key_places import AskPassphrase, forget, key_of, make_key, trusted_keyring

__all__ = ["DATABASE_NAME", "DEMO_KEY", "AskPassphrase", "database_key", "forget_key", "note_in_use", "trusted_keyring"]

DATABASE_NAME = "visita.db"

# Made-up people need no secret: the key only keeps the demonstration on the same code path as real data.
DEMO_KEY = b"visita demonstration: no secret "


def database_key(folder: Path, ask: AskPassphrase) -> bytes:
    """Return the 256-bit key of the database in `folder`, made on first use.

    The keyring is used where a trustworthy one works. Otherwise `ask(is_new)` gives the passphrase (None = given up).
    Raises StoreError when the key cannot be had; a new key is never made over an existing database, nor a new database
    where one was lost.
    """
    note, database = read_note(folder), folder / DATABASE_NAME
    if note is None:
        if database.exists():
            raise StoreError(LOST_NOTE)
        return _keep_new(folder, ask)
    if note.in_use and not (database.exists() and database.stat().st_size):
        raise StoreError(_LOST_DATABASE)
    return key_of(note.kept, ask) if note.following is None else _settled(folder, ask)


def note_in_use(folder: Path) -> None:
    """Note that a database was made with the key, so that its loss is noticed; nothing where no key is noted."""
    note = read_note(folder)
    if note is not None and not note.in_use:
        write_note(folder, replace(note, in_use=True))


def forget_key(folder: Path) -> None:
    """Remove the key of the database in `folder` and the note of it: what it locks can never be read again."""
    note = read_note(folder)
    if note is None:
        return
    for kept in (note.kept, note.following):
        if kept is not None:
            forget(kept)
    (folder / NOTE_NAME).unlink()


def _keep_new(folder: Path, ask: AskPassphrase) -> bytes:
    asked = cache(ask)
    kept, key = make_key(asked)
    if write_first_note(folder, KeyNote(kept)):
        return key
    # Another program was first. A database made with this key would be one that nobody can open.
    forget(kept)
    return database_key(folder, lambda _is_new: asked(True))


def _settled(folder: Path, ask: AskPassphrase) -> bytes:
    """Return the key after its change was interrupted, and note which of the two it is.

    The older is tried first: an unfinished change is taken back by whoever opens the file, and only the older can.
    """
    asked, database, note = cache(ask), folder / DATABASE_NAME, read_note(folder)
    if note is None or note.following is None:
        return database_key(folder, ask)
    pairs = ((note.kept, note.following), (note.following, note.kept))
    for kept, other in pairs:
        key = _key_or_none(folder, kept, asked)
        if key is None:
            continue
        with opened_file(database, key) as connection:
            # Nobody changes the key, nor this note, as long as the file is locked.
            connection.execute("BEGIN IMMEDIATE")
            if read_note(folder) != note:
                return database_key(folder, ask)
            write_note(folder, replace(note, kept=kept, following=None))
        forget(other)
        return key
    raise StoreError(_NEITHER)


def _key_or_none(folder: Path, kept: Kept, ask: AskPassphrase) -> bytes | None:
    try:
        key = key_of(kept, ask)
    except StoreError:
        return None
    return key if fits(folder / DATABASE_NAME, key) else None


_LOST_DATABASE = Text(
    "Databasen visita.db er væk eller tom, men har været der. Der laves ikke en ny. Indlæs en sikkerhedskopi: "
    "triage store restore FIL.",
    "The database visita.db is gone or empty, though there was one. No new one is made. Restore a backup: "
    "triage store restore FILE.",
)
_NEITHER = Text(
    "Nøglen var ved at blive skiftet, og ingen af de to nøgler åbner databasen. Den er urørt. Prøv igen, eller gendan "
    "nøglen: triage store key recover.",
    "The key was being changed, and neither of the two opens the database. It is untouched. Try again, or recover the "
    "key: triage store key recover.",
)
