"""What scrolls downwards: its width is the same whether there is anything to scroll or not."""

import pytest
from PySide6.QtWidgets import QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.ui.placed import come_to_rest, placed
from ui.widgets.plain_label import PlainLabel
from ui.widgets.scrolled import Scrolled
from ui.widgets.short_table import ShortTable
from ui.widgets.surface import Surface

LONG = "Et langt ord efter det andet "


@pytest.fixture
def area(qtbot: QtBot) -> Scrolled:
    """Texts and a table, which are higher the narrower they are."""
    area, inside = Scrolled(), Surface()
    rows, table = QVBoxLayout(inside), ShortTable("Ord", ("En", "To", "Tre"))
    rows.addWidget(PlainLabel(LONG * 8))
    rows.addWidget(table)
    rows.addStretch(1)
    area.setWidget(inside)
    table.show_rows([(row, (f"Nummer {row}", LONG * (1 + row % 3), LONG * (1 + (row + 1) % 2))) for row in range(5)])
    return placed(qtbot, area, 500, 300)


def make(area: Scrolled, width: int, height: int) -> None:
    area.resize(width, height)
    come_to_rest()


def test_that_a_bar_that_comes_takes_no_width(area: Scrolled) -> None:
    inside = area.widget()
    make(area, 500, 2000)
    wide, is_drawn = inside.width(), area.verticalScrollBar().isEnabled()
    make(area, 500, 100)
    assert inside.width() == wide
    assert not is_drawn
    assert area.verticalScrollBar().isEnabled()


def test_that_at_no_size_the_bar_goes_to_and_fro(area: Scrolled) -> None:
    # Where a bar takes of the width this ends the program: the sizes are those around where a bar is just needed.
    inside = area.widget()
    for width in range(300, 700, 14):
        make(area, width, 2000)
        needed = inside.heightForWidth(inside.width())
        for height in range(needed - 40, needed + 41, 4):
            make(area, width + 400, 200)
            make(area, width, height)
            assert inside.height() >= min(inside.heightForWidth(inside.width()), height)
