"""The note beside a database, `visita.key.json`: how its key is kept and who can recover it; never the key."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from triage.errors import StoreError, Text
from triage.store.keeping.files import write_private, write_private_first

NOTE_NAME = "visita.key.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where one key is: under `name` in the keyring, or made from a passphrase and the hexadecimal `salt`; or `sealed`.

    `wrapped` is a key that a passphrase locks without being made from it; `sealed` is the key sealed to the recovery
    key whose public half is `public`. All hexadecimal, empty where there is none.
    """

    how: str
    name: str
    salt: str
    wrapped: str = ""
    public: str = ""
    sealed: str = ""


@dataclass(frozen=True, slots=True)
class KeyNote:
    """The key in force; `following` is the one that takes over, while the key is being changed.

    `in_use` says that a database was made with it: where none is found then, it is lost and not new.
    """

    kept: Kept
    in_use: bool = False
    following: Kept | None = None


def read_note(folder: Path) -> KeyNote | None:
    """Return the note in `folder`, None where there is none; raises StoreError where it is damaged."""
    path = folder / NOTE_NAME
    if not path.exists():
        return None
    try:
        return _note(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError) as fault:
        raise StoreError(LOST_NOTE) from fault


def write_note(folder: Path, note: KeyNote) -> None:
    """Write the note; a crash leaves the old one or the new one."""
    with _told_where_refused(folder):
        write_private(folder / NOTE_NAME, _written(note))


def write_first_note(folder: Path, note: KeyNote) -> bool:
    """Write the note of a new key, and return False where another program noted its own meanwhile: that one counts."""
    with _told_where_refused(folder):
        return write_private_first(folder / NOTE_NAME, _written(note))


def _written(note: KeyNote) -> bytes:
    following = None if note.following is None else asdict(note.following)
    return json.dumps({**asdict(note.kept), "in_use": note.in_use, "following": following}).encode()


@contextmanager
def _told_where_refused(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise StoreError(
            Text(
                f"Der kan ikke skrives i mappen {folder}. Intet er gemt.",
                f"The folder {folder} cannot be written. Nothing was saved.",
            )
        ) from fault


def _note(written: dict[str, object]) -> KeyNote:
    in_use, following = written.pop("in_use", False), written.pop("following", None)
    return KeyNote(kept_from(written), in_use is True, None if following is None else kept_from(following))


def kept_from(written: object) -> Kept:
    """Return what was written of one key; raises ValueError where it is something else."""
    if not isinstance(written, dict):
        raise ValueError("not a note of a key")
    kept = Kept(**written)
    for text in (kept.salt, kept.wrapped, kept.public, kept.sealed):
        bytes.fromhex(text)
    if kept.how not in ("keyring", "passphrase", "sealed"):
        raise ValueError("an unknown way of keeping a key")
    return kept


LOST_NOTE = Text(
    "Filen visita.key.json ved siden af databasen mangler eller er beskadiget. Databasen er urørt. Gendan nøglen af en "
    "sikkerhedskopi: triage store key recover --from FIL.",
    "The file visita.key.json beside the database is missing or damaged. The database is untouched. "
    "Restore it from a backup: triage store key recover --from FILE.",
)
