"""A folder of NDJSON as a source: only what changed since the last time is read."""

from pathlib import Path

from triage.store.intake.intake import Intake
from triage.store.pull_states import Place, read_places, set_place
from triage.store.sources import Source
from triage.workflow.application import Application
from triage.workflow.intake.import_files import files_in, take_file
from triage.workflow.intake.intake import IntakeReport


def pull_folder(app: Application, source: Source, report: IntakeReport) -> None:
    """Read the files of a folder that are new or were changed; one that cannot be read is a fault, every time."""
    folder = Path(source.settings.url or "")
    intake = Intake(app.store, source.id)
    read = read_places(app.store, source.id, Place.FILE)
    for path in files_in([folder], report):
        name, mark = str(path.relative_to(folder)), _mark(path)
        if mark is None or read.get(name) == mark:
            continue
        # One that grew meanwhile is read again the next time.
        if take_file(app, intake, path, report, source.settings.dialect) and _mark(path) == mark:
            set_place(app.store, source.id, Place.FILE, name, mark)


def _mark(path: Path) -> str | None:
    """Return what changes when a file does, None where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return f"{found.st_mtime_ns} {found.st_size}"
