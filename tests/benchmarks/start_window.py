"""Seconds from starting the program to its first painted window and to a usable worklist, off-screen and warm."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from triage.bootstrap import open_application, utc_now
from triage.settings import Settings
from triage.workflow.import_files import import_files
from triage.workflow.prepare_demo import generate_region
from triage.workflow.score.score import score


def fill(home: Path, patients: int) -> None:
    """Make a demonstration store of `patients` people with ten days of data."""
    settings = Settings(home=home, actor="benchmark")
    region = home / "region"
    generate_region(region, patients, 1, utc_now(), days=10)
    app = open_application(settings, is_demo=True)
    import_files(app, [region])
    score(app)
    app.store.close()


def start(home: Path) -> tuple[float, float]:
    """Return seconds to the first painted window and to the worklist's first rows, one fresh process."""
    environment = {**os.environ, "VISITA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    began = time.time()
    command = [sys.executable, "-m", "ui", "--demo", "--as", "benchmark", "--report-start"]
    shown = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    painted, usable = (float(word) for word in shown.stdout.split()[-2:])
    return painted - began, usable - began


def main() -> None:
    """Print medians over the runs, the first (cold) run left out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--patients", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=7)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), chosen.patients)
        times = [start(Path(folder)) for _ in range(chosen.runs + 1)][1:]
    print(f"{chosen.patients:,} patients, {chosen.runs} warm starts, medians")
    print(f"first painted window  {statistics.median(t[0] for t in times):6.2f} s")
    print(f"usable worklist       {statistics.median(t[1] for t in times):6.2f} s")


if __name__ == "__main__":
    main()
