"""The short ledger on the patient's page."""

from datetime import timedelta

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.made_up import NOW
from triage.clinical.care import Pause, PauseReason
from triage.errors import Text
from triage.workflow.chart.chart import ExpectedAnswers, ExpectedLine
from triage.worklist.due_times import Window
from triage.worklist.expected import Expected, ExpectedState
from ui.patient.expected import expected_card

MIDNIGHT = NOW.replace(hour=0)
DAY = timedelta(days=1)


def line(state: ExpectedState, **changes: object) -> ExpectedLine:
    window = Window(MIDNIGHT - DAY, MIDNIGHT, MIDNIGHT + DAY)
    return ExpectedLine(Text("Vægt", "Weight"), Expected("copd", "weight", window, state, **changes))


def said(qtbot: QtBot, expected: ExpectedAnswers) -> list[str]:
    card = expected_card(expected, NOW)
    qtbot.addWidget(card)
    return [label.text() for label in card.findChildren(QLabel)]


def test_that_a_late_answer_is_told_with_its_last_day(qtbot: QtBot) -> None:
    texts = said(qtbot, ExpectedAnswers((line(ExpectedState.LATE),)))
    assert any("22. nov." in text or "22 Nov" in text for text in texts)
    assert {"forsinket", "late"} & set(texts)


def test_that_a_pause_is_told_first(qtbot: QtBot) -> None:
    pause = Pause(PauseReason.HOLIDAY, MIDNIGHT - DAY, MIDNIGHT + DAY)
    texts = said(qtbot, ExpectedAnswers(pauses=(pause,)))
    assert any("ferie" in text or "holiday" in text for text in texts[:2])


def test_that_a_paused_line_says_why(qtbot: QtBot) -> None:
    texts = said(qtbot, ExpectedAnswers((line(ExpectedState.PAUSED, pause=PauseReason.ADMISSION),)))
    assert any(text.endswith(("indlagt", "admitted")) for text in texts)


def test_that_the_card_of_a_paused_patient_still_asks_for_a_pause(qtbot: QtBot) -> None:
    card = expected_card(ExpectedAnswers(pauses=(Pause(PauseReason.HOLIDAY, MIDNIGHT),)), NOW)
    qtbot.addWidget(card)
    heard: list[bool] = []
    action = QAction("", card)
    action.setObjectName("pause")
    action.triggered.connect(lambda: heard.append(True))
    card.addAction(action)
    card.findChildren(QPushButton)[0].click()
    assert heard == [True]


def test_that_no_plan_is_said(qtbot: QtBot) -> None:
    assert len(said(qtbot, ExpectedAnswers())) == 2
