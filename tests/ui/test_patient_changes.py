"""Notices, corrections and the same person elsewhere, as they stand on the patient page."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow, chart
from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Decision
from triage.clinical.notice import Notice, NoticeKind
from triage.errors import Text
from triage.workflow.chart.changes_shown import Changes, Correction, Elsewhere, Line
from ui.main_window import MainWindow
from ui.patient.changes import change_cards, correction_line, history_card

TEXT = Text("En rød vurdering hvilede på data.", "A red assessment rested on data.")
NOTICE = Notice(5, 101, 1, NoticeKind.WITHDRAWN, NOW, NOW - timedelta(hours=2), TEXT)
LINE = Line("", Text("91 %", "91 %"), Text("85 %", "85 %"))
CORRECTION = Correction(NOW, "amended", Text("Iltmætning", "Oxygen saturation"), NOW - timedelta(hours=3), (LINE,))


def words(qtbot: QtBot, changes: Changes, *decisions: Decision) -> str:
    cards = change_cards(changes, decisions, NOW)
    for card in cards:
        qtbot.addWidget(card)
    return "\n".join(label.text() for card in cards for label in card.findChildren(QLabel))


def decided(hours: float) -> Decision:
    return Decision(1, 1, Action.VISIT, "", "ann", NOW - timedelta(hours=hours))


def test_that_a_correction_shows_old_and_new() -> None:
    assert "91 % → 85 %" in correction_line(CORRECTION, NOW)


def test_that_an_unread_notice_stands_first(qtbot: QtBot) -> None:
    assert "En rød vurdering hvilede på data." in words(qtbot, Changes(notices=(NOTICE,)))


def test_that_a_notice_says_what_was_changed_in_the_same_moment(qtbot: QtBot) -> None:
    other = replace(CORRECTION, at=NOW - timedelta(days=3), what=Text("Puls", "Pulse"))
    shown = words(qtbot, Changes(notices=(NOTICE,), corrections=(CORRECTION, other)))
    assert "91 % → 85 %" in shown
    assert "Puls" not in shown


def test_that_the_same_sentence_is_said_once(qtbot: QtBot) -> None:
    later = replace(NOTICE, id=6, at=NOW + timedelta(minutes=1))
    assert words(qtbot, Changes(notices=(NOTICE, later))).count("En rød vurdering hvilede på data.") == 1


def test_that_a_long_list_of_corrections_is_counted(qtbot: QtBot) -> None:
    shown = words(qtbot, Changes(notices=(NOTICE,), corrections=(CORRECTION,) * 9))
    assert shown.count("91 % → 85 %") == 5
    assert "4" in shown.splitlines()[-1]


def test_that_a_notice_lists_what_was_decided_meanwhile_and_nothing_else(qtbot: QtBot) -> None:
    shown = words(qtbot, Changes(notices=(NOTICE,)), decided(1), decided(5))
    assert shown.count("ann") == 1


def test_that_a_notice_read_stands_in_the_history(qtbot: QtBot) -> None:
    read = replace(NOTICE, seen_by="bo", seen_at=NOW)
    assert change_cards(Changes(notices=(read,)), (), NOW) == []
    card = history_card(Changes(notices=(read,)), NOW)
    assert card is not None
    qtbot.addWidget(card)
    assert any("bo" in label.text() for label in card.findChildren(QLabel))


def test_that_a_red_in_another_source_is_a_word_and_a_field(qtbot: QtBot) -> None:
    found = Elsewhere("https://fhir.example/r4", 9, "copd", Colour.RED, 3, 1)
    (card,) = change_cards(Changes(elsewhere=(found,)), (), NOW)
    qtbot.addWidget(card)
    assert card.property("surface") == "red"
    assert any("Rød" in label.text() for label in card.findChildren(QLabel))


def test_that_ctrl_m_marks_every_unread_notice_of_the_patient(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.open_case.chart = chart(1, changes=Changes(notices=(NOTICE, replace(NOTICE, id=6))))
    window.commands.read_notices()
    settle(window)
    assert work.intake.seen == [5, 6]
