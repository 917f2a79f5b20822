"""Put a widget on a window of a given size, off-screen."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def placed(qtbot: QtBot, widget: W, width: int, height: int) -> W:
    """Show `widget` at this size and return it.

    The window has no layout: the off-screen platform warns of every window that has a smallest size, and a warning
    fails a test. `qtbot` keeps the window until the test is over.
    """
    window = QWidget()
    window.resize(width, height)
    widget.setParent(window)
    widget.resize(width, height)
    qtbot.addWidget(window)
    qtbot.__dict__.setdefault("windows", []).append(window)
    window.show()
    return widget


def come_to_rest() -> None:
    """Let sizes and scroll bars, which each wait for a turn of the loop, come to rest."""
    for _ in range(8):
        QApplication.processEvents()
