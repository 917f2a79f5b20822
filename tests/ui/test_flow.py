"""Rows that go on below where they are full."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout


def test_that_what_is_hidden_leaves_no_gap(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row, gap=24)
    first, second = QPushButton("Book"), QPushButton("Udsæt")
    for button in (first, second):
        flow.addWidget(button)
    first.hide()
    row.resize(400, 60)
    row.show()
    assert second.x() == 0
    assert row.sizeHint().width() == second.sizeHint().width()
