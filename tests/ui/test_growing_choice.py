"""Boxes of the forms of administration, filled once they are on the screen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.administration.choices import GrowingChoice, fill

LONG = "Opdigtet Regelforfatter (demo-forfatter)"


def test_that_a_box_filled_on_the_screen_has_room_for_its_longest_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = GrowingChoice("User")
    QVBoxLayout(window).addWidget(box)
    window.show()
    assert box.width() < box.fontMetrics().horizontalAdvance(LONG)
    fill(box, [("Kort", 1), (LONG, 2)])
    qtbot.waitUntil(lambda: box.width() > box.fontMetrics().horizontalAdvance(LONG))
