"""A picture leaves the clipboard after a minute, and what somebody copied since does not."""

from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from ui.clipboard import copy_picture_for_a_minute


def picture() -> QImage:
    made = QImage(3, 3, QImage.Format.Format_RGB32)
    made.fill(0)
    return made


def test_that_a_picture_is_cleared(qtbot: QtBot) -> None:
    copy_picture_for_a_minute(picture(), kept_s=0.02)
    assert not QGuiApplication.clipboard().image().isNull()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().image().isNull())


def test_that_what_somebody_copied_since_stays(qtbot: QtBot) -> None:
    copy_picture_for_a_minute(picture(), kept_s=0.02)
    QGuiApplication.clipboard().setText("noget andet")
    qtbot.wait(60)
    assert QGuiApplication.clipboard().text() == "noget andet"
