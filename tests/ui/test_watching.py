"""The child process that takes in: handed its passphrase, started again, and ended with the window."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from ui.start.watching import Watching, watch_command

Start = Callable[..., Watching]
WAITS = "import sys\nsys.stdin.read()"
KEEPS = "import sys, pathlib\npathlib.Path(sys.argv[1]).write_text(sys.stdin.readline())\nsys.stdin.read()"
REFUSES = "import sys\nprint('Nøglen er forkert.', file=sys.stderr)\nsys.exit(3)"
BREAKS = "raise KeyError('610152-9995')"
DEAF = "import time\nprint('x', flush=True)\ntime.sleep(60)"
SECRET = "korrekt hest batteri"


@pytest.fixture
def start(qapp) -> Iterator[Start]:
    """Start a child that runs a few lines of Python; ended after the test."""
    made: list[Watching] = []

    def begin(lines: str, *arguments: str) -> Watching:
        watching = Watching([sys.executable, "-c", lines, *arguments], lambda: SECRET)
        made.append(watching)
        return watching

    yield begin
    for watching in made:
        watching.close()


def is_running(watching: Watching) -> bool:
    return watching.process.state() is QProcess.ProcessState.Running


def test_that_the_passphrase_comes_over_standard_input_alone(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    watching = start(KEEPS, str(kept))
    watching.ensure()
    qtbot.waitUntil(lambda: kept.exists() and bool(kept.read_text()))
    assert kept.read_text() == f"{SECRET}\n"
    assert SECRET not in str([*watching.process.arguments(), *os.environ.values()])


def test_that_a_child_that_runs_is_not_started_twice(start: Start, qtbot: QtBot) -> None:
    watching = start(WAITS)
    watching.ensure()
    qtbot.waitUntil(lambda: is_running(watching))
    before = watching.process.processId()
    watching.ensure()
    assert watching.process.processId() == before


def test_that_the_child_ends_with_the_window(start: Start, qtbot: QtBot) -> None:
    watching = start(WAITS)
    watching.ensure()
    qtbot.waitUntil(lambda: is_running(watching))
    watching.close()
    assert watching.process.exitCode() == 0
    assert watching.process.exitStatus() is QProcess.ExitStatus.NormalExit


def test_that_a_child_that_does_not_hear_is_ended_all_the_same(start: Start, qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr("ui.start.watching.CLOSING_MS", 200)
    watching = start(DEAF)
    watching.ensure()
    qtbot.waitUntil(lambda: is_running(watching))
    watching.close()
    assert not is_running(watching)


def test_that_a_child_that_died_is_started_again_and_that_this_is_said(start: Start, qtbot: QtBot) -> None:
    watching, told = start(WAITS), []
    watching.told.connect(told.append)
    watching.ensure()
    qtbot.waitUntil(lambda: is_running(watching))
    before = watching.process.processId()
    watching.process.kill()
    qtbot.waitUntil(lambda: len(told) == 3, timeout=10_000)
    assert watching.process.processId() != before
    assert told[0] == told[2] == ""
    assert told[1]


def test_that_a_fault_with_a_sentence_is_told_in_its_words(start: Start, qtbot: QtBot) -> None:
    watching = start(REFUSES)
    with qtbot.waitSignal(watching.told, check_params_cb=lambda text: "Nøglen er forkert." in text):
        watching.ensure()


def test_that_a_crash_is_told_without_a_word_of_its_content(start: Start, qtbot: QtBot) -> None:
    watching = start(BREAKS)
    with qtbot.waitSignal(watching.told, check_params_cb=bool) as told:
        watching.ensure()
    assert "610152" not in told.args[0]


def test_that_a_child_that_keeps_dying_is_started_ever_more_seldom(start: Start, qtbot: QtBot) -> None:
    watching = start(BREAKS)
    waits = []
    for _ in range(8):
        with qtbot.waitSignal(watching.told, check_params_cb=bool):
            watching._again.stop()
            watching.ensure()
        waits.append(watching._again.interval())
    assert waits == [1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000]


def test_that_a_program_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    watching = Watching([str(tmp_path / "missing")], lambda: None)
    with qtbot.waitSignal(watching.told, check_params_cb=bool):
        watching.ensure()
    watching.close()


def test_that_the_demonstration_watches_its_own_store() -> None:
    assert watch_command(is_demo=True)[1:] == ["-m", "triage", "--demo", "watch", "--attached"]
    assert watch_command(is_demo=False)[1:] == ["-m", "triage", "watch", "--attached"]
