"""Milliseconds from asking for a patient's chart to the page drawn, off-screen, beside reading the same facts alone."""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from tests.benchmarks.start_window import fill
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.store.records import facts_of
from triage.store.tables import case
from triage.workflow.application import Application
from triage.workflow.chart.chart import Chart
from triage.workflow.chart.open_chart import open_chart
from ui.desks.desk import danish_now
from ui.patient.banner import PatientBanner
from ui.patient.page import PatientPage
from ui.theme import apply_theme, load_theme
from ui.translate import install_translator

Clock = Callable[[], float]
Times = dict[str, list[float]]


def measured(app: Application, patients: int, clock: Clock = time.perf_counter) -> Times:
    """Return the times of opening so many patients, spread over the list, by the seconds of `clock`."""
    with app.store.read() as connection:
        keys = connection.execute(
            select(case.c.id, case.c.patient_id).where(case.c.is_open == 1).order_by(case.c.colour_rank, case.c.id)
        ).all()
    chosen = keys[:: max(1, len(keys) // patients)][:patients]
    theme = load_theme("light")
    banner, page = PatientBanner(theme, danish_now), PatientPage(theme, danish_now)
    banner.resize(860, 100)
    page.resize(860, 760)
    for widget in (banner, page):
        widget.show()
    times: Times = {name: [] for name in ("facts alone", "fetched", "words drawn", "trends drawn", "fetched and drawn")}
    for key, patient in chosen:
        times["facts alone"].append(_timed(partial(_facts, app, patient), clock))
        _open(app, key, banner, page, times, clock)
    return times


def _open(
    app: Application, key: int, banner: PatientBanner, page: PatientPage, times: Times, clock: Clock
) -> None:
    page.show_waiting()
    QApplication.processEvents()
    charts: list[Chart] = []
    fetched = _timed(lambda: charts.append(open_chart(app, key)), clock)

    def draw() -> None:
        banner.show_chart(charts[0])
        page.show_chart(charts[0])
        page.repaint()

    drawn = _timed(draw, clock)
    times["fetched"].append(fetched)
    times["words drawn"].append(drawn)
    times["trends drawn"].append(_timed(page.trends.finish, clock))
    times["fetched and drawn"].append(fetched + drawn)
    QApplication.processEvents()


def _facts(app: Application, patient: int) -> None:
    with app.store.read() as connection:
        facts_of(connection, [patient])


def _timed(work: Callable[[], object], clock: Clock) -> float:
    began = clock()
    work()
    return (clock() - began) * 1000


def _row(name: str, times: Sequence[float]) -> str:
    cuts = statistics.quantiles(times, n=20)
    return f"{name:18} {statistics.median(times):8.1f} {cuts[-1]:8.1f} {max(times):8.1f}"


def main() -> None:
    """Print the times of each step, the first patients, which warm up, left out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--store", type=int, default=300, help="patients in the store")
    arguments.add_argument("--patients", type=int, default=100, help="patients opened")
    arguments.add_argument("--home", type=Path, help="a demonstration store that is there already")
    arguments.add_argument("--processor", action="store_true", help="count processor time: others use the machine")
    chosen = arguments.parse_args()
    clock = time.process_time if chosen.processor else time.perf_counter
    application = QApplication([])
    install_translator(application, "da")
    apply_theme(application, load_theme("light"))
    with tempfile.TemporaryDirectory() as folder:
        home = chosen.home or Path(folder)
        if chosen.home is None:
            fill(home, chosen.store)
        app = open_application(Settings(home=home, actor="benchmark"), is_demo=True)
        measured(app, 5)
        times = measured(app, chosen.patients, clock)
        app.store.close()
    print(f"{len(times['fetched'])} patients opened; ms  median      p95      max")
    print("\n".join(_row(name, found) for name, found in times.items()))
    ratio = statistics.median(times["fetched"]) / statistics.median(times["facts alone"])
    print(f"a whole chart with its line in the log takes {ratio:.1f} times as long as its facts alone")


if __name__ == "__main__":
    main()
