"""What is copied of a patient leaves the clipboard after a minute, and is kept by no list of what was copied."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QMimeData, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

KEPT_S = 60
_MARK = "application/x-visita-picture"
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
    _put(data, lambda clipboard: clipboard.text() == text, kept_s)


def copy_picture_for_a_minute(picture: QImage, kept_s: float = KEPT_S) -> None:
    """Put a picture into the clipboard, and clear it like a text."""
    data = QMimeData()
    data.setImageData(picture)
    mark = uuid4().hex.encode()
    data.setData(_MARK, mark)

    def is_ours(clipboard: QClipboard) -> bool:
        held = clipboard.mimeData()
        return held is not None and held.data(_MARK).data() == mark

    _put(data, is_ours, kept_s)


def _put(data: QMimeData, is_ours: Callable[[QClipboard], bool], kept_s: float) -> None:
    for kind, value in _KEEP_OUT.items():
        data.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(data)
    application = QCoreApplication.instance()
    timer = QTimer(application)
    timer.setSingleShot(True)
    clear = _clearing(is_ours)
    timer.timeout.connect(clear)
    timer.timeout.connect(timer.deleteLater)
    if application is not None:
        application.aboutToQuit.connect(clear)
    timer.start(round(kept_s * 1000))


def _clearing(is_ours: Callable[[QClipboard], bool]) -> Callable[[], None]:
    """Return what clears the clipboard of what we copied, and of nothing that somebody copied since."""

    def clear() -> None:
        clipboard = QGuiApplication.clipboard()
        if is_ours(clipboard):
            clipboard.clear()

    return clear
