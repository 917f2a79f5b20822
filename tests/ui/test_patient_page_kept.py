"""What of a patient's page moves when something is done elsewhere, and the cases before this one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.charts import chart, now, red_assessment, response
from tests.ui.placed import placed
from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Decision
from triage.workflow.chart.chart import Chart
from triage.worklist.former import FormerCase
from ui.patient.chain import chain_card
from ui.patient.page import PatientPage
from ui.theme import load_theme
from ui.widgets.card import Card
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel

NOW = now()
CALLED = Decision(1, 7, Action.PHONE, "Ringet op", "anna", NOW)
FULL = replace(chart(), case=7, assessments=(red_assessment(),), responses=(response(), response(), response()))
CHAIN = (
    FormerCase(6, Colour.RED, NOW - timedelta(days=9), NOW - timedelta(days=8)),
    FormerCase(2, Colour.YELLOW, NOW - timedelta(days=40), NOW - timedelta(days=40)),
)


def scrolled(qtbot: QtBot, shown: Chart) -> PatientPage:
    """A page that shows a chart, scrolled some way down."""
    made = placed(qtbot, PatientPage(load_theme("light"), now), 700, 300)
    made.show_chart(shown)
    QApplication.processEvents()
    made.verticalScrollBar().setValue(120)
    return made


def words(shown: QWidget) -> list[str]:
    return [label.text() for label in shown.findChildren(PlainLabel)]


def test_that_a_decision_elsewhere_leaves_the_page_where_it_is(qtbot: QtBot) -> None:
    made = scrolled(qtbot, FULL)
    first = made.findChildren(Card)[0]
    made.show_chart(replace(FULL, decisions=(CALLED,), closed=True))
    QApplication.processEvents()
    assert made.verticalScrollBar().value() == 120
    assert made.findChildren(Card)[0] is first
    assert any("Ringet op" in text for text in words(made))


def test_that_new_data_of_the_same_patient_keep_the_place(qtbot: QtBot) -> None:
    made = scrolled(qtbot, FULL)
    made.show_chart(replace(FULL, responses=FULL.responses[:2]))
    QApplication.processEvents()
    assert made.verticalScrollBar().value() == 120


def test_that_another_patient_is_shown_from_the_top(qtbot: QtBot) -> None:
    made = scrolled(qtbot, FULL)
    made.show_chart(replace(FULL, patient_key=FULL.patient_key + 1))
    QApplication.processEvents()
    assert made.verticalScrollBar().value() == 0


def test_that_cases_before_are_told_with_mark_word_time_and_decision(qtbot: QtBot) -> None:
    decided = (replace(CALLED, case=6), Decision(2, 6, Action.VISIT, "", "bo", NOW, undone=True))
    card = chain_card(replace(FULL, chain=CHAIN, decisions=decided), NOW)
    assert card is not None
    qtbot.addWidget(card)
    assert [mark.accessibleName() for mark in card.findChildren(Mark)] == ["Rød", "Gul"]
    assert any(text.endswith("· anna") for text in words(card))
    assert not any("bo" in text.split(" · ") for text in words(card))


def test_that_a_long_chain_is_counted_and_the_first_case_has_none(qtbot: QtBot) -> None:
    card = chain_card(replace(FULL, chain=CHAIN * 4), NOW)
    assert card is not None
    qtbot.addWidget(card)
    assert len(card.findChildren(Mark)) == 5
    assert words(card)[-1].split()[1] == "3"
    assert chain_card(FULL, NOW) is None


@pytest.mark.parametrize("width", [1100, 700, 500])
def test_that_nothing_but_the_last_card_stands_at_the_end(qtbot: QtBot, width: int) -> None:
    made = scrolled(qtbot, FULL)
    made.resize(width, 300)
    QApplication.processEvents()
    places = {made.widget(), made.side}
    shown = [card for card in made.widget().findChildren(Card) if card.parent() in places and card.isVisible()]
    ends = max(card.mapTo(made.widget(), card.rect().bottomLeft()).y() for card in shown)
    assert made.widget().height() - ends <= 12


def test_that_nothing_is_squeezed_while_the_page_comes_to_stand(qtbot: QtBot) -> None:
    made = scrolled(qtbot, FULL)
    made.show_chart(None)
    QApplication.processEvents()
    made.show_chart(FULL)
    for _ in range(8):
        QApplication.processEvents()
        labels = [label for label in made.findChildren(PlainLabel) if label.isVisible() and label.wordWrap()]
        assert labels
        assert not [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]
