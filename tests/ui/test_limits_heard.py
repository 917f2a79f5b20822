"""A limit as it is heard by who does not see the screen: in words, with its number and unit, while it moves too."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from triage.clinical.colour import Colour
from triage.errors import Text
from ui.thresholds.limits import limit_row
from ui.thresholds.limits.limit_row import LimitRow
from ui.thresholds.limits.line import LimitLine


def line(draft: Decimal) -> LimitLine:
    """Body temperature, red from 39.1 in force."""
    return LimitLine(
        name="temp_red",
        colour=Colour.RED,
        words=Text("Temperatur er … eller højere", "Temperature is … or higher"),
        unit="°C",
        now=Decimal("39.1"),
        draft=draft,
        least=Decimal("38.0"),
        most=Decimal("41.0"),
        low=Decimal("38.5"),
        high=Decimal("41.0"),
        decimals=1,
        step=Decimal("0.1"),
        sources="NEWS2",
        citations=[("NEWS2", "NEWS2")],
        whole=Text(f"Rød når temperatur er {draft} °C eller højere.".replace(".", ",", 1), "Red"),
    )


@pytest.fixture
def row(qtbot: QtBot) -> LimitRow:
    """A row whose draft follows what it is moved to, as the page has it."""
    found = LimitRow(line(Decimal("39.1")))
    for part in (found.mark, found.words, found.now, found.field, found.slider, found.source, found.message):
        qtbot.addWidget(part)
    found.moved.connect(lambda _, value: found.show_line(line(value)))
    found.slider.resize(300, 26)
    found.slider.show()
    return found


def read(widget: QWidget, kind: QAccessible.Text = QAccessible.Text.Value) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(kind)


def test_that_a_slider_is_heard_with_number_and_unit_and_not_as_steps(row: LimitRow) -> None:
    assert read(row.slider) == "39,1 °C"
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert read(row.slider) == "39,2 °C"


def test_that_words_field_and_slider_are_named_by_the_whole_sentence(row: LimitRow) -> None:
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    names = {read(part, QAccessible.Text.Name) for part in (row.words, row.field, row.slider)}
    assert names == {"Rød når temperatur er 39,2 °C eller højere."}


def test_that_a_limit_under_the_mouse_is_told_in_words_when_the_hand_stays(
    row: LimitRow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []
    reader = SimpleNamespace(isActive=lambda: True, updateAccessibility=lambda event: said.append(event.message()))
    monkeypatch.setattr(limit_row, "QAccessible", reader)
    slider = row.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(int(slider._x(11)), 13))
    for steps in range(12, 16):
        QTest.mouseMove(slider, QPoint(int(slider._x(steps)), 13))
    assert said == []
    qtbot.waitUntil(lambda: said != [])
    assert slider.isSliderDown()
    assert said == ["Rød: Temperatur er 39,5 °C eller højere"]
