"""Seconds from starting the program to its first painted window and to a usable worklist, off-screen and warm.

Beside it starts a bare window with an empty table: what Python and Qt take by themselves.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from triage.bootstrap import open_application, utc_now
from triage.settings import Settings
from triage.workflow.demonstration.prepare_demo import generate_region
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score

OURS = ("-m", "ui", "--demo", "--as", "benchmark", "--report-start")
BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
application, window = QApplication([]), QMainWindow()
window.setCentralWidget(QTableView())
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
print(*(time.time(), time.process_time()) * 2)
"""


def fill(home: Path, patients: int) -> None:
    """Make a demonstration store of `patients` people with ten days of data."""
    settings = Settings(home=home, actor="benchmark")
    region = home / "region"
    generate_region(region, patients, 1, utc_now(), days=10)
    app = open_application(settings, is_demo=True)
    import_files(app, [region])
    score(app)
    app.store.close()


def start(home: Path, words: Sequence[str]) -> list[float]:
    """Return when a fresh process painted its window and had its list, by the clock and by the processor's time."""
    # As an installed program starts: compiled once, whatever the environment of tests says.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept = {"VISITA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    began = time.time()
    shown = subprocess.run([sys.executable, *words], env=environment | kept, capture_output=True, text=True, check=True)
    told = [float(word) for word in shown.stdout.split()[-4:]]
    return [told[0] - began, told[1], told[2] - began, told[3]]


def main() -> None:
    """Print medians over the runs, the first (cold) run left out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--patients", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=7)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), chosen.patients)
        times = {
            name: [start(Path(folder), words) for _ in range(chosen.runs + 1)][1:]
            for name, words in (("Visita", OURS), ("a bare window of Qt", ("-c", BARE)))
        }
    print(f"{chosen.patients:,} patients, {chosen.runs} warm starts, medians: seconds (of the processor)")
    for name, found in times.items():
        painted, of_painted, usable, of_usable = (statistics.median(column) for column in zip(*found, strict=True))
        print(f"{name:22}first painted {painted:6.2f} ({of_painted:.2f})  usable list {usable:6.2f} ({of_usable:.2f})")


if __name__ == "__main__":
    main()
