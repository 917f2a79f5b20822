"""How far a chain of the audit log has come, kept outside the store: in the keyring, else in a file beside it.

The keyring is another's to change than the store; the file is not, and only tells what a careless copy lost.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from triage.access.chain import Head
from triage.store.keeping.files import write_private
from triage.store.keeping.key_places import trusted_keyring

_SERVICE = "visita-audit-head"
_FILE = "visita.head.json"


class HeadKeeper(Protocol):
    """Keeps the head of one chain where whoever changes the store does not change it too."""

    @property
    def is_outside(self) -> bool:
        """Return whether another than the owner of the store's file would have to be deceived too."""

    def keep(self, head: Head) -> bool:
        """Keep `head` in place of the one before; return whether it is kept."""

    def kept(self, chain: str) -> Head | None:
        """Return the head that was kept, None where there is none."""


class KeyringHeads:
    """Keeps heads in the keyring of the operating system."""

    is_outside = True

    def keep(self, head: Head) -> bool:
        """Keep `head`, where a keyring that can be trusted works."""
        # Whatever a backend raises: the line itself is written, and the head is kept another time.
        with suppress(Exception):
            if (keyring := trusted_keyring()) is not None:
                keyring.set_password(_SERVICE, head.chain, _words(head))
                return True
        return False

    def kept(self, chain: str) -> Head | None:
        """Return the head that the keyring holds."""
        with suppress(Exception):
            if (keyring := trusted_keyring()) is not None:
                return _head(chain, keyring.get_password(_SERVICE, chain) or "")
        return None


class FileHeads:
    """Keeps the head in a file beside the store: weaker, for whoever can write one can write the other."""

    is_outside = False

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def keep(self, head: Head) -> bool:
        """Keep `head`, whole or not at all."""
        try:
            kept = {**self._read(), head.chain: _words(head)}
            write_private(self._path, json.dumps(kept, sort_keys=True).encode())
        except OSError:
            return False
        return True

    def kept(self, chain: str) -> Head | None:
        """Return the head that the file holds."""
        return _head(chain, self._read().get(chain, ""))

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(chain): str(words) for chain, words in found.items()} if isinstance(found, dict) else {}


def keepers(folder: Path, *, is_demo: bool) -> Sequence[HeadKeeper]:
    """Return where heads are kept, the strongest first; the demonstration's stand in its own folder alone."""
    beside = FileHeads(folder)
    return (beside,) if is_demo else (KeyringHeads(), beside)


def _words(head: Head) -> str:
    return f"{head.number} {head.hash}"


def _head(chain: str, words: str) -> Head | None:
    number, _, found = words.partition(" ")
    return Head(chain, int(number), found) if number.isdigit() and found else None
