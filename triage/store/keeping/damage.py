"""The mark beside a database file that is damaged: nobody writes to it any more."""

import os
from contextlib import suppress
from pathlib import Path

from triage.errors import StoreError, Text

_MARK = ".damaged"


def mark_damaged(database: Path) -> None:
    """Let nobody on this machine write to the database any more; the mark stands beside it."""
    with suppress(OSError):
        os.close(os.open(_mark(database), os.O_CREAT | os.O_WRONLY, 0o600))


def clear_mark(database: Path) -> None:
    """Let the database be written again."""
    with suppress(OSError):
        _mark(database).unlink(missing_ok=True)


def refuse_damaged(database: Path) -> None:
    """Raise StoreError where the database is marked as damaged."""
    if _mark(database).exists():
        raise StoreError(DAMAGED)


def _mark(database: Path) -> Path:
    return database.with_name(database.name + _MARK)


DAMAGED = Text(
    "Databasen er beskadiget, og der skrives ikke mere i den; uden en linje i loggen vises heller ingen patienter. "
    "Kontakt it-afdelingen: indlæs den nyeste sikkerhedskopi i en tom mappe (triage store restore FIL).",
    "The database is damaged, and nothing more is written to it; without a line in the log no patients are shown "
    "either. Ask your IT department to restore the newest backup into an empty folder (triage store restore FILE).",
)
