"""FHIR data by others: where they are, how many resources a stranger counts in them, and what became of each."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from triage.clinical.observation import ReadingKind
from triage.clinical.received import Received
from triage.fhir.read import read_file, read_ndjson, refused_body
from triage.fhir.strict import BodyError
from triage.workflow.catalogue import Catalogue

HERE = Path(__file__).resolve()
LINES = frozenset({".ndjson", ".jsonl"})
Reason = tuple[str, str, str]


def root() -> Path:
    """Return the folder of the sources: `fhir` under TRIAGE_ACCEPTANCE, or beside the checkout."""
    return Path(os.environ.get("TRIAGE_ACCEPTANCE", HERE.parents[2].parent / "shared" / "acceptance")) / "fhir"


def sources() -> list[Path]:
    """Return one folder per source, none where the data are not here."""
    return sorted(folder for folder in root().iterdir() if folder.is_dir()) if root().is_dir() else []


def files_of(source: Path) -> list[Path]:
    """Return the files of a source in a fixed order."""
    return sorted(file for file in source.rglob("*") if file.suffix in LINES | {".json"})


def counted(file: Path) -> int:
    """Count as a stranger would: a line each, every entry of a Bundle however deep, or the one document."""
    if file.suffix in LINES:
        return sum(bool(line.strip()) for line in file.read_bytes().splitlines())
    return _resources_in(json.loads(file.read_bytes()))


def _resources_in(document: Any) -> int:
    if not isinstance(document, dict) or document.get("resourceType") != "Bundle":
        return 1
    return sum(_resources_in(entry.get("resource")) for entry in document.get("entry", []))


@cache
def _kinds() -> dict[str, ReadingKind]:
    return Catalogue().kinds


def received_from(file: Path) -> Iterator[Received]:
    """Read a file as `triage import` does; one that is refused whole comes as its bytes and the reason."""
    kinds = _kinds()
    if file.suffix in LINES:
        with file.open("rb") as lines:
            yield from read_ndjson(lines, kinds)
        return
    body = file.read_bytes()
    try:
        yield from read_file(body, kinds)
    except BodyError as fault:
        yield refused_body(body, fault)


@dataclass
class Account:
    """What became of a source's resources, and why those in quarantine are there."""

    outcomes: Counter[str] = field(default_factory=Counter)
    # Remarks on a whole Bundle stand beside its resources, as one more thing received.
    remarks: int = 0
    reasons: Counter[Reason] = field(default_factory=Counter)

    def add(self, received: Received) -> None:
        """Count one resource, and the fault that holds it."""
        self.outcomes[received.disposition.value] += 1
        self.remarks += received.type == "Bundle"
        errors = [finding for finding in received.findings if finding.severity == "error"]
        if errors:
            self.reasons[received.type or "", errors[0].code, _place(errors[0].path)] += 1


def _place(path: str) -> str:
    """Return a path without the numbers of list members."""
    return "".join(part.partition("]")[2] if "]" in part else part for part in path.split("["))


@cache
def account_of(source: Path) -> Account:
    """Read a whole source."""
    account = Account()
    for file in files_of(source):
        for received in received_from(file):
            account.add(received)
    return account
