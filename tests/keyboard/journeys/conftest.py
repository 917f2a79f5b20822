"""A department's store, and the real window on it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.keyboard import unseen_screen
from tests.keyboard.seat import Seat
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Application
from triage.workflow.people.demo_people import make_demo_people
from ui.desks.desk import Desk, desk_of
from ui.main_window import MainWindow
from ui.start.app import prepare
from ui.widgets.windowed_model import ListState

Sit = Callable[[Application], Seat]
SitAt = Callable[[Application, Desk], Seat]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's application, dressed as always."""
    return prepare()


@pytest.fixture
def ward(app: Application) -> Application:
    """A store with people at work and no patient yet."""
    make_demo_people(app)
    return app


@pytest.fixture
def sit(sit_at: SitAt) -> Sit:
    """Sit down at a window on a store that is never away."""

    def at(app: Application) -> Seat:
        desk = desk_of(lambda: app, app.actor, is_demo=False)
        return sit_at(app, replace(desk, now=lambda: app.clock().astimezone(DENMARK)))

    return at


@pytest.fixture
def sit_at(qtbot: QtBot) -> Iterator[SitAt]:
    """Sit down at a window with this desk."""
    opened: list[MainWindow] = []

    def at(app: Application, desk: Desk) -> Seat:
        window = MainWindow(desk)
        opened.append(window)
        window.show()
        qtbot.waitExposed(window)
        unseen_screen.give_focus(int(window.winId()))
        seat = Seat(app, window, qtbot)
        seat.until(window.isActiveWindow)
        # Whoever may see no patient begins at another page, and no list is read.
        is_there = window.frame.full_page
        seat.until(lambda: window.frame.worklist.model.state is ListState.READY or is_there() is not None)
        seat.rest()
        return seat

    yield at
    for window in opened:
        for dialog in window.findChildren(QDialog):
            dialog.close()
        window.drafts.clear()
        window.background.wait()
        # A case of one's own is pointed out once.
        assert window.close() or window.close()
