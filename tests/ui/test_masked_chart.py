"""A chart with parts left out for the role says so in each of them, and nothing false about the patient."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.charts import NOW, red_assessment
from tests.ui.made_up import chart
from tests.ui.placed import placed
from triage.access.conditions import Condition
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.workflow.chart.chart import Chart
from triage.workflow.rights.masks import masked_chart
from ui.patient.banner import PatientBanner
from ui.patient.masked import not_shown
from ui.patient.page import PatientPage
from ui.theme import load_theme
from ui.widgets.card import Card

FALSE = ("Ingen regel", "Ingen hjemmemålinger", "Ingen plan", "ukendt")


def masked(condition: Condition) -> Chart:
    """A red patient as a role with this condition sees them."""
    warrant = Warrant(Role.MEDICAL_SECRETARY, "Afdelingen", conditions=frozenset({condition}))
    return masked_chart(chart(assessments=(red_assessment(),)), warrant, ())


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def page_of(qtbot: QtBot, found: Chart) -> str:
    page = placed(qtbot, PatientPage(load_theme("light"), lambda: NOW), 900, 1600)
    page.show_chart(found)
    return words(page)


def test_that_a_secretary_reads_appointments_first_and_in_one_line_what_is_not_shown(qtbot: QtBot) -> None:
    page = placed(qtbot, PatientPage(load_theme("light"), lambda: NOW), 900, 1600)
    page.show_chart(masked(Condition.FRONT))
    told = words(page)
    assert told.count(not_shown()) == 1
    assert f"{not_shown()}: grunde, svar, målinger" in told
    shown = [card for card in page.findChildren(Card) if card.isVisibleTo(page)]
    titles = [card.accessibleName() for card in sorted(shown, key=lambda card: card.mapTo(page, card.pos()).y())]
    assert titles == ["Aftaler", "KOL", "Tidligere beslutninger"]
    assert not [word for word in FALSE if word in told]
    assert "Ingen kommende." in told


def test_that_who_must_know_nobody_is_told_no_name(qtbot: QtBot) -> None:
    found = masked(Condition.PSEUDONYMISED)
    banner = placed(qtbot, PatientBanner(load_theme("light"), lambda: NOW), 900, 200)
    banner.show_chart(found)
    assert "Iltmætning 85 %" in page_of(qtbot, found)
    assert not [word for word in ("efternavn ukendt", "Eksempel", "Telefon\nukendt") if word in words(banner)]


def test_that_a_whole_chart_says_nothing_of_roles(qtbot: QtBot) -> None:
    assert not_shown() not in page_of(qtbot, replace(chart(), assessments=(red_assessment(),)))
