"""Bring a backup back, or try whether it could be."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from triage.errors import StoreError, Text, UnreadableError, WrongUseError
from triage.store.database import Store, open_database
from triage.store.keeping.backup_file import Backup, Manifest
from triage.store.keeping.digest import differences, digests
from triage.store.keeping.files import copied_until, written_whole
from triage.store.keeping.health import faults_of
from triage.store.keeping.key_note import Kept, KeyNote, write_note
from triage.store.keeping.key_places import AskPassphrase, keep_existing, key_of
from triage.store.keeping.keys import DATABASE_NAME
from triage.store.keeping.recovery_key import unseal

Look = Callable[[Connection], list[str]]


def _nothing(_connection: Connection) -> list[str]:
    return []


def key_by_recovery(backup: Backup, recovery: bytes) -> bytes:
    """Return the key of a backup from the recovery key; raises StoreError where it is another store's."""
    key = unseal(bytes.fromhex(backup.manifest.kept.sealed), recovery)
    if key is None or not backup.is_made_with(key):
        raise StoreError(_OTHER_RECOVERY)
    return key


def key_at_hand(backup: Backup, ask: AskPassphrase) -> bytes | None:
    """Return the key of a backup from this user's keyring or the passphrase; None where that does not open it."""
    try:
        key = key_of(backup.manifest.kept, ask)
    except StoreError:
        return None
    return key if backup.is_made_with(key) else None


def restore(backup: Backup, key: bytes, folder: Path, ask: AskPassphrase) -> Manifest:
    """Make the store of a backup anew in `folder`, where there is none, and keep its key there.

    Raises WrongUseError where a store stands there, UnreadableError where the backup is damaged or differs from its
    manifest; nothing is left then.
    """
    database = folder / DATABASE_NAME
    if database.exists() or database.is_symlink():
        raise WrongUseError(_in_the_way(database))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with written_whole(database) as partial:
        if found := _unpacked(backup, key, partial):
            raise UnreadableError(_differs(backup.path, found))
        # The note first: a key without a database can be noted again, a database without its key cannot be opened.
        write_note(folder, KeyNote(_kept_here(backup, key, ask)))
    return backup.manifest


def try_restore(backup: Backup, key: bytes, folder: Path, look: Look = _nothing) -> list[str]:
    """Return how a store restored from the backup would differ from the one it was made of; nothing remains of it.

    `look` looks at the restored store too, and returns what is wrong.
    """
    with _vanishing(folder / "trial.db") as partial:
        return _unpacked(backup, key, partial, look)


def _unpacked(backup: Backup, key: bytes, target: Path, look: Look = _nothing) -> list[str]:
    if not backup.is_made_with(key) or not backup.is_whole():
        raise UnreadableError(_damaged(backup.path))
    with target.open("wb") as file:
        for piece in copied_until(backup.path, backup.manifest.size):
            file.write(piece)
    with closing(open_database(target, key)) as store:
        return _compared(store, backup.manifest, look)


def _compared(store: Store, manifest: Manifest, look: Look) -> list[str]:
    with store.read() as connection:
        return faults_of(connection) + differences(manifest.tables, digests(connection)) + look(connection)


def _kept_here(backup: Backup, key: bytes, ask: AskPassphrase) -> Kept:
    kept = backup.manifest.kept
    if kept.how == "passphrase" and key_at_hand(backup, ask) == key:
        return kept
    return replace(keep_existing(key, ask), public=kept.public, sealed=kept.sealed)


@contextmanager
def _vanishing(path: Path) -> Iterator[Path]:
    """Give a private file that never takes its name."""
    try:
        with written_whole(path) as partial:
            yield partial
            raise _NeverKeptError
    except _NeverKeptError:
        return


class _NeverKeptError(Exception):
    """Raised to leave a file that must not stay."""


def _in_the_way(database: Path) -> Text:
    return Text(
        f"Der er allerede en database i {database.parent}. Intet er ændret. Sæt VISITA_HOME til en tom mappe, eller "
        "flyt den gamle væk først.",
        f"There is a database in {database.parent} already. Nothing was changed. Set VISITA_HOME to an empty folder, "
        "or move the old one away first.",
    )


def _damaged(path: Path) -> Text:
    return Text(
        f"Sikkerhedskopien {path} er beskadiget eller ændret. Intet er indlæst. Brug en anden kopi.",
        f"The backup {path} is damaged or was changed. Nothing was restored. Use another backup.",
    )


def _differs(path: Path, found: list[str]) -> Text:
    told = "; ".join(found[:5])
    return Text(
        f"Sikkerhedskopien {path} stemmer ikke med sin egen opgørelse ({told}). Intet er indlæst.",
        f"The backup {path} does not agree with its own account ({told}). Nothing was restored.",
    )


_OTHER_RECOVERY = Text(
    "Gendannelsesnøglen hører ikke til denne database, eller der var ingen, da kopien blev lavet. Intet er ændret.",
    "The recovery key is not this store's, or there was none when the copy was made. Nothing was changed.",
)
