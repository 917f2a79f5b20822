"""Whatever is pressed in whatever order: the window lives, no memory is lost, no other thread draws."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from tests.liveness.conftest import settle
from tests.liveness.memory import is_told, resident_mb, slope
from tests.liveness.own_thread import touches_watched
from tests.liveness.robot import Robot
from triage.bootstrap import open_demo
from triage.settings import Settings
from triage.workflow.application import Application
from ui.main_window import MainWindow

STEPS, SOAK_MINUTES = 250, 10
Show = Callable[[Application], MainWindow]


@pytest.fixture
def own_demo(demonstration: Path, tmp_path: Path) -> Iterator[Application]:
    """A copy of the demonstration: the robot decides."""
    shutil.copytree(demonstration, tmp_path / "home")
    app = open_demo(Settings(home=tmp_path / "home", actor="prøve"), lambda _: None, "demo-kliniker")
    yield app
    app.store.close()


@pytest.fixture
def crashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What nobody caught."""
    seen: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, fault, _trace: seen.append(f"{kind.__name__}: {fault}"))
    return seen


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_no_order_of_commands_breaks_the_window_or_draws_from_another_thread(
    own_demo: Application, window_on: Show, crashes: list[str]
) -> None:
    robot = Robot(window_on(own_demo), settle)
    with touches_watched() as strangers:
        robot.work(STEPS)
    assert crashes == [], robot.done
    assert strangers == []
    assert len(set(robot.done)) > 20


@pytest.mark.qt_log_ignore("different thread")
def test_that_a_touch_from_another_thread_is_seen(own_demo: Application, window_on: Show) -> None:
    window = window_on(own_demo)
    with touches_watched() as strangers:
        window.background.read(lambda: window.frame.strip.setVisible(True), lambda _: None, lambda _: None)
        settle(window)
    assert strangers == ["QWidget.setVisible"]


@pytest.mark.full
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not is_told(), reason="this system does not tell how much memory a process has")
def test_that_ten_minutes_of_work_cost_no_memory(own_demo: Application, window_on: Show, crashes: list[str]) -> None:
    window = window_on(own_demo)
    used: list[float] = []
    until, seed = monotonic() + SOAK_MINUTES * 60, 0
    while monotonic() < until:
        seed += 1
        Robot(window, settle, seed).work(100)
        used.append(resident_mb())
    assert crashes == []
    # What is loaded on first use is loaded in the first quarter; then less than a megabyte in a hundred steps is noise.
    late = used[len(used) // 4 :]
    assert len(late) > 4
    assert slope(late) < 1.0, used
