"""Where the window stood and which page was in front, for the next time; on a screen that is still there."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QWidget

from ui.preferences import preferences

_GEOMETRY, _PAGE = "window/geometry", "window/page"
# As much of the window as is needed to take hold of it.
_HOLD = 80


def restore(window: QWidget) -> None:
    """Put the window where it stood; what stands on no screen any more comes back on the first one."""
    kept = preferences().text(_GEOMETRY)
    if kept:
        window.restoreGeometry(QByteArray.fromHex(kept.encode()))
        bring_back(window)


def keep(window: QWidget, page: int) -> None:
    """Keep where the window stands, and which page is in front."""
    preferences().keep(_GEOMETRY, bytes(window.saveGeometry().toHex().data()).decode())
    preferences().keep(_PAGE, page)


def last_page() -> int | None:
    """Return the page that was in front, None where none is known."""
    page = preferences().number(_PAGE, -1)
    return page if page >= 0 else None


def bring_back(window: QWidget) -> None:
    """Move a window that cannot be taken hold of onto the first screen, and make it no larger than that."""
    title = window.frameGeometry().adjusted(_HOLD, 0, -_HOLD, 0)
    title.setHeight(_HOLD)
    if any(screen.availableGeometry().intersects(title) for screen in QApplication.screens()):
        return
    room = QApplication.primaryScreen().availableGeometry()
    window.resize(window.size().boundedTo(room.size()))
    window.move(room.topLeft())
