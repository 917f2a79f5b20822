"""What is done a little later, and once however often it was asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    """Return a timer that does `act` so long after it was last started; 0 is as soon as the events at hand are done."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
