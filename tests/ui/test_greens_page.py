"""The page of greens by keyboard: what is shown, ticked, closed, stopped and taken back; the sample; stable courses."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow, row
from tests.ui.made_up_greens import green_row
from triage.clinical.colour import Colour
from triage.clinical.details import ChangeInterval, EndCourse
from triage.worklist.green_list import GreenQuery, Which
from triage.worklist.greens import Kept
from ui.greens.list import Asked
from ui.greens.page import GreensPage
from ui.main_window import MainWindow
from ui.translate import install_translator


@pytest.fixture
def work() -> MadeUpWorkflow:
    """Three greens that can be closed, one that a colleague has, and one drawn for a person."""
    made = MadeUpWorkflow.with_colours("green")
    made.greens.greens = [
        *(green_row(number) for number in (1, 2, 3)),
        green_row(4, Kept.OWNED),
        green_row(5, Kept.SAMPLED),
    ]
    made.greens.proposals = [green_row(6, proposal=60)]
    return made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> GreensPage:
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    return cast("GreensPage", window.frame.full_page())


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, *, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget() or window, key, held)
    settle(window)


def show(window: MainWindow, page: GreensPage, which: Which) -> None:
    page.list.ask(Asked(GreenQuery(which)))
    settle(window)


def cells(page: GreensPage, column: int) -> list[str]:
    model = page.list.model
    return [cast("str", model.data(model.index(line, column))) for line in range(model.rowCount())]


def test_that_the_page_shows_who_is_closed_and_counts_who_is_left_out_and_why(page: GreensPage) -> None:
    assert cells(page, 1) == ["Eksempel, Person 1", "Eksempel, Person 2", "Eksempel, Person 3"]
    told = page.panel.act.counts.text()
    assert "5" in told
    assert "en kollega har sagen: 1" in told
    assert "til stikprøve: 1" in told


def test_that_ctrl_enter_closes_exactly_what_is_shown(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage, qtbot: QtBot
) -> None:
    press(window, qtbot, Qt.Key.Key_Return, ctrl=True)
    assert work.greens.closed == [1, 2, 3]
    assert cells(page, 1) == []


def test_that_a_green_is_left_out_by_its_key_and_taken_in_again(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_J, Qt.Key.Key_X, Qt.Key.Key_J, Qt.Key.Key_X, Qt.Key.Key_X):
        press(window, qtbot, key)
    assert cells(page, 0) == ["☐", "☑", "☑"]
    press(window, qtbot, Qt.Key.Key_Return, ctrl=True)
    assert work.greens.closed == [2, 3]


def test_that_who_was_left_out_is_not_closed_by_the_same_key_again(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_J, Qt.Key.Key_X):
        press(window, qtbot, key)
    press(window, qtbot, Qt.Key.Key_Return, ctrl=True)
    press(window, qtbot, Qt.Key.Key_Return, ctrl=True)
    assert work.greens.closed == [2, 3]
    assert cells(page, 0) == ["☐"]


def test_that_what_changed_meanwhile_is_left_and_said(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage
) -> None:
    work.greens.changed = {2}
    page.save()
    settle(window)
    assert (work.greens.closed, page.panel.act.can_undo) == ([1, 3], True)
    assert "1" in page.panel.act.message.text()


def test_that_ctrl_z_takes_all_of_it_back(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage, qtbot: QtBot
) -> None:
    page.save()
    settle(window)
    press(window, qtbot, Qt.Key.Key_Z, ctrl=True)
    assert (work.greens.undone, page.panel.act.can_undo) == ([1], False)


def test_that_a_long_act_goes_in_parts_and_can_be_stopped_between_them(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage
) -> None:
    work.greens.greens = [green_row(number) for number in range(1, 351)]
    page.refresh()
    settle(window)
    page.closing.went_on.connect(lambda _: page.undo())
    page.save()
    settle(window)
    assert (work.greens.parts, page.closing.done.not_reached, len(work.greens.closed)) == ([100], 250, 100)


def test_that_a_fault_in_the_middle_says_what_was_done(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage
) -> None:
    work.greens.fault = FAULT
    page.save()
    settle(window)
    assert "Databasen svarer ikke." in page.panel.act.message.text()
    assert not page.closing.is_running


def test_that_nothing_is_closed_from_the_list_of_those_left_out(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage, qtbot: QtBot
) -> None:
    show(window, page, Which.KEPT)
    press(window, qtbot, Qt.Key.Key_Return, ctrl=True)
    assert (work.greens.closed, cells(page, 3)) == ([], ["en kollega har sagen", "til stikprøve"])


def test_that_the_choice_of_part_tells_how_many_courses_are_stable(page: GreensPage) -> None:
    which = page.list.which
    assert which.itemText(which.findData(Which.STABLE)).endswith("(1)")


def test_that_an_empty_list_says_so(window: MainWindow, work: MadeUpWorkflow, page: GreensPage) -> None:
    work.greens.greens = []
    page.refresh()
    settle(window)
    assert page.list.body.message.text()


def test_that_a_longer_interval_is_decided_for_the_course_chosen(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage
) -> None:
    show(window, page, Which.STABLE)
    page.move_by(1)
    page.panel.stable.interval_button.click()
    settle(window)
    ((proposal, answer, _),) = work.greens.answered
    assert proposal == 60
    assert isinstance(answer, ChangeInterval)
    assert answer.days == 28


def test_that_an_end_of_the_course_keeps_the_note(window: MainWindow, work: MadeUpWorkflow, page: GreensPage) -> None:
    show(window, page, Which.STABLE)
    page.move_by(1)
    page.panel.stable.note.setText("Aftalt")
    page.panel.stable.end_button.click()
    settle(window)
    assert work.greens.answered == [(60, EndCourse(), "Aftalt")]


def test_that_an_act_whose_page_goes_is_stopped_and_the_rest_stays_open(
    window: MainWindow, work: MadeUpWorkflow, page: GreensPage
) -> None:
    work.greens.greens = [green_row(number) for number in range(1, 351)]
    page.refresh()
    settle(window)
    page.closing.went_on.connect(lambda _: window.commands.next_theme())
    page.save()
    settle(window)
    assert len(work.greens.closed) <= 200
    assert len(cells(cast("GreensPage", window.frame.full_page()), 1)) == 350 - len(work.greens.closed)


def test_that_another_theme_keeps_who_was_left_out_and_the_line_chosen(
    window: MainWindow, page: GreensPage, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_X):
        press(window, qtbot, key)
    window.commands.next_theme()
    settle(window)
    again = cast("GreensPage", window.frame.full_page())
    assert (cells(again, 0), again.list.table.currentIndex().row()) == (["☑", "☐", "☑"], 1)


def test_that_the_page_is_spoken_in_english_too(window: MainWindow, page: GreensPage, qapp: QApplication) -> None:
    window.commands.next_language()
    settle(window)
    again = cast("GreensPage", window.frame.full_page())
    assert "a colleague has the case: 1" in again.panel.act.counts.text()
    install_translator(qapp, "da")


@pytest.fixture
def drawn(work: MadeUpWorkflow) -> MadeUpWorkflow:
    """A green that was drawn."""
    work.rows = [row(1, "green", drawn=True)]
    return work


def test_that_a_drawn_green_is_judged_by_key_once_its_data_are_shown(
    drawn: MadeUpWorkflow, window: MainWindow, qtbot: QtBot
) -> None:
    window.commands.judge_yellow()
    press(window, qtbot, Qt.Key.Key_J)
    assert window.frame.pane.sample_bar.isVisible()
    press(window, qtbot, Qt.Key.Key_Y)
    assert [(case, colour) for case, colour, _ in drawn.greens.judged] == [(1, Colour.YELLOW)]
    assert not window.frame.pane.sample_bar.isVisible()


def test_that_no_judgement_is_asked_of_other_greens(window: MainWindow, work: MadeUpWorkflow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_J)
    press(window, qtbot, Qt.Key.Key_Y)
    assert (window.frame.pane.sample_bar.isVisible(), work.greens.judged) == (False, [])
