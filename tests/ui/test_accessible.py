"""Whoever does not see the screen hears what stands there, and the keyboard is never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow
from ui.actions import Group, commands
from ui.frame.pages import build_pages
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("does not support")
INTERACTIVE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
PAGES = ("show_worklist", "show_appointments", "show_intake", "show_devices", "show_audit", "show_greens")
# What leaves the window, asks the system, or is another window's.
LEAVING = {"lock", "switch_user", "log_off"}


def unnamed(root: QWidget) -> list[str]:
    """Return what can be used under `root` without being named aloud."""
    found = []
    for widget in root.findChildren(QWidget):
        is_ours = widget.isVisible() and not widget.objectName().startswith("qt_")
        can_use = isinstance(widget, INTERACTIVE) and not isinstance(widget, QHeaderView)
        if is_ours and can_use and not _name(widget):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.fixture
def real(qapp: QApplication, work: MadeUpWorkflow) -> MainWindow:
    """A window with the pages that people see."""
    window = MainWindow(work.desk(), build_pages)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    settle(window)
    yield window
    window.drafts.clear()
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("page", PAGES)
def test_that_everything_that_can_be_used_is_named(real: MainWindow, page: str) -> None:
    real.commands.select_next()
    settle(real)
    getattr(real.commands, page)()
    settle(real)
    assert unnamed(real) == []


def close_dialogs(window: MainWindow) -> bool:
    """Close every dialog, and return whether one was open."""
    shown = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in shown:
        dialog.close()
    return bool(shown)


@pytest.mark.parametrize("group", list(Group), ids=lambda group: group.name)
def test_that_no_command_loses_the_keyboard(window: MainWindow, group: Group) -> None:
    lost = []
    for command in [each for each in commands() if each.group is group and each.id not in LEAVING]:
        window.activateWindow()
        window.commands.show_worklist()
        window.commands.select_next()
        settle(window)
        getattr(window.commands, command.handler)()
        settle(window)
        focused = QApplication.focusWidget()
        is_seen = focused is not None and focused.isVisible()
        if not close_dialogs(window) and not is_seen:
            lost.append(command.id)
        QApplication.processEvents()
    assert lost == []


def test_that_the_tab_key_goes_round_and_comes_back(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    start = window.frame.worklist.rows
    start.setFocus()
    widget, seen = start.nextInFocusChain(), [start]
    while widget is not start and len(seen) < 2000:
        seen.append(widget)
        widget = widget.nextInFocusChain()
    reached = [each for each in seen if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()]
    assert widget is start
    assert window.frame.pane.decision.note in reached
