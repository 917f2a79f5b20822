"""Make the demonstration ready: a synthetic region, taken in and scored like any other source."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from triage.demo.region import generate
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.import_files import import_files
from triage.workflow.score import score

PATIENTS = 300
SEED = 1


def generate_region(out: Path, patients: int, seed: int, now: datetime, days: int = 180) -> dict[str, int]:
    """Write a region to `out` and return how many resources of each type it has."""
    return dict(generate(patients, seed, out, now, days).counts)


def prepare_demo(app: Application, tell: Callable[[Text], None]) -> None:
    """Fill the demonstration's store with a region whose present is now, and score it."""
    region = app.store.path.parent / "region"
    shutil.rmtree(region, ignore_errors=True)
    counts = generate_region(region, PATIENTS, SEED, app.clock())
    total = sum(counts.values())
    tell(
        Text(
            f"Syntetisk region: {PATIENTS} patienter, {total} ressourcer",
            f"Synthetic region: {PATIENTS} patients, {total} resources",
        )
    )
    report = import_files(app, [region])
    tell(Text(f"Modtaget {report.total()}", f"Received {report.total()}"))
    changed = score(app)
    tell(Text(f"Vurderet: {len(changed.cases)} sager", f"Scored: {len(changed.cases)} cases"))
