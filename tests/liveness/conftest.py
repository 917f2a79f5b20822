"""A window on a real store, off-screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from triage.bootstrap import open_demo
from triage.settings import Settings
from triage.workflow.application import Application
from ui.desks.desk import desk_of
from ui.main_window import MainWindow
from ui.start.app import prepare


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own application."""
    return prepare()


@pytest.fixture
def demo(demonstration: Path) -> Iterator[Application]:
    """The demonstration, with a clinician at work."""
    app = open_demo(Settings(home=demonstration, actor="prøve"), lambda _: None, "demo-kliniker")
    yield app
    app.store.close()


@pytest.fixture
def window_on(qapp: QApplication) -> Iterator[Callable[[Application], MainWindow]]:
    """Open a window on a store, with its list read."""
    opened: list[MainWindow] = []

    def show(app: Application) -> MainWindow:
        window = MainWindow(desk_of(lambda: app, app.actor, is_demo=True))
        opened.append(window)
        window.resize(1440, 900)
        window.show()
        settle(window)
        return window

    yield show
    for window in opened:
        window.drafts.clear()
        window.background.wait()
        window.hide()
        window.background.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(window: MainWindow) -> None:
    """Wait until every answer has come, and what it asked for in turn."""
    for _ in range(2):
        QApplication.processEvents()
        while window.open_case.is_settling:
            QApplication.processEvents()
        assert window.background.wait(60)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


