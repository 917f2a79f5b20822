"""Whether a green patient's booked visit is needed: asked where clinicians are, answered by key, never by chance."""

from dataclasses import replace
from datetime import datetime
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow, chart
from tests.ui.made_up_greens import green_row
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Application, Changed
from triage.worklist.asked_visit import AskedVisit
from triage.worklist.green_list import GreenQuery, Which
from ui.desks.requests_desk import requests_desk
from ui.greens.list import Asked
from ui.greens.page import GreensPage
from ui.main_window import MainWindow
from ui.patient.asked_visits import asked_card
from ui.patient.visit_needed import VisitNeededDialog

VISIT = AskedVisit(60, "Lungekontrol", "Lungesygdomme", datetime(2026, 12, 2, 9, 0, tzinfo=DENMARK))
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def answers(work: MadeUpWorkflow) -> list[tuple[object, ...]]:
    """What was answered; the desk refuses while `work.fault` is set."""
    said: list[tuple[object, ...]] = []

    def answer(question: int, needed: bool, words: str) -> Changed:
        if work.fault is not None:
            raise work.fault
        said.append((question, needed, words))
        return Changed()

    work.coordination.beside["requests"] = replace(requests_desk(_nowhere), answer_question=answer)
    return said


@pytest.fixture
def work() -> MadeUpWorkflow:
    made = MadeUpWorkflow.with_colours("green")
    made.greens.asked = [replace(green_row(6), asked=VISIT)]
    return made


@pytest.fixture
def page(answers: object, window: MainWindow, qtbot: QtBot) -> GreensPage:
    qtbot.keyClick(window, Qt.Key.Key_G, CTRL)
    settle(window)
    page = cast("GreensPage", window.frame.full_page())
    page.list.ask(Asked(GreenQuery(Which.ASKED)))
    settle(window)
    page.move_by(1)
    return page


def _nowhere() -> Application:
    raise LookupError


def asked(window: MainWindow, qtbot: QtBot) -> VisitNeededDialog:
    qtbot.keyClick(window, Qt.Key.Key_N, SHIFT)
    assert window.answering.dialog is not None
    return window.answering.dialog


def words(dialog: VisitNeededDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def test_that_the_greens_tell_how_many_visits_are_asked_about_and_which(page: GreensPage) -> None:
    which = page.list.which
    assert which.itemText(which.findData(Which.ASKED)).endswith("(1)")
    assert page.panel.asked.visit.text() == "Lungekontrol · Lungesygdomme · 2. dec. 09.00"
    assert page.panel.asked.isVisibleTo(page.panel)


def test_that_the_answer_is_kept_with_its_reason(
    page: GreensPage, window: MainWindow, answers: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    assert "Eksempel, Person 6" in words(dialog)
    dialog.reason.setText("stabil i et år")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_I, CTRL)
    settle(window)
    assert answers == [(60, False, "stabil i et år")]
    assert window.answering.dialog is None


def test_that_enter_answers_nothing(
    page: GreensPage, window: MainWindow, answers: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    settle(window)
    assert (answers, window.answering.dialog) == ([], dialog)
    qtbot.keyClick(dialog.reason, Qt.Key.Key_B, CTRL)
    settle(window)
    assert answers == [(60, True, "")]


def test_that_a_fault_stays_in_the_dialog_with_what_was_written(
    page: GreensPage, window: MainWindow, work: MadeUpWorkflow, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    dialog.reason.setText("ses alligevel")
    work.fault = FAULT
    dialog.needed_button.click()
    settle(window)
    assert (dialog.message.text(), dialog.reason.text()) == ("Databasen svarer ikke.", "ses alligevel")
    assert dialog.needed_button.isEnabled()


def test_that_the_patients_page_asks_too(window: MainWindow, qtbot: QtBot) -> None:
    card = asked_card(chart(asked=(VISIT,)), NOW)
    assert card is not None
    assert "Lungekontrol · Lungesygdomme · 2. dec. 09.00" in [one.text() for one in card.findChildren(QLabel)]
    assert asked_card(chart(), NOW) is None
    card.deleteLater()


def test_that_the_key_asks_about_the_patient_on_the_screen(
    answers: list[tuple[object, ...]], window: MainWindow, qtbot: QtBot
) -> None:
    window.commands.select_next()
    settle(window)
    window.commands.answer_visit()
    assert window.answering.dialog is None
    window.open_case.chart = chart(asked=(VISIT, replace(VISIT, question=61)))
    dialog = asked(window, qtbot)
    assert "EKSEMPEL, Person 1" in words(dialog)
    dialog.which.setCurrentIndex(1)
    dialog.not_needed_button.click()
    settle(window)
    assert answers == [(61, False, "")]
