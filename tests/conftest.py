"""Fixtures that every kind of test shares."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.builders import NOW
from tests.empty_stores import put_empty_store
from tests.postgresql import DATABASES, Server, running
from triage.bootstrap import application_on, open_application
from triage.settings import Settings
from triage.store.database import open_shared
from triage.store.keeping.keys import DATABASE_NAME, DEMO_KEY
from triage.workflow.application import Application

pytest_plugins = ["tests.servers", "tests.demonstration"]

settings.register_profile("suite", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("suite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long proofs out unless they are asked for with `-m full`.

    Where several processes share the run, what may take long goes first, so that none is left alone with it at the end.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.get_closest_marker("timeout") is None)
    if "full" in (config.option.markexpr or ""):
        return
    skip = pytest.mark.skip(reason="a long proof: run `installer/start.py test --full`")
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(skip)


def pytest_collection_finish() -> None:
    """Leave what was imported and collected out of the search for garbage, which took a quarter of a run's time."""
    gc.collect()
    gc.freeze()
    small, middle, _ = gc.get_threshold()
    gc.set_threshold(small, middle, 50)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say in which order the tests ran, so that a run that failed can be run again."""
    seed = getattr(config.option, "randomly_seed", None)
    if seed is not None and terminalreporter.stats.get("failed"):
        terminalreporter.write_line(f"in the order of --randomly-seed={seed}")


@pytest.fixture(autouse=True)
def _no_window_is_left() -> Iterator[None]:
    """Fail a test that leaves a window: a program that runs in a later one would wait for it to be closed."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = None if widgets is None else widgets.QApplication.instance()
    if widgets is None or not isinstance(application, widgets.QApplication):
        return
    # What Qt waits for before a program ends: no tooltip, menu or dialog over a window.
    waited_for = sys.modules["PySide6.QtCore"].Qt.WidgetAttribute.WA_QuitOnClose
    shown = (one for one in application.topLevelWidgets() if one.isVisible() and one.parentWidget() is None)
    left = [one for one in shown if one.testAttribute(waited_for)]
    for one in left:
        one.hide()
    assert not left


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server for the whole run of this process."""
    with running() as started:
        yield started


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Which database the test works on."""
    return getattr(request, "param", "sqlite")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is about the store on both databases; what is not, or is about the file, on the file alone."""
    is_of_store = any(folder in metafunc.module.__name__ for folder in (".store.", ".journeys.", ".workflow."))
    of_file = any(mark.name == "file_only" for mark in metafunc.definition.iter_markers())
    if "database" in metafunc.fixturenames and is_of_store and not of_file:
        metafunc.parametrize("database", DATABASES, indirect=True)


@pytest.fixture
def app(tmp_path: Path, database: str, request: pytest.FixtureRequest) -> Iterator[Application]:
    """An open, empty demonstration store with the clock at `NOW`."""
    settings = Settings(home=tmp_path, actor="tester")
    if database == "sqlite":
        put_empty_store(settings.demo_home / DATABASE_NAME, DEMO_KEY)
        opened = open_application(settings, is_demo=True, clock=lambda: NOW)
        yield opened
        opened.store.close()
        return
    settings.demo_home.mkdir()
    with request.getfixturevalue("postgresql").clean() as address:
        store = open_shared(address, settings.demo_home / "visita.db")
        yield application_on(store, settings, is_demo=True, clock=lambda: NOW)
        store.close()
