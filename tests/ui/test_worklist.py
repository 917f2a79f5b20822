"""The worklist: a window on the database's rows, its states, and what its filters hide."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.screens.fits import faults
from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow, row
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.worklist.row import Query
from ui.background import Background
from ui.main_window import MainWindow
from ui.widgets.plain_label import PlainLabel, visible
from ui.widgets.windowed_model import PAGE, PAGES_KEPT, ROW_ROLE, ListState
from ui.worklist.delegate import RowDelegate, _reason_text
from ui.worklist.model import WorklistModel, worklist_model
from ui.worklist.spoken import due, spoken_row

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def long_list() -> MadeUpWorkflow:
    """Ten thousand greens."""
    return MadeUpWorkflow.with_colours(*["green"] * 10_000)


@pytest.fixture
def model(long_list: MadeUpWorkflow, background: Background) -> WorklistModel:
    """A model on the long list, with its first page."""
    made = worklist_model(long_list.desk(), background)
    made.refresh()
    assert background.wait()
    return made


def test_that_rows_far_down_are_as_high_as_their_texts_as_soon_as_they_are_in_sight(
    long_list: MadeUpWorkflow, open_window: OpenWindow
) -> None:
    reason = Text("Der er kommet data, men patienten er ikke tilmeldt et forløb. " * 3, "")
    long_list.rows = [replace(each, reason=reason) for each in long_list.rows]
    window = open_window(long_list)
    rows = window.frame.worklist.rows
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum() // 2)
    settle(window)
    widths = rows.columnWidth(0), rows.columnWidth(1)
    needed = rows._painter.height(long_list.rows[0], rows.font(), *widths)
    assert rows.rowHeight(rows.rowAt(rows.viewport().height() // 2)) == needed


def test_that_the_model_keeps_qts_contract(model: WorklistModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.refresh()
    model._background.wait()
    assert tester.model() is model


def test_that_only_the_page_looked_at_is_fetched(model: WorklistModel, long_list: MadeUpWorkflow) -> None:
    assert model.rowCount() == 10_000
    assert long_list.asked == [(0, PAGE)]


def test_that_a_row_far_down_arrives_after_it_is_looked_at(model: WorklistModel) -> None:
    far = model.index(7_777, 0)
    assert far.data(ROW_ROLE) is None
    model._background.wait()
    assert far.data(ROW_ROLE).case == 7_778


def test_that_a_long_journey_keeps_few_pages(model: WorklistModel) -> None:
    for number in range(0, 10_000, PAGE):
        model.row_at(number)
        model._background.wait()
    assert len(model._pages) == PAGES_KEPT


def test_that_a_failing_page_is_asked_for_once(model: WorklistModel, long_list: MadeUpWorkflow) -> None:
    long_list.fault = FAULT
    for _ in range(5):
        model.row_at(5_000)
        model._background.wait()
    assert (model.state, model._asked) == (ListState.STALE, {5_000 // PAGE})


def test_that_an_answer_to_an_older_question_is_dropped(work: MadeUpWorkflow, background: Background) -> None:
    made = worklist_model(work.desk(), background)
    made.ask(Query())
    made.ask(Query(colours=(Colour.GREEN,)))
    background.wait()
    assert [made.row_at(number) for number in range(made.rowCount())] == [work.rows[4]]


def test_that_a_row_is_read_aloud_with_its_colour_as_a_word() -> None:
    assert spoken_row(row(), NOW).sentence == (
        "Rød. Eksempel, Person 1. KOL. Iltmætning 85 % (grænse 87 %). Frist 4 t. Data er 3 min gamle."
    )


def test_that_every_cell_gives_the_whole_row_to_a_screen_reader(model: WorklistModel) -> None:
    for column in range(4):
        assert "Grøn." in model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_that_a_deadline_passed_says_so() -> None:
    assert due(NOW - timedelta(hours=2), NOW).is_late
    assert "Frist overskredet 2 t" in spoken_row(row(deadline=NOW - timedelta(hours=2)), NOW).sentence


def test_that_a_long_reason_makes_its_row_higher_instead_of_being_cut(work: MadeUpWorkflow) -> None:
    delegate, font = RowDelegate(work.desk()), QFont()
    long = replace(row(), reason=Text("Vægt +2,8 kg på 3 dage, puls 118, blodtryk 182/104 mmHg " * 3, ""))
    assert delegate.height(long, font, 180, 150) > delegate.height(row(), font, 180, 150)


def test_that_every_row_on_a_small_screen_is_as_high_as_its_words_need(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow.with_colours("red", "red")
    long = Text("Vægt +2,8 kg på 3 dage og mere åndenød; blodtryk 182/104 mmHg (grænse 180/100 mmHg)", "")
    work.rows[0] = replace(work.rows[0], reason=long, name="Eksempelsen-Langtnavn, Anna Margrethe Kirstine")
    rows = open_window(work, 1280, 800).frame.worklist.rows
    widths = rows.columnWidth(0), rows.columnWidth(1)
    needed = [rows._painter.height(each, rows.font(), *widths) for each in work.rows]
    assert [rows.rowHeight(number) for number in range(2)] == needed


def test_that_a_row_too_low_for_its_words_is_found(window: MainWindow) -> None:
    assert faults(window) == []
    window.frame.worklist.rows.setRowHeight(1, 30)
    (fault,) = faults(window)
    assert fault.startswith("row 1 of RowsView(Arbejdsliste)")


def test_that_a_filter_which_hides_reds_says_how_many(window: MainWindow) -> None:
    filters = window.frame.worklist.filters
    filters._chips[Colour.GREEN].click()
    settle(window)
    assert filters.state.hidden.isVisible()
    assert filters.state.hidden.text() == "2 røde skjult  Shift+F4"


def test_that_the_hidden_reds_come_back_with_one_press(window: MainWindow) -> None:
    filters = window.frame.worklist.filters
    filters._chips[Colour.GREEN].click()
    settle(window)
    filters.state.hidden.click()
    settle(window)
    assert (filters.state.hidden.isVisible(), window.frame.worklist.model.rowCount()) == (False, 5)


def test_that_a_search_hiding_reds_says_so_too(window: MainWindow, qtbot: QtBot) -> None:
    filters = window.frame.worklist.filters
    qtbot.keyClicks(filters.search, "Findesikke")
    qtbot.keyClick(filters.search, Qt.Key.Key_Return)
    settle(window)
    assert filters.state.hidden.text() == "2 røde skjult  Shift+F4"
    assert window.frame.worklist.body.message.text() == "Ingen på listen passer til søgningen."


def test_that_the_chips_count_what_pressing_them_would_show(window: MainWindow) -> None:
    filters = window.frame.worklist.filters
    filters._chips[Colour.RED].click()
    settle(window)
    assert [chip.text() for chip in filters._chips.values()] == ["Rød 2", "Gul 1", "Grå 1", "Grøn 1"]
    assert filters._total.text() == "2"


def test_that_an_empty_list_says_that_nobody_waits(open_window: OpenWindow) -> None:
    page = open_window(MadeUpWorkflow()).frame.worklist
    assert page.body.message.isVisible()
    assert page.body.message.text() == "Ingen patienter venter på en beslutning."


def test_that_a_list_not_yet_read_never_looks_empty(work: MadeUpWorkflow, qapp: object) -> None:
    page = MainWindow(work.desk()).frame.worklist
    assert page.body.message.text() == "Henter arbejdslisten …"


def test_that_a_list_that_cannot_be_read_says_why(open_window: OpenWindow) -> None:
    page = open_window(MadeUpWorkflow(fault=FAULT)).frame.worklist
    assert "Databasen svarer ikke." in page.body.message.text()


def test_that_rows_stay_with_their_age_when_they_cannot_be_read_again(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.fault = FAULT
    window.frame.worklist.refresh()
    settle(window)
    page = window.frame.worklist
    assert page.rows.isVisible()
    assert "0 min gammel" in page.body.stale.text()
    assert page.body.stale.isVisible()


def test_that_a_failing_filter_shows_no_rows_of_another(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.fault = FAULT
    window.frame.worklist.filters._chips[Colour.GREEN].click()
    settle(window)
    assert (window.frame.worklist.model.state, window.frame.worklist.model.rowCount()) == (ListState.FAILED, 0)


def test_that_the_chosen_patient_stays_chosen_when_the_list_changes(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.select_next()
    window.commands.select_next()
    work.rows.insert(0, row(99, "red"))
    window.frame.worklist.refresh()
    settle(window)
    chosen = window.frame.worklist.rows.current_row()
    assert chosen is not None
    assert chosen.case == 2
    assert work.opened == [2]


def test_that_a_handled_patient_is_found_under_handled(window: MainWindow, work: MadeUpWorkflow) -> None:
    work._close(1, closed=True)
    window.frame.worklist.filters.ask(Query(closed=True))
    settle(window)
    assert window.frame.worklist.model.row_at(0) == work.rows[0]


HOSTILE = "<table><tr><td>" * 60 + "x" + "</td></tr></table>" * 60


def test_that_nested_tables_are_drawn_fast_and_as_text(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)
    began = perf_counter()
    label.resize(300, 200)
    label.grab()
    assert perf_counter() - began < 0.5
    assert label.text().replace("\u200b", "") == HOSTILE


def test_that_a_hostile_reason_is_drawn_fast_in_the_list(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow(rows=[row(1, reason=Text(HOSTILE, HOSTILE), name=HOSTILE)])
    began = perf_counter()
    open_window(work).grab()
    assert perf_counter() - began < 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x00b", "a␀b"), ("\u202egnp.exe", "[U+202E]gnp.exe"), ("a\r\nb", "a\nb"), ("æøå", "æøå"), ("\x7f", "␡")],
)
def test_that_hidden_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_that_very_long_text_is_cut_and_says_so() -> None:
    assert visible("a " * 20_000).endswith("[…]")


@pytest.mark.qt_log_ignore("This plugin does not support")  # the off-screen platform has no window manager to tell
def test_that_no_label_in_the_window_takes_mark_up(window: MainWindow) -> None:
    window.commands.show_shortcuts()
    window.commands.show_help()
    labels = window.findChildren(QLabel)
    assert len(labels) > 20
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}


def test_that_no_unit_is_broken_at_its_space_stroke_or_hyphen() -> None:
    said = _reason_text(row(reason=Text("Faldet 4,0 %-point, 2,1 kg/3 d", "")))
    assert said == "Faldet 4,0\u00a0%\u2011point, 2,1\u00a0kg/\u20603\u00a0d"
