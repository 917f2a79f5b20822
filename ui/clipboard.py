"""What is copied of a patient leaves the clipboard after a minute, or when told, and is kept by no list of copies."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from ui.widgets.leaving import let_go_after

KEPT_S = 60
_MARK = "application/x-visita-copied"
# Asks Windows to keep a text out of its history and of what it shares with other computers; KDE has a hint of its own.
_KEEP_OUT = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
}


def copy_for_a_minute(text: str, kept_s: float = KEPT_S) -> None:
    """Put `text` into the clipboard; after a minute, and when the program ends, it is cleared if it still stands there.

    The timer is the application's: a window that is closed meanwhile leaves nothing behind.
    """
    data = QMimeData()
    data.setText(text)
    _put(data, kept_s)


def copy_picture_for_a_minute(picture: QImage, kept_s: float = KEPT_S) -> None:
    """Put a picture into the clipboard, and clear it like a text."""
    data = QMimeData()
    data.setImageData(picture)
    _put(data, kept_s)


def clear_copied() -> None:
    """Clear the clipboard at once of what was copied here, and of nothing that somebody copied elsewhere since."""
    if _mark_held():
        QGuiApplication.clipboard().clear()


def _put(data: QMimeData, kept_s: float) -> None:
    mark = uuid4().hex.encode()
    data.setData(_MARK, mark)
    for kind, value in _KEEP_OUT.items():
        data.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(data)
    application = QCoreApplication.instance()
    timer = QTimer(application)
    timer.setSingleShot(True)
    clear = _clearing(mark)
    timer.timeout.connect(clear)
    let_go_after(timer.timeout, timer)
    if application is not None:
        application.aboutToQuit.connect(clear)
    timer.start(round(kept_s * 1000))


def _clearing(mark: bytes) -> Callable[[], None]:
    """Return what clears the clipboard of one copy, and of nothing that somebody copied since."""

    def clear() -> None:
        if _mark_held() == mark:
            QGuiApplication.clipboard().clear()

    return clear


def _mark_held() -> bytes:
    held = QGuiApplication.clipboard().mimeData()
    return b"" if held is None else bytes(held.data(_MARK).data())
