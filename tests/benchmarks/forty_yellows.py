"""Milliseconds of the program's own for each of forty yellow patients, decided by keys alone in the real window.

    python -m tests.benchmarks.forty_yellows [--patients N] [--home FOLDER]

For each patient the nurse presses two keys: 2, and Ctrl+Enter. The time of the first is until what is suggested stands
on the screen, that of the second until the next patient does, painted, and the next key would count; so together they
are what the program takes of each patient's minute. Off-screen, on a demonstration store made anew unless `--home`
names one.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from triage.bootstrap import open_application, utc_now
from triage.clinical.colour import Colour
from triage.settings import Settings
from triage.workflow.demonstration.prepare_demo import generate_region
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query
from ui.desks.desk import desk_of
from ui.main_window import MainWindow
from ui.start.app import prepare

WANTED, LONGEST_S = 40, 10.0
KEYS_EACH = 2


def fill(home: Path, patients: int) -> None:
    """Make a demonstration store with enough yellow patients."""
    region = home / "region"
    generate_region(region, patients, 1, utc_now(), days=10)
    app = open_application(Settings(home=home, actor="benchmark"), is_demo=True)
    import_files(app, [region])
    score(app)
    app.store.close()


def until(is_done: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    ends = time.perf_counter() + LONGEST_S
    while not is_done():
        QCoreApplication.processEvents()
        if time.perf_counter() > ends:
            raise SystemExit("the window did not get there")


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key on what has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def is_shown(window: MainWindow, case: int) -> bool:
    """Return whether the chart of a case is on the screen, and the decision about it could be made."""
    chart, row = window.open_case.chart, window.frame.pane.decision.row
    return chart is not None and chart.case == case and row is not None and row.case == case


def decide_one(window: MainWindow, case: int, following: int | None) -> tuple[float, float]:
    """Decide with two keys, and return the seconds after each until the program waits again."""
    panel = window.frame.pane.decision
    began = time.perf_counter()
    press(window, Qt.Key.Key_2)
    until(lambda: panel.parts.save.isEnabled() and panel.note.toPlainText() != "")
    window.repaint()
    chosen = time.perf_counter()
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if following is None:
        until(lambda: window.open_case.row is None or window.open_case.row.case != case)
    else:
        until(lambda: is_shown(window, following))
    window.repaint()
    return chosen - began, time.perf_counter() - chosen


def triage(home: Path) -> list[tuple[float, float]]:
    """Decide the first forty yellow patients of the store in `home`, one after the other."""
    app = open_application(Settings(home=home, actor="benchmark"), is_demo=True)
    query = Query(colours=(Colour.YELLOW,))
    cases = [row.case for row in list_cases(app, query, 0, WANTED + 1)]
    prepare()
    window = MainWindow(desk_of(lambda: app, app.actor, is_demo=True))
    window.show()
    window.activateWindow()
    window.background.wait()
    window.frame.worklist.model.ask(query)
    window.background.wait()
    press(window, Qt.Key.Key_J)
    until(lambda: is_shown(window, cases[0]))
    following = [*cases[1:], None]
    pairs = list(zip(cases, following, strict=True))[:WANTED]
    times = [decide_one(window, case, after) for case, after in pairs]
    window.close()
    app.store.close()
    return times


def say(what: str, seconds: list[float]) -> None:
    """Print the median, the 95th of a hundred, and the worst."""
    found = sorted(1000 * one for one in seconds)
    late = found[min(int(len(found) * 0.95), len(found) - 1)]
    print(f"{what:<34} p50 {statistics.median(found):6.1f} ms  p95 {late:6.1f} ms  worst {found[-1]:6.1f} ms")


def main() -> None:
    """Fill a store, decide, and print what the program took."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--patients", type=int, default=400)
    arguments.add_argument("--home", type=Path)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = chosen.home or Path(folder)
        if chosen.home is None:
            fill(home, chosen.patients)
        times = triage(home)
    print(f"{len(times)} yellow patients, {KEYS_EACH} key presses each, no mouse")
    say("2: until the suggestion stands", [first for first, _ in times])
    say("Ctrl+Enter: until the next patient", [second for _, second in times])
    say("both, of each patient's minute", [first + second for first, second in times])


if __name__ == "__main__":
    main()
