"""A text beside other things: as high as it is, until it would take too much room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.placed import come_to_rest, placed
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_room import TextRoom

MOST = 90


@pytest.fixture
def room(qtbot: QtBot) -> TextRoom:
    """A room in a column, above something that takes what is left."""
    column = QWidget()
    room = TextRoom(PlainLabel("Én ændring."), MOST)
    rows = QVBoxLayout(column)
    rows.addWidget(room)
    rows.addWidget(QWidget(), 1)
    placed(qtbot, column, 300, 400)
    come_to_rest()
    return room


def say(room: TextRoom, text: str) -> PlainLabel:
    label = room.widget()
    assert isinstance(label, PlainLabel)
    label.setText(text)
    come_to_rest()
    return label


@pytest.mark.parametrize("lines", [1, 2, 4])
def test_that_a_text_that_has_room_is_as_high_as_it_is(room: TextRoom, lines: int) -> None:
    label = say(room, "\n".join(["ændring"] * lines))
    assert room.height() == label.heightForWidth(label.width()) <= MOST
    assert room.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_that_a_long_text_takes_no_more_and_is_read_to_its_end_with_the_keys(room: TextRoom) -> None:
    say(room, "\n".join(["ændring"] * 40))
    assert room.height() == MOST
    bar = room.verticalScrollBar()
    assert bar.maximum() > 0
    room.setFocus()
    QTest.keyClick(room, Qt.Key.Key_End)
    for _ in range(100):
        QTest.keyClick(room, Qt.Key.Key_Down)
    assert bar.value() == bar.maximum()


def test_that_the_room_follows_a_text_that_becomes_short_again(room: TextRoom) -> None:
    say(room, "\n".join(["ændring"] * 40))
    label = say(room, "Én ændring.")
    assert room.height() == label.heightForWidth(label.width()) < MOST
    assert room.focusPolicy() is Qt.FocusPolicy.NoFocus
