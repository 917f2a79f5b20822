"""A number and its unit are never on two lines: in a label, and in the cells of a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLabel

from ui.widgets.plain_label import PlainLabel, values_whole
from ui.widgets.short_table import ShortTable

WHOLE = ("87 %", "4,0 %-point", "131 pr. minut", "111 per minute", "2,1 kg", "39,1 °C", "7-dages")


@pytest.mark.parametrize("value", WHOLE)
def test_that_no_line_can_end_inside_a_value(value: str) -> None:
    shown = values_whole(f"Puls er {value} eller højere")
    assert values_whole(value) in shown.split(" ")
    assert "-" not in shown


@given(st.text(st.sampled_from("8 ,%-prk.°\u2192æ\n")))
def test_that_nothing_but_spaces_and_hyphens_of_values_is_drawn_otherwise(text: str) -> None:
    assert values_whole(text).replace("\u00a0", " ").replace("\u2011", "-") == text


def test_that_a_label_says_what_it_was_told_and_draws_the_value_whole(qapp: QApplication) -> None:
    label = PlainLabel("grænse 87 %")
    assert label.text() == "grænse 87 %"
    assert QLabel.text(label) == "grænse 87\u00a0%"


def test_that_numbers_stand_by_their_names_in_a_wide_table(qapp: QApplication) -> None:
    table = ShortTable("Uger", ("Uge", "Rød", "Gul"))
    table.align_right(1, 2)
    table.resize(900, 200)
    table.show_rows([("48", ("uge 48", "21", "58"))])
    table.share_room()
    widths = [table.columnWidth(column) for column in range(3)]
    assert max(widths) < 2 * min(widths)
    assert table.viewport().width() - sum(widths) < 3
