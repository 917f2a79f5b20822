"""First frame, and milliseconds for each frame while the trends are moved, beside other plotting libraries.

Every library draws on one thread: the processor's time of it is told beside the time that passed, which others on the
same machine make longer.
"""

import argparse
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from time import perf_counter, process_time
from typing import NamedTuple

import numpy as np
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.benchmarks.peers.plots import Lines, with_matplotlib, with_pyqtgraph, with_qtcharts
from tests.ui.charts import DEVICES, NEW_DEVICE, NOW, SPO2, limit, now
from triage.clinical.colour import Colour
from triage.workflow.chart.series import Point, Series
from ui.patient.trends.card import TrendCard, warm_up
from ui.theme import apply_theme, load_theme

WIDTH, HEIGHT = 900, 190
FRAMES, STEP = 60, 0.04


def readings(count: int, seed: int) -> Series:
    """Return a made-up glucose sensor: a reading every five minutes, one in fifty beyond a limit."""
    drawn = np.random.default_rng(seed).normal(93, 2.2, count).round(1)
    points = tuple(
        Point(NOW - timedelta(minutes=5 * (count - number)), Decimal(str(value)), NEW_DEVICE)
        for number, value in enumerate(drawn.tolist())
    )
    return Series(SPO2, points, (limit(Colour.RED, "87", 4000), limit(Colour.YELLOW, "88.5", 4000)))


class Took(NamedTuple):
    """The seconds that passed, and those that the processor worked."""

    passed: float
    worked: float


class Watch:
    """Tells how long it is since it was made."""

    def __init__(self) -> None:
        self._passed, self._worked = perf_counter(), process_time()

    def took(self) -> Took:
        """Return the time until now."""
        return Took(perf_counter() - self._passed, process_time() - self._worked)


def ours(series: tuple[Series, ...], board: QWidget) -> Iterator[Took]:
    """Yield the time to the first frame, the longest hold of the window meanwhile, and then of each frame."""
    card = TrendCard(load_theme("light"), now)
    QVBoxLayout(board).addWidget(card)
    board.show()
    QApplication.processEvents()
    whole, holds = Watch(), [Watch().took()]
    card.show_series(series, DEVICES)
    while len(card.plots) < len(series):
        hold = Watch()
        QApplication.processEvents()
        holds.append(hold.took())
    QApplication.processEvents()
    yield whole.took()
    yield max(holds, key=lambda took: took.worked)
    for _ in range(FRAMES):
        frame = Watch()
        card.stage.time.pan(-STEP, card.stage.first, NOW)
        card.stage.show_span()
        QApplication.processEvents()
        yield frame.took()


def theirs(make: Callable[[Lines, QWidget], object], lines: Lines, board: QWidget) -> Iterator[Took]:
    """Yield the time to the first frame and then of each frame, nothing where the peer is not installed."""
    whole = Watch()
    show = make(lines, board)
    if not callable(show):
        return
    width = timedelta(days=92).total_seconds()
    end = NOW.timestamp()
    board.show()
    show(end - width, end)
    QApplication.processEvents()
    yield whole.took()
    for _ in range(FRAMES):
        frame = Watch()
        end -= STEP * width / 2
        show(end - width, end)
        QApplication.processEvents()
        yield frame.took()


def told(name: str, frames: list[Took], first: Took, ours: float) -> None:
    """Print one line of the table; `ours` are the seconds that our frame made the processor work."""
    passed = statistics.median(frame.passed for frame in frames)
    worked = sorted(frame.worked for frame in frames)
    middle, worst = statistics.median(worked), worked[int(len(worked) * 0.95)]
    times = (first.worked, passed, middle, worst)
    print(f"{name:24}{''.join(f'{time * 1000:10.1f}' for time in times)}{middle / ours:8.1f} x")


def main() -> None:
    """Print first frame, median and 95th percentile of a frame, for every library that is installed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--series", type=int, default=10)
    arguments.add_argument("--points", type=int, default=100_000)
    chosen = arguments.parse_args()
    warm_up()
    application = QApplication([])
    apply_theme(application, load_theme("light"))
    series = tuple(readings(chosen.points, seed) for seed in range(chosen.series))
    lines = [
        (np.array([one.time.timestamp() for one in each.points]), np.array([float(one.value) for one in each.points]))
        for each in series
    ]
    print(f"{chosen.series} series x {chosen.points:,} points, {WIDTH} pixels wide, all in sight; milliseconds")
    print(f"{'':24}{'first':>10}{'passed':>10}{'worked':>10}{'p95':>10}{'ratio':>10}")
    first, longest, *frames = ours(series, _board(chosen.series))
    mine = statistics.median(frame.worked for frame in frames)
    told("Visita", frames, first, mine)
    for name, make in (
        ("pyqtgraph, peaks kept", with_pyqtgraph),
        ("QtCharts", with_qtcharts),
        ("matplotlib", with_matplotlib),
    ):
        found = list(theirs(make, lines, _board(chosen.series)))
        if found:
            told(name, found[1:], found[0], mine)
        else:
            print(f"{name:24}not installed")
    print(f"longest hold of the window while Visita drew: {longest.worked * 1000:.0f} ms of work")


def _board(count: int) -> QWidget:
    for old in QApplication.topLevelWidgets():
        old.close()
    board = QWidget()
    board.resize(WIDTH, HEIGHT * count + 160)
    return board


if __name__ == "__main__":
    main()
