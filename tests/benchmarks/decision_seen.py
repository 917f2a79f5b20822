"""Milliseconds from a decision at one workstation to the changed row at 50 others, on one PostgreSQL.

    python -m tests.benchmarks.decision_seen [--stations N] [--decisions N]

One of them is a window, off-screen: its time is taken when the list has been painted without the patient. The others
are processes that wait for news, ask what changed, and read the row (the right, the row, the line in the audit log).
Beside them, in turns of their own, as many that hear a bare NOTIFY and read the row by its key. All of them share the
processors of this machine, as workstations do not: see the same with `--stations 5`. The time begins when the decision
is kept.
"""

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from multiprocessing.queues import Queue
from pathlib import Path
from queue import Empty

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psycopg
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from tests.benchmarks.claims import DURABLE, Station, opened, prepared
from tests.postgresql import started
from triage.clinical.decision import Action
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.lists.list_cases import row_of
from triage.workflow.watching.await_news import await_news
from triage.workflow.watching.read_news import read_news
from ui.desks.desk import desk_of
from ui.main_window import MainWindow
from ui.start.app import prepare

CASES, WAIT_S = 3000, 30.0
_IS_OPEN = 'SELECT is_open FROM "case" WHERE id = %s'
# A case, and when it was kept or seen.
Told = tuple[int, float]
Watcher = Callable[["Station", Sequence[int], "Queue[Told]"], None]


def decide_when_asked(station: Station, asked: "Queue[int]", told: "Queue[Told]") -> None:
    """Decide each case that is asked for, and tell when that was kept; 0 ends it."""
    with ExitStack() as stack:
        app = opened(station, stack)
        while case := asked.get():
            decide(app, case, Action.PHONE)
            told.put((case, time.perf_counter()))


def watch(station: Station, cases: Sequence[int], told: "Queue[Told]") -> None:
    """Tell when each case in turn is read as decided."""
    with ExitStack() as stack:
        app = opened(station, stack)
        mark = read_news(app, None).mark
        await_news(app, 0.1)
        told.put((0, 0.0))
        for case in cases:
            while True:
                await_news(app, WAIT_S)
                news = read_news(app, mark)
                mark = news.mark
                if news.changed is not None and news.changed.patients and row_of(app, case).closed:
                    break
            told.put((case, time.perf_counter()))


def watch_plainly(station: Station, cases: Sequence[int], told: "Queue[Told]") -> None:
    """Tell when each case in turn is read as decided, with the driver alone."""
    with psycopg.connect(station.address, autocommit=True) as connection:
        connection.execute("LISTEN visita")
        told.put((0, 0.0))
        for case in cases:
            while connection.execute(_IS_OPEN, (case,)).fetchone() == (1,):
                for _ in connection.notifies(timeout=WAIT_S, stop_after=1):
                    pass
            told.put((case, time.perf_counter()))


class Painted(QObject):
    """Notes when the list has been painted with a case as handled, or without it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.case: int | None = None
        self.at: float | None = None
        window.frame.worklist.rows.viewport().installEventFilter(self)

    def wait_for(self, case: int) -> None:
        """Look for this case from now on."""
        self.case, self.at = case, None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        """Look at the list after each time it is painted."""
        if event.type() is QEvent.Type.Paint and self.case is not None:
            model = self._window.frame.worklist.model
            number = model.number_of(self.case)
            row = None if number is None else model.row_at(number)
            if model.rowCount() and model.row_at(0) is not None and (row is None or row.closed):
                self.case = None
                QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.at = time.perf_counter()


def open_window(app: Application) -> MainWindow:
    """Show a window that hears of others, and let it settle."""
    prepare()
    desk = desk_of(lambda: app, app.actor, is_demo=True)
    window = MainWindow(replace(desk, away=replace(desk.away, is_shared=True)))
    window.resize(1440, 900)
    window.show()
    window.background.wait()
    window.freshness.look()
    window.background.wait()
    return window


class Race:
    """Some workstations that look out for each of the cases, and one that decides them."""

    def __init__(self, watcher: Watcher, stations: Sequence[Station], decider: Station, cases: Sequence[int]) -> None:
        forked = multiprocessing.get_context("fork")
        self._asked, self._kept, self._seen = forked.Queue(), forked.Queue(), forked.Queue()
        self._watchers = len(stations)
        self._workers = [forked.Process(target=watcher, args=(one, cases, self._seen)) for one in stations]
        work = (decider, self._asked, self._kept)
        self._workers.append(forked.Process(target=decide_when_asked, args=work))
        # One after another: fifty that start at once would keep each other from connecting in time.
        for worker in self._workers:
            worker.start()
            if worker is not self._workers[-1]:
                self._seen.get(timeout=WAIT_S)

    def decide(self, case: int, painted: Painted | None = None) -> tuple[list[float], float]:
        """Have a case decided, and return after how many seconds the others and the window (else 0) showed it."""
        if painted is not None:
            painted.wait_for(case)
        self._asked.put(case)
        at: list[float] = []
        until = time.perf_counter() + WAIT_S
        while len(at) < self._watchers or (painted is not None and painted.at is None):
            QCoreApplication.processEvents()
            try:
                at.append(self._seen.get_nowait()[1])
            except Empty:
                time.sleep(0.0005)
            if time.perf_counter() > until:
                raise SystemExit(f"case {case} was seen by {len(at)} of {self._watchers}")
        began = self._kept.get(timeout=WAIT_S)[1]
        in_window = 0.0 if painted is None or painted.at is None else painted.at - began
        return [one - began for one in at], in_window

    def close(self) -> None:
        """Let everybody go."""
        self._asked.put(0)
        for worker in self._workers:
            worker.join()


def say(who: str, seconds: "list[float]") -> None:
    """Print the median, the 99th of a hundred, and the worst."""
    found = sorted(1000 * one for one in seconds)
    late = found[min(int(len(found) * 0.99), len(found) - 1)]
    middle = statistics.median(found)
    print(f"{who:<28}{len(found):6}  p50 {middle:7.1f} ms  p99 {late:7.1f} ms  worst {found[-1]:7.1f} ms")


def main() -> None:
    """Start the workstations, decide, and print how long each took to show it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stations", type=int, default=50)
    parser.add_argument("--decisions", type=int, default=30)
    chosen = parser.parse_args()
    # Reds, in the order of the list.
    cases = [3 * number for number in range(1, 2 * chosen.decisions + 1)]
    first, then = cases[: chosen.decisions], cases[chosen.decisions :]
    with tempfile.TemporaryDirectory() as folder, started(*DURABLE) as server, ExitStack() as stack:
        here, there, *others = prepared(server.get_uri(), Path(folder), chosen.stations + 1, CASES)
        race = Race(watch_plainly, others, there, first)
        plain = [race.decide(case) for case in first]
        race.close()
        race = Race(watch, others, there, then)
        window = open_window(opened(here, stack))
        painted = Painted(window)
        found = [race.decide(case, painted) for case in then]
        race.close()
        window.close()
    print(f"{os.cpu_count()} processors, {chosen.stations} workstations that see {chosen.decisions} decisions")
    say("a bare NOTIFY and the row", [one for at, _ in plain for one in at])
    say("visita: the row read", [one for at, _ in found for one in at])
    say("visita: the window painted", [at for _, at in found])


if __name__ == "__main__":
    main()
