"""Which workstation this is: an id made once for a data folder, under which its lines stand in the audit log."""

import json
import re
import secrets
import socket
from pathlib import Path

from triage.errors import StoreError, Text
from triage.store.keeping.files import write_private

_FILE = "visita.workstation.json"
_FORM = re.compile(r"[0-9A-Za-z.\-]{1,80}")


def workstation_id(home: Path) -> str:
    """Return the id of the data folder `home`, made on first use: the computer's name and a part drawn by lot.

    A file that cannot be read gives a new id, and with it a new chain. Raises StoreError where none can be written.
    """
    path = home / _FILE
    found = _read(path)
    return found if found is not None else _make(path)


def _read(path: Path) -> str | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["workstation"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return found if isinstance(found, str) and _FORM.fullmatch(found) else None


def _make(path: Path) -> str:
    host = re.sub(r"[^0-9A-Za-z.\-]", "-", socket.gethostname())[:40] or "workstation"
    made = f"{host}-{secrets.token_hex(4)}"
    try:
        # Of two programs that start at once one may begin a chain that ends with it, no more.
        write_private(path, json.dumps({"workstation": made}).encode())
    except OSError as fault:
        raise StoreError(
            Text(
                f"Der kan ikke skrives i mappen {path.parent}. Ret rettighederne, og prøv igen.",
                f"The folder {path.parent} cannot be written. Correct its permissions, and try again.",
            )
        ) from fault
    return _read(path) or made
