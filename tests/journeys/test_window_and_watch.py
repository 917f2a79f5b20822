"""The window beside the process that takes in, off-screen, with real children."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import json
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.builders import fhir_care_plan, fhir_patient, fhir_spo2
from triage.bootstrap import open_application, utc_now
from triage.settings import Settings
from triage.workflow.application import Application
from triage.workflow.intake.sources import add
from triage.workflow.watching.read_news import read_news
from triage.worklist.source import SourceKind, SourceSettings
from ui.desks.desk import desk_of
from ui.main_window import MainWindow
from ui.start.app import prepare, run
from ui.start.watching import Watching, watch_command

LONG_MS = 60_000


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setenv("VISITA_HOME", str(tmp_path))
    monkeypatch.setenv("VISITA_ACTOR", "tester")
    monkeypatch.setenv("VISITA_PASSPHRASE", "korrekt hest batteri")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    opened = open_application(Settings(tmp_path, "tester", "korrekt hest batteri"))
    yield opened
    opened.store.close()


@pytest.fixture
def opened(app: Application, qapp: Any) -> Iterator[tuple[MainWindow, Watching]]:
    """A window and its child, as the program joins them."""
    prepare()
    window = MainWindow(desk_of(lambda: app, app.actor, is_demo=False))
    watching = Watching(watch_command(is_demo=False), lambda: None, window)
    watching.told.connect(window.freshness.show_watch)
    window.freshness.unwatched.connect(watching.ensure)
    window.show()
    yield window, watching
    watching.close()
    window.background.wait()
    window.close()


@pytest.fixture
def folder(app: Application, tmp_path: Path) -> Path:
    """A folder of NDJSON that is a source."""
    made = tmp_path / "export"
    made.mkdir()
    add(app, "export", SourceSettings(str(made), SourceKind.FOLDER))
    return made


def put(folder: Path, *resources: dict[str, Any]) -> None:
    """Put resources into the folder, whole at once."""
    for type_ in {resource["resourceType"] for resource in resources}:
        lines = [json.dumps(resource) for resource in resources if resource["resourceType"] == type_]
        half = folder / f"{type_}.part"
        half.write_text("\n".join(lines), encoding="utf-8")
        half.rename(folder / f"{type_}.ndjson")


def rows(window: MainWindow) -> int:
    return window.frame.worklist.model.rowCount()


def is_running(watching: Watching) -> bool:
    return watching.process.state() is QProcess.ProcessState.Running


def test_that_what_arrives_stands_in_the_window_by_itself(
    opened: tuple[MainWindow, Watching], folder: Path, qtbot: QtBot
) -> None:
    window, _ = opened
    put(folder, fhir_patient(), fhir_care_plan(), fhir_spo2(84, at=utc_now()))
    qtbot.waitUntil(lambda: rows(window) == 1, timeout=LONG_MS)
    put(folder, fhir_patient(2), fhir_care_plan(2), fhir_spo2(84, 2, of=2, at=utc_now()))
    window.commands.refresh()
    model = window.frame.worklist.model
    qtbot.waitUntil(lambda: rows(window) == 2 or model.counts.gained.total == 1, timeout=LONG_MS)
    window.commands.show_new()
    qtbot.waitUntil(lambda: rows(window) == 2, timeout=LONG_MS)
    qtbot.waitUntil(lambda: not any("Henter" in label.text() for label in window.findChildren(QLabel)), timeout=LONG_MS)


def test_that_a_killed_child_is_replaced_and_the_window_says_so(
    opened: tuple[MainWindow, Watching], qtbot: QtBot
) -> None:
    window, watching = opened
    qtbot.waitUntil(lambda: is_running(watching), timeout=LONG_MS)
    before, told = watching.process.processId(), []
    window.freshness.fault.connect(told.append)
    watching.process.kill()
    qtbot.waitUntil(lambda: any(told), timeout=LONG_MS)
    qtbot.waitUntil(lambda: is_running(watching) and watching.process.processId() != before, timeout=LONG_MS)
    qtbot.waitUntil(lambda: told[-1] == "", timeout=LONG_MS)


def test_that_the_program_starts_its_child_and_ends_it_with_the_window(app: Application, folder: Path) -> None:
    put(folder, fhir_patient(), fhir_care_plan(), fhir_spo2(84, at=utc_now()))
    seen: list[int] = []

    def close_on_first_row(window: MainWindow) -> None:
        looking = QTimer(window, interval=50)
        looking.timeout.connect(lambda: rows(window) and (seen.append(rows(window)), window.close()))
        looking.start()

    home = app.store.path.parent
    settings = Settings(home, "tester", "korrekt hest batteri")
    assert run(lambda _ask: open_application(settings), "tester", is_demo=False, started=close_on_first_row) == 0
    assert seen[0] == 1
    assert not read_news(app, None).is_watched


class Turns(QTimer):
    """Notes in `gaps` how many milliseconds lie between two turns of the event loop."""

    def __init__(self) -> None:
        super().__init__(interval=1)
        self.gaps: list[float] = []
        self._last = monotonic()
        self.timeout.connect(self._note)
        self.start()

    def _note(self) -> None:
        before, self._last = self._last, monotonic()
        self.gaps.append((self._last - before) * 1000)


def test_that_the_window_goes_on_while_thousands_of_resources_arrive(
    opened: tuple[MainWindow, Watching], folder: Path, qtbot: QtBot
) -> None:
    window, watching = opened
    qtbot.waitUntil(lambda: is_running(watching), timeout=LONG_MS)
    qtbot.wait(3000)
    people = [fhir_patient(number) for number in range(10, 60)]
    put(folder, *people, *(fhir_spo2(96, n, of=10 + n % 50, at=utc_now()) for n in range(10_000)))
    turns = Turns()
    # Who comes after the first rows are shown is told of above them, and not put between them.
    model = window.frame.worklist.model
    qtbot.waitUntil(lambda: rows(window) + model.counts.gained.total == 50, timeout=2 * LONG_MS)
    turns.stop()
    gaps = sorted(turns.gaps)
    nearly_all = gaps[int(len(gaps) * 0.999)]
    print(f"{len(gaps)} turns, 99.9 % within {nearly_all:.1f} ms, longest {gaps[-1]:.1f} ms")
    assert nearly_all < 100
