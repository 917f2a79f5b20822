"""States of the page of limits: as it is, with a limit moved, people behind a number, the rules, and its dialogs."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QDialog

from tests.screens.frame_states import rest
from ui.main_window import MainWindow
from ui.thresholds.page import ThresholdsPage

State = Callable[[MainWindow], AbstractContextManager[None]]
_MOVED = Decimal(88)


def show_thresholds(window: MainWindow) -> ThresholdsPage:
    """Show the page, and wait until the numbers stand there."""
    window.commands.show_thresholds()
    rest(window)
    page = window.frame.full_page()
    assert isinstance(page, ThresholdsPage)
    for _ in range(40):
        if page.right.seen is not None and not page.right.live._rest.isActive():
            break
        QThread.msleep(20)
        QApplication.processEvents()
        rest(window)
    rest(window)
    return page


def moving(page: ThresholdsPage, value: Decimal) -> None:
    """Hold the limit of a red oxygen saturation elsewhere, as under the hand."""
    page.tuning.move("spo2_red", value)
    QThread.msleep(20)


@contextmanager
def _moved(window: MainWindow, then: Callable[[ThresholdsPage], None] = lambda _: None) -> Iterator[None]:
    """Move a limit under the hand, which is kept nowhere, and show what that leads to."""
    page = show_thresholds(window)
    moving(page, _MOVED)
    rest(window)
    then(page)
    rest(window)
    yield
    page.right.verticalScrollBar().setValue(0)
    if page.right.weeks.chart.isHidden():
        page.turn_weeks()
    page.left.tabs.setCurrentIndex(0)
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    rest(window)


def _list_behind(page: ThresholdsPage) -> None:
    page.right.flow.table.setCurrentIndex(page.right.flow.table.flow.index(2, 3))
    page.right.flow.table.opened.emit()


def _scroll(page: ThresholdsPage) -> None:
    bar = page.right.verticalScrollBar()
    bar.setValue(bar.maximum())


def _find(page: ThresholdsPage) -> None:
    page.left.table.focus_limit("spo2_red")
    page.find_limit()


STATES: Mapping[str, State] = {
    "thresholds-moved": _moved,
    "thresholds-behind": partial(_moved, then=_list_behind),
    "thresholds-end": partial(_moved, then=_scroll),
    "thresholds-weeks": partial(_moved, then=lambda page: page.turn_weeks()),
    "thresholds-rules": partial(_moved, then=lambda page: page.turn_rules()),
    "thresholds-find": partial(_moved, then=_find),
    "thresholds-library": partial(_moved, then=lambda page: page.take_step("library")),
}
