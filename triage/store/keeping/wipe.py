"""Remove a local copy so that nothing of it can be read again."""

import os
import secrets
from pathlib import Path

from triage.store.keeping.files import with_journals
from triage.store.keeping.keys import forget_key

_PAGE = 4096


def wipe(path: Path) -> None:
    """Remove the database at `path` for good: its key first, then the file and its journals.

    Without the key the pages are noise, wherever the disk still holds them. Killed half-way, a second call ends it.
    """
    forget_key(path.parent)
    for left in with_journals(path):
        _spoil(left)
        left.unlink(missing_ok=True)


def _spoil(path: Path) -> None:
    """Overwrite the first page, where the salt of the encryption stands."""
    if not path.is_file() or path.is_symlink():
        return
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(min(_PAGE, path.stat().st_size)))
        file.flush()
        os.fsync(file.fileno())
