"""Tables whose rows are as high as their texts: every row in sight is, however the room changes."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from tests.ui.placed import come_to_rest, placed
from ui.widgets.table import dress
from ui.widgets.wrapped_table import WrappedTable

LONG = "Et langt ord efter det andet, som brydes, hvor der ikke er plads til dem alle "


def table_of(qtbot: QtBot, texts: Sequence[str], width: int = 300) -> WrappedTable:
    table = WrappedTable()
    model = QStandardItemModel(len(texts), 1, table)
    for row, text in enumerate(texts):
        model.setItem(row, 0, QStandardItem(text))
    model.setHorizontalHeaderLabels(["Ord"])
    table.setModel(model)
    dress(table, "Ord")
    table.show_wrapped()
    return placed(qtbot, table, width, 400)


def rows_of_words() -> st.SearchStrategy[list[tuple[int, ...]]]:
    """How many words, about, stand in each column of each row."""
    return st.lists(st.tuples(st.integers(0, 2), st.integers(0, 10), st.integers(0, 60)), min_size=1, max_size=30)


def unfit(table: WrappedTable) -> list[int]:
    """The rows in sight that are lower or higher than they need."""
    return [row for row in table._rows_in_sight(table.model()) if table.rowHeight(row) != table.height_of(row)]


def test_that_rows_that_come_into_sight_when_others_become_lower_are_whole(qtbot: QtBot) -> None:
    table = table_of(qtbot, [LONG * 6] * 40)
    table.resize(250, 400)
    before = len(table._rows_in_sight(table.model()))
    table.resize(500, 400)
    assert len(table._rows_in_sight(table.model())) > before
    assert unfit(table) == []


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, deadline=None)
@given(rows_of_words(), st.lists(st.tuples(st.integers(120, 900), st.integers(150, 600)), min_size=1, max_size=4))
def test_that_every_row_in_sight_is_whole_in_every_room(
    rows: list[tuple[int, ...]], rooms: list[tuple[int, int]]
) -> None:
    table = WrappedTable()
    model = QStandardItemModel(0, 3, table)
    table.setModel(model)
    dress(table, "Ord")
    table.show_wrapped()
    table.resize(300, 400)
    table.show()
    come_to_rest()
    # A scroll bar comes with the rows, and takes of the last column.
    model.beginResetModel()
    for number, row in enumerate(rows):
        model.appendRow([QStandardItem(f"Række {number} " + (LONG * 6)[: 7 * length]) for length in row])
    model.endResetModel()
    come_to_rest()
    assert unfit(table) == []
    for width, height in rooms:
        table.resize(width, height)
        come_to_rest()
        assert unfit(table) == []
    table.hide()
    table.deleteLater()
