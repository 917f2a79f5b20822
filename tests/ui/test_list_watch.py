"""What tells of others: who looks at whom, reds that come while nobody looks, and a list that is no longer true."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow, row
from triage.clinical.colour import Colour
from triage.worklist.gains import NewRows
from triage.worklist.row import EVERYBODY
from ui.frame.rail import GREENS
from ui.main_window import MainWindow
from ui.theme import load_theme
from ui.widgets.plain_label import PlainLabel
from ui.worklist.red_alarm import RedAlarm
from ui.worklist.spoken import Around, below_name, spoken_row
from ui.worklist.state_line import StateLine, new_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_that_who_looks_at_a_patient_stands_in_the_row_and_is_read_aloud() -> None:
    around = Around(there={1: ("M. Eksempel",)})
    assert below_name(row(), "tester", NOW, around) == "KOL · M. Eksempel ser på"
    assert "M. Eksempel ser på." in spoken_row(row(), NOW, "tester", around).sentence


def test_that_the_list_asks_who_is_at_the_rows_in_sight(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    work.lists.there = {2: ("M. Eksempel",)}
    window = open_window(work)
    assert window.frame.worklist.rows.around.there == {2: ("M. Eksempel",)}


def test_that_colleagues_are_told_whom_one_looks_at_until_one_leaves(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.select_next()
    settle(window)
    window.commands.select_next()
    settle(window)
    window.frame.worklist.keep_chosen(None)
    settle(window)
    assert work.lists.present == [1, 2, None]


def test_that_a_row_that_is_over_says_so_and_no_more() -> None:
    over = row(closed=True, owner="anna", notices=1)
    assert below_name(over, "tester", NOW, Around(is_of_open=True)) == "behandlet af anna"
    assert "Rød. behandlet af anna. Eksempel" in spoken_row(over, NOW, "tester", Around(is_of_open=True)).sentence


def test_that_in_a_list_of_handled_patients_nothing_is_said_of_it() -> None:
    assert below_name(row(closed=True), "tester", NOW, Around()) == "KOL"


@pytest.mark.parametrize(
    ("by_colour", "words"),
    [
        ({Colour.RED: 1, Colour.YELLOW: 2}, "3 nye, heraf 1 rød"),
        ({Colour.RED: 2, Colour.GREEN: 1200}, "1.202 nye, heraf 2 røde"),
        ({Colour.RED: 1}, "1 ny rød"),
        ({Colour.RED: 2}, "2 nye røde"),
        ({Colour.GREEN: 1}, "1 ny"),
    ],
)
def test_that_what_came_is_told_with_its_reds(qapp: QApplication, by_colour: dict[Colour, int], words: str) -> None:
    assert new_words(NewRows(by_colour)) == words


def test_that_the_line_is_as_high_whatever_it_says(qtbot: QtBot) -> None:
    line = StateLine()
    qtbot.addWidget(line)
    heights = {line.sizeHint().height() and line.minimumHeight()}
    line.show_gained(NewRows({Colour.RED: 1}))
    line.show_hidden_reds(7)
    heights.add(line.minimumHeight())
    assert heights == {line.maximumHeight()}


@pytest.mark.parametrize(
    ("minutes", "words", "surface"),
    [
        (4, "Værste først · læst i dag 10.00", "panel"),
        (6, "Listen er 6 min gammel", "yellow"),
        (61, "Listen er 1 t gammel: farver kan være ændret", "yellow"),
    ],
)
def test_that_a_list_that_was_true_long_ago_says_so(qtbot: QtBot, minutes: int, words: str, surface: str) -> None:
    line = StateLine()
    qtbot.addWidget(line)
    line.show_age(EVERYBODY, NOW, NOW - timedelta(minutes=minutes), NOW)
    assert (line.said.text(), line.property("surface")) == (words, surface)


def test_that_colours_nobody_vouches_for_are_drawn_without_colour(window: MainWindow) -> None:
    page = window.frame.worklist
    before = page.rows.grab().toImage()
    page.model.read_at = page._heard_at = NOW - timedelta(minutes=61)
    page.show_ages()
    assert page.rows._painter.is_too_old
    without = page.rows.grab().toImage()
    assert without != before
    for red in (load_theme("light").red_text, load_theme("light").mark_red):
        assert has_hue(before, red)
        assert not has_hue(without, red)
    page.note_alive()
    page.show_ages()
    assert not page.rows._painter.is_too_old


def has_hue(picture: QImage, colour: QColor) -> bool:
    """Return whether something is drawn in a colour."""
    points = product(range(picture.width()), range(picture.height()))
    return any(picture.pixelColor(x, y) == colour for x, y in points)


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    """A window that nobody looks at."""
    made = QWidget()
    made.setWindowTitle("Visita")
    qtbot.addWidget(made)
    return made


def test_that_a_red_that_comes_while_nobody_looks_stands_in_the_title(place: QWidget) -> None:
    alarm = RedAlarm(place)
    alarm.show_reds(1)
    assert place.windowTitle() == "(1 rød) Visita"
    QApplication.sendEvent(place, QEvent(QEvent.Type.WindowActivate))
    assert place.windowTitle() == "Visita"
    alarm.show_reds(1)
    assert place.windowTitle() == "Visita"
    alarm.show_reds(2)
    assert place.windowTitle() == "(2 røde) Visita"


def test_that_a_red_is_marked_for_who_works_on_another_page_too(window: MainWindow) -> None:
    window.frame.show_page(GREENS)
    settle(window)
    window.frame.worklist._alarm.show_reds(1)
    assert window.windowTitle() == "(1 rød) Visita"
    window.commands.show_worklist()
    assert window.windowTitle() == "Visita"


def test_that_nothing_is_marked_where_no_red_came(place: QWidget) -> None:
    RedAlarm(place).show_reds(0)
    assert place.windowTitle() == "Visita"


def test_that_a_deadline_that_passed_is_told_in_words(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    work.rows = [replace(each, deadline=NOW - timedelta(hours=2)) for each in work.rows]
    page = open_window(work).frame.worklist
    assert "overskredet" in str(page.model.index(0, 2).data())


def test_that_no_acute_service_is_told_where_a_programme_of_the_list_is_none(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    strip = open_window(work).frame.strip
    assert "Ikke et akut tilbud" in [one.text() for one in strip.findChildren(PlainLabel) if one.isVisible()]
    work.lists.is_not_acute = False
    strip = open_window(work).frame.strip
    assert "Ikke et akut tilbud" not in [one.text() for one in strip.findChildren(PlainLabel) if one.isVisible()]
