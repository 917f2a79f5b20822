"""An off-screen application, a made-up workflow, and a window on it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.made_up import MadeUpWorkflow, stand_in_pages
from ui.background import Background
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme
from ui.translate import install_translator


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str]) -> QApplication:
    """The one application, dressed as the program's own."""
    application = QApplication.instance() or QApplication(["visita"])
    assert isinstance(application, QApplication)
    return application


@pytest.fixture(autouse=True)
def _as_started(qapp: QApplication) -> None:
    """Every test begins in Danish and in the light theme."""
    if qapp.property("visita_language") != "da":
        install_translator(qapp, "da")
    if getattr(qapp.property("visita_theme"), "name", None) != "light":
        apply_theme(qapp, load_theme("light"))


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """The two lanes, ended after the test."""
    lanes = Background()
    yield lanes
    lanes.wait()
    lanes.close()


@pytest.fixture
def work() -> MadeUpWorkflow:
    """A workflow with two reds, a yellow, a grey and a green."""
    return MadeUpWorkflow.with_colours("red", "red", "yellow", "grey", "green")


@pytest.fixture
def open_window(qapp: QApplication) -> Iterator[Callable[[MadeUpWorkflow], MainWindow]]:
    """Open a window on a workflow, painted and with its rows."""
    opened: list[MainWindow] = []

    def show(work: MadeUpWorkflow, width: int = 1440, height: int = 900) -> MainWindow:
        window = MainWindow(work.desk(), stand_in_pages)
        opened.append(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        settle(window)
        return window

    yield show
    for window in opened:
        window.drafts.clear()
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(open_window: Callable[[MadeUpWorkflow], MainWindow], work: MadeUpWorkflow) -> MainWindow:
    """A window on `work`."""
    return open_window(work)


def settle(window: MainWindow) -> None:
    """Wait until the chart chosen is asked for and every answer has arrived."""
    for _ in range(2):
        QApplication.processEvents()
        while window.open_case.is_settling:
            QApplication.processEvents()
        assert window.background.wait(10)
        QApplication.processEvents()
