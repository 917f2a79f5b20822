"""The pin of a workstation, `visita.pin.json`: which authority it believes, and how far its register was read."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from triage.access.rule_versions.canonical import time_of, time_words
from triage.access.rule_versions.key_pair import typed_fingerprint
from triage.access.rule_versions.register import Pin
from triage.errors import StoreError, Text
from triage.store.keeping.files import write_private

PIN_NAME = "visita.pin.json"


def read_pin(folder: Path) -> Pin | None:
    """Return the pin, None where there is none; raises StoreError where the file is damaged: it is not guessed at."""
    path = folder / PIN_NAME
    if not path.exists():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        pin = _pin_in(found)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise StoreError(_DAMAGED) from fault
    if typed_fingerprint(pin.fingerprint) != pin.fingerprint:
        raise StoreError(_DAMAGED)
    return pin


def write_pin(folder: Path, pin: Pin) -> None:
    """Keep the pin, for its owner's eyes only; a crash leaves the old one or the new one."""
    try:
        write_private(folder / PIN_NAME, json.dumps(_written(pin)).encode())
    except OSError as fault:
        raise StoreError(
            Text(
                f"Der kan ikke skrives i mappen {folder}. Intet er gemt.",
                f"The folder {folder} cannot be written. Nothing was saved.",
            )
        ) from fault


def remove_pin(folder: Path) -> None:
    """Believe no authority any more."""
    (folder / PIN_NAME).unlink(missing_ok=True)


def _pin_in(found: Mapping[str, Any]) -> Pin:
    """Return the pin; what an older version of the program did not keep was not seen yet."""
    steps = {str(name): (int(count), str(seen)) for name, (count, seen) in found.get("steps", {}).items()}
    revoked = {str(key): time_of(until) for key, until in found.get("revoked", {}).items()}
    return Pin(str(found["fingerprint"]), int(found["number"]), str(found["seen"]), steps, revoked)


def _written(pin: Pin) -> Mapping[str, object]:
    return {**asdict(pin), "revoked": {key: time_words(until) for key, until in pin.revoked.items()}}


_DAMAGED = Text(
    f"Filen {PIN_NAME} er beskadiget. Få en administrator til at fastgøre nøglen igen: triage rules keys pin.",
    f"The file {PIN_NAME} is damaged. Have an administrator pin the key again: triage rules keys pin.",
)
