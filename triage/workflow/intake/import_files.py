"""Take in FHIR files: Bundles, single resources, NDJSON, and folders of them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

from triage.access.acts import Act
from triage.clinical.questionnaire import Answer
from triage.clinical.received import Fact, Finding, Received
from triage.errors import Text
from triage.fhir.dialects.dialect_catalogue import AUTO
from triage.fhir.read import read_path, refused_body
from triage.fhir.strict import BodyError
from triage.lanes.apart import BrokenDownError, apart
from triage.store.intake.intake import Intake
from triage.store.sources import record_success, source_id
from triage.workflow.application import Application
from triage.workflow.intake.intake import IntakeReport, keep
from triage.workflow.rights.permit import permit_alone

# From here on a second process pays: to start one takes as long as to read a thousand resources or more.
LARGE = 8_000_000
_SENT = (*get_args(Fact), Answer, Finding, Received, Text)
_SUFFIXES = frozenset({".json", ".ndjson", ".jsonl"})
# FHIR may stand in these too; it is not read from them yet, and that is said.
_OTHER_DRESSES = frozenset({".xml", ".gz", ".zip"})
# Not FHIR: what the synthetic region writes beside the resources, for comparing with.
_NOT_FHIR = frozenset({"truth.ndjson"})
# Read first where present, so that what other resources refer to is known.
_FIRST = ("Patient", "Location", "Device", "Questionnaire", "CarePlan")


def import_files(app: Application, paths: Sequence[Path]) -> IntakeReport:
    """Keep every resource in `paths` (files and folders); an unreadable file is a fault, and the rest goes on.

    Importing the same files again brings nothing twice.
    """
    permit_alone(app, Act.RUN_INTAKE)
    report = IntakeReport()
    source = source_id(app.store, "files")
    intake = Intake(app.store, source)
    now = app.clock()
    for path in files_in(paths, report):
        take_file(app, intake, path, report)
    if not report.faults:
        record_success(app.store, source, now)
    return report


def files_in(paths: Iterable[Path], report: IntakeReport) -> list[Path]:
    """Return the files to read, those first that others refer to; what is not read is a warning or fault."""
    return sorted(_files(paths, report), key=_order)


def take_file(app: Application, intake: Intake, path: Path, report: IntakeReport, dialect: str = AUTO) -> bool:
    """Keep every resource of a file, and return whether it was read to its end; a fault stands in the report."""
    try:
        keep(app, intake, _resources(app, path, dialect), report)
    except BodyError as fault:
        # Kept too: what was wrong with it can be seen, and it can be tried again.
        keep(app, intake, [refused_body(path.read_bytes(), fault)], report)
        report.faults.append(_in_file(path, fault.text))
    except OSError as fault:
        report.faults.append(_unreadable(path, fault))
    except BrokenDownError:
        report.faults.append(_broke_down(path))
    else:
        return True
    return False


def _files(paths: Iterable[Path], report: IntakeReport) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = [file for file in path.rglob("*") if file.is_file() and file.name not in _NOT_FHIR]
            yield from (file for file in inside if file.suffix.lower() in _SUFFIXES)
            report.warnings += [_left_out(file) for file in sorted(inside) if file.suffix.lower() in _OTHER_DRESSES]
        elif path.is_file():
            yield path
        else:
            report.faults.append(
                Text(f"{path} findes ikke. Kontrollér stien.", f"{path} does not exist. Check the path.")
            )


def _order(path: Path) -> tuple[int, str]:
    for rank, name in enumerate(_FIRST):
        if path.name.startswith(name):
            return rank, str(path)
    return len(_FIRST), str(path)


def _resources(app: Application, path: Path, dialect: str) -> Iterator[Received]:
    """Yield what `path` has; a large file is read by a process of its own while this one writes."""
    arguments = path, app.catalogue.kinds, dialect
    return apart(read_path, arguments, _SENT) if path.stat().st_size >= LARGE else read_path(*arguments)


def _left_out(path: Path) -> Text:
    return Text(
        f"{path} er ikke læst: kun JSON og NDJSON læses. Pak den ud, eller omsæt den.",
        f"{path} was not read: only JSON and NDJSON are. Unpack or convert it.",
    )


def _in_file(path: Path, text: Text) -> Text:
    return Text(f"{path}: {text.da}", f"{path}: {text.en}")


def _unreadable(path: Path, fault: OSError) -> Text:
    return Text(
        f"{path} kan ikke læses ({fault.strerror}). Kontrollér rettighederne.",
        f"{path} cannot be read ({fault.strerror}). Check the permissions.",
    )


def _broke_down(path: Path) -> Text:
    return Text(
        f"Læsningen af {path} brød sammen undervejs. Det læste er gemt; importér filen igen.",
        f"Reading {path} broke down on the way. What was read is kept; import the file again.",
    )
