"""Where a decision stands at the source is said in words, on the patient's page and in the decision panel."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from triage.clinical.decision import Action, Decision, Elsewhere, Sending, SendState
from triage.errors import Text
from triage.scoring.danish_time import DENMARK
from ui.patient.history import decision_card
from ui.sending_words import decided_where
from ui.widgets.plain_label import PlainLabel

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=DENMARK)
MADE = Decision(1, 1, Action.PHONE, "", "anna", NOW - timedelta(hours=1))
FAULT = Text("Kilden tog ikke imod.", "The source did not take it.")


def told(state: SendState, **changes: object) -> str:
    return decided_where(replace(MADE, sending=replace(Sending(state, NOW), **changes)), NOW)


def test_that_a_decision_that_is_written_nowhere_says_that_it_stands_here_alone(qtbot: QtBot) -> None:
    assert decided_where(MADE, NOW) in ("kun gemt her", "saved here alone")


@pytest.mark.parametrize(("state", "word"), [(SendState.CONFLICT, "noget andet"), (SendState.REFUSED, "sagde nej")])
def test_that_a_no_says_why(qtbot: QtBot, state: SendState, word: str) -> None:
    words = told(state, fault=FAULT)
    assert word in words or "source" in words
    assert "Kilden tog ikke imod" in words or "did not take it" in words


def test_that_every_state_is_told_in_its_own_words(qtbot: QtBot) -> None:
    states = (SendState.WAITING, SendState.ANSWERED, SendState.CONFLICT, SendState.REFUSED, SendState.CANCELLED)
    assert len({told(state) for state in states}) == len(states)
    assert told(SendState.WAITING) != told(SendState.WAITING, is_correction=True)
    assert told(SendState.ANSWERED) != told(SendState.ANSWERED, is_correction=True)


def test_that_what_was_written_says_when(qtbot: QtBot) -> None:
    assert "10" in told(SendState.ANSWERED)
    assert "42" in told(SendState.ANSWERED)


def test_that_the_patients_page_shows_who_handled_it_elsewhere_and_when(qtbot: QtBot) -> None:
    elsewhere = replace(MADE, action=Elsewhere.HANDLED, actor="Practitioner/7", handled_at=NOW - timedelta(hours=2))
    card = decision_card([elsewhere], NOW)
    qtbot.addWidget(card)
    shown = " ".join(label.text() for label in card.findChildren(PlainLabel))
    assert "Practitioner/7" in shown
    assert "42" in shown
