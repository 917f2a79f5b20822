"""The cards beside the page stand under the decision where there is room, else last on the page, and never nowhere."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import chart, now
from tests.ui.made_up import MadeUpWorkflow, row
from tests.ui.made_up_session import MadeUpSession
from tests.ui.placed import placed
from tests.ui.test_care import CARE
from tests.ui.test_patient_page import words
from triage.access.acts import Act
from triage.clinical.decision import Action
from ui.frame.pages import build_pages
from ui.frame.patient_pane import PatientPane
from ui.patient.page import PatientPage
from ui.theme import load_theme
from ui.translate import install_translator
from ui.widgets.plain_label import PlainLabel
from ui.worklist.decision_room import DecisionRoom
from ui.worklist.drafts import Drafts

HEADING = "Aftaler"


@pytest.fixture
def pane(qtbot: QtBot) -> PatientPane:
    made = placed(qtbot, PatientPane(MadeUpWorkflow().desk(), Drafts()), 1000, 800)
    made.set_pages(build_pages(load_theme("light"), now))
    made.show_waiting(row())
    made.show_chart(chart())
    QApplication.processEvents()
    return made


def page_of(pane: PatientPane) -> PatientPage:
    (page,) = pane.findChildren(PatientPage)
    return page


def heading(pane: PatientPane) -> PlainLabel:
    QApplication.processEvents()
    (label,) = [one for one in pane.findChildren(PlainLabel) if one.text() == HEADING and one.isVisible()]
    return label


def test_that_the_appointments_stand_under_the_decision_where_there_is_room(pane: PatientPane) -> None:
    assert not page_of(pane).isAncestorOf(heading(pane))
    assert heading(pane).mapTo(pane, heading(pane).rect().topLeft()).y() > pane.decision.geometry().bottom()


def test_that_they_are_last_on_a_narrow_page_and_come_back(pane: PatientPane) -> None:
    pane.set_compact(True)
    assert page_of(pane).isAncestorOf(heading(pane))
    assert [text for text in words(page_of(pane)) if text == HEADING] == [HEADING]
    pane.set_compact(False)
    assert not page_of(pane).isAncestorOf(heading(pane))


def test_that_who_does_not_decide_has_them_on_the_page(pane: PatientPane) -> None:
    pane.offer(MadeUpSession(acts=frozenset({Act.SEE_APPOINTMENTS})).who())
    assert page_of(pane).isAncestorOf(heading(pane))


def test_that_nothing_of_the_patient_before_stays_beside_the_page(pane: PatientPane) -> None:
    pane.show_waiting(None)
    QApplication.processEvents()
    assert not [one for one in pane.findChildren(PlainLabel) if one.text() == HEADING and one.isVisible()]


def test_that_no_card_beside_the_page_is_wider_than_the_column(pane: PatientPane) -> None:
    side = page_of(pane).side
    assert side.minimumSizeHint().width() <= side.parentWidget().width()


@pytest.mark.parametrize("language", ["da", "en"])
def test_that_the_column_is_no_wider_than_the_decision(qtbot: QtBot, qapp: QApplication, language: str) -> None:
    install_translator(qapp, language)
    made = placed(qtbot, PatientPane(MadeUpWorkflow().desk(), Drafts()), 1000, 800)
    made.set_pages(build_pages(load_theme("light"), now))
    made.show_waiting(row())
    made.show_chart(chart(care=CARE))
    made.decision.choose(Action.PHONE)
    qtbot.waitUntil(lambda: made.decision.parentWidget().width() == made.decision.width())
    side = page_of(made).side
    assert side.minimumSizeHint().width() <= side.parentWidget().width()


def test_that_a_room_wider_than_the_decision_asks_for_the_height_of_the_decision(pane: PatientPane) -> None:
    room, panel = pane.findChild(DecisionRoom), pane.decision
    assert isinstance(room, DecisionRoom)
    panel.show_fault("Databasen svarer ikke. Prøv igen, eller ring til dem, som passer databasen. " * 3)
    QApplication.processEvents()
    room.resize(panel.width() + 80, room.height())
    assert panel.heightForWidth(room.width()) < panel.heightForWidth(panel.width())
    assert room.sizeHint().height() == panel.heightForWidth(panel.width())
