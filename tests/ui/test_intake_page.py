"""The intake page: what is held, why, its text only when asked for, and reading it again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_intake import held
from triage.worklist.held import HeldQuery
from ui.intake.page import IntakePage
from ui.main_window import MainWindow
from ui.widgets.windowed_model import PAGE, ListState


@pytest.fixture
def work() -> MadeUpWorkflow:
    found = MadeUpWorkflow.with_colours("red")
    found.intake.rows = [held(1), held(2), held(3, type="", id="", code="structure")]
    return found


@pytest.fixture
def page(window: MainWindow) -> IntakePage:
    window.commands.show_intake()
    settle(window)
    found = window.frame.full_page()
    assert isinstance(found, IntakePage)
    return found


def cell(page: IntakePage, row: int, column: int) -> str:
    return str(page.list.model.index(row, column).data())


def test_that_every_held_resource_has_a_line_with_its_reason(page: IntakePage) -> None:
    assert page.list.model.rowCount() == 3
    assert cell(page, 0, 1) == "Observation\no1"
    assert "Enheden er ukendt" in cell(page, 0, 3)
    assert cell(page, 2, 1) != "/"


def test_that_no_text_is_fetched_before_it_is_asked_for(page: IntakePage, work: MadeUpWorkflow) -> None:
    page.move_by(1)
    assert work.intake.shown == []
    assert page.details.raw.toPlainText() == ""


def test_that_enter_shows_findings_and_text(page: IntakePage, window: MainWindow) -> None:
    page.move_by(1)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    settle(window)
    assert page.details.raw.toPlainText() == '{"resourceType": "Observation"}'


def test_that_the_text_goes_when_another_row_is_chosen(page: IntakePage, window: MainWindow) -> None:
    page.move_by(1)
    page.show_text()
    settle(window)
    page.move_by(1)
    assert page.details.raw.toPlainText() == ""


def test_that_a_row_is_tried_again_by_its_command(
    page: IntakePage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    page.move_by(1)
    window.commands.retry_held()
    settle(window)
    assert work.intake.retried == [1]
    assert page.list.model.rowCount() == 2
    assert page.details.message.text()


def test_that_all_that_is_listed_is_tried_again(page: IntakePage, window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.retry_all_held()
    settle(window)
    assert work.intake.retried == [page.list.model.query]


def test_that_a_new_version_of_the_program_offers_to_read_again(
    page: IntakePage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    assert page.offer.isHidden()
    work.intake.worth_retrying = 3
    page.refresh()
    settle(window)
    assert not page.offer.isHidden()


def test_that_a_fault_is_said_and_older_rows_stay(page: IntakePage, window: MainWindow, work: MadeUpWorkflow) -> None:
    work.intake.fault = FAULT
    page.list.model.refresh()
    settle(window)
    assert page.list.model.state is ListState.STALE
    assert page.list.model.rowCount() == 3


def test_that_an_empty_quarantine_says_so(page: IntakePage, window: MainWindow, work: MadeUpWorkflow) -> None:
    work.intake.rows = []
    page.refresh()
    settle(window)
    assert page.list.body.message.text() != ""


def test_that_only_the_pages_looked_at_are_fetched(
    page: IntakePage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    work.intake.rows = [held(number) for number in range(1, 5000)]
    page.refresh()
    settle(window)
    assert {offset for offset, _ in work.intake.asked} == {0}
    assert page.list.model.row_at(3 * PAGE) is None
    settle(window)
    assert page.list.model.row_at(3 * PAGE) is not None


def test_that_a_row_far_down_stays_chosen_when_the_list_is_read_again(
    page: IntakePage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    work.intake.rows = [held(number) for number in range(1, 1000)]
    page.list.choose(700)
    page.list.ask(HeldQuery(), 699)
    settle(window)
    page.refresh()
    settle(window)
    assert page.details.key == 700
    assert page.list.table.currentIndex().row() == 699


def test_that_the_row_chosen_outlives_a_change_of_theme(page: IntakePage, window: MainWindow) -> None:
    page.move_by(1)
    page.move_by(1)
    window.commands.next_theme()
    settle(window)
    after = window.frame.full_page()
    assert isinstance(after, IntakePage)
    assert after.details.key == 2


def test_that_escape_leaves_the_search_field_before_the_page(page: IntakePage, window: MainWindow) -> None:
    window.commands.search()
    window.commands.back()
    assert window.frame.full_page() is page
    window.commands.back()
    assert window.frame.full_page() is None
