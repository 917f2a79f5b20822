"""The banner says who the patient is, in full and at every width."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import ago, chart, now, patient, red_assessment
from tests.ui.placed import placed
from triage.clinical.aside import PersonAside
from triage.clinical.colour import Colour
from triage.clinical.patient import Contact
from triage.workflow.chart.beside import Beside, ContactWish
from triage.workflow.chart.chart import Chart
from ui.patient.banner import PatientBanner, worst_colour
from ui.theme import load_theme
from ui.widgets.plain_label import PlainLabel

LONG = {"family": "Kongensgaard-Mikkelsen Vestergaard", "given": "Anne-Sofie Margrethe Dorothea"}


def banner(qtbot: QtBot, shown: Chart | None, width: int = 1100) -> PatientBanner:
    made = placed(qtbot, PatientBanner(load_theme("light"), now), width, 300)
    made.show_chart(shown)
    QApplication.processEvents()
    return made


def words(made: PatientBanner) -> str:
    labels = (label for label in made.findChildren(PlainLabel) if label.isVisible())
    return "\n".join(label.text() for label in labels)


def test_that_the_banner_names_the_patient_family_first_in_capitals(qtbot: QtBot) -> None:
    assert "NIELSEN, Aksel" in words(banner(qtbot, chart()))


def test_that_the_banner_says_age_birth_date_and_number(qtbot: QtBot) -> None:
    said = words(banner(qtbot, chart()))
    assert "Mand · 74 år · født 03.02.1952" in said
    assert "030252-9995" in said


def test_that_the_banner_says_whom_to_call(qtbot: QtBot) -> None:
    assert "datter Mette 70 00 00 01" in words(banner(qtbot, chart()))


def test_that_the_banner_says_the_course_and_its_week(qtbot: QtBot) -> None:
    assert "KOL · uge 11" in words(banner(qtbot, chart()))


def test_that_what_is_not_known_is_said_in_words(qtbot: QtBot) -> None:
    unknown = patient(cpr=None, phone=None, contacts=(), birth_date=None, gender=None)
    said = words(banner(qtbot, chart(patient=unknown, assessments=(), enrolments=())))
    assert said.count("ukendt") == 6


def test_that_the_colour_is_a_word_with_its_deadline(qtbot: QtBot) -> None:
    assert "RØD\nfrist i dag 14.20" in words(banner(qtbot, chart()))


def test_that_a_passed_deadline_says_so(qtbot: QtBot) -> None:
    late = replace(red_assessment(), deadline=ago(0.1))
    assert "frist overskredet i dag 07.56" in words(banner(qtbot, chart(assessments=(late,))))


def test_that_a_patient_without_an_assessment_is_never_green() -> None:
    assert worst_colour(chart(assessments=())) is Colour.GREY


def test_that_the_worst_of_several_programmes_counts() -> None:
    green = replace(red_assessment(), programme="diabetes", colour=Colour.GREEN)
    assert worst_colour(chart(assessments=(green, red_assessment()))) is Colour.RED


def test_that_a_relative_with_a_record_of_their_own_stands_beside_those_of_the_patients_record(qtbot: QtBot) -> None:
    son = Contact("Ole", "søn", "70 00 00 02")
    same = Contact("Mette", "datter", "70 00 00 01")
    said = words(banner(qtbot, chart(beside=Beside(relatives=(same, son)))))
    assert "søn Ole 70 00 00 02" in said
    assert said.count("datter Mette 70 00 00 01") == 1


def test_that_how_the_patient_wants_to_be_contacted_is_said_with_its_time(qtbot: QtBot) -> None:
    wish = ContactWish("Ja, ring til mig", now())
    said = words(banner(qtbot, chart(beside=Beside(contact_wishes=(wish,)))))
    assert "Ønske om kontakt\nJa, ring til mig (i dag 10.20)" in said


@pytest.mark.parametrize(
    ("beside", "word"),
    [
        (Beside(PersonAside("arabisk", needs_interpreter=True)), "Tolk: arabisk"),
        (Beside(PersonAside(None, needs_interpreter=True)), "Tolk"),
        (Beside(PersonAside("engelsk")), "Sprog: engelsk"),
        (Beside(namesakes=1), "! Navnelighed: 1 anden på listen"),
        (Beside(namesakes=3), "! Navnelighed: 3 andre på listen"),
    ],
)
def test_that_what_changes_how_one_talks_or_whom_one_means_is_marked(qtbot: QtBot, beside: Beside, word: str) -> None:
    assert word in words(banner(qtbot, chart(beside=beside))).split("\n")


def test_that_who_speaks_danish_has_no_mark_for_it(qtbot: QtBot) -> None:
    assert "Sprog" not in words(banner(qtbot, chart(beside=Beside(PersonAside("dansk")))))


def test_that_the_day_of_death_and_a_child_are_told(qtbot: QtBot) -> None:
    beside = Beside(PersonAside(died=date(2026, 11, 3)))
    assert "† Afdød 03.11.2026" in words(banner(qtbot, chart(patient=patient(deceased=True), beside=beside)))
    assert "Barn" in words(banner(qtbot, chart(patient=patient(birth_date=date(2015, 2, 3)))))


@pytest.mark.parametrize(("field", "word"), [("deceased", "Afdød"), ("protected", "Navne- og adressebeskyttelse")])
def test_that_what_must_be_known_before_calling_is_marked(qtbot: QtBot, field: str, word: str) -> None:
    assert word in words(banner(qtbot, chart(patient=patient(**{field: True}))))


@pytest.mark.parametrize("width", [480, 700, 1100])
def test_that_no_word_of_the_banner_is_cut_at_any_width(qtbot: QtBot, width: int) -> None:
    made = banner(qtbot, chart(patient=patient(**LONG)), width)
    for label in made.findChildren(PlainLabel):
        assert label.width() >= label.sizeHint().width() or label.wordWrap(), label.text()
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert label.mapTo(made, label.rect().bottomRight()).x() <= width


def test_that_an_empty_banner_keeps_nothing_of_the_patient_before(qtbot: QtBot) -> None:
    made = banner(qtbot, chart())
    made.show_chart(None)
    QApplication.processEvents()
    assert words(made) == "Ingen patient valgt"
