"""The patient page shows why, what the patient wrote, what changed, and nothing of anybody else."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.charts import ago, chart, now, red_assessment, response
from tests.ui.placed import placed
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.workflow.chart.chart import Chart, OwnWords
from ui.patient.page import PatientPage
from ui.theme import load_theme
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel


def page(qtbot: QtBot, shown: Chart | None = None, width: int = 900) -> PatientPage:
    made = placed(qtbot, PatientPage(load_theme("light"), now), width, 760)
    made.show_chart(shown)
    QApplication.processEvents()
    return made


def words(made: PatientPage) -> list[str]:
    """Return every text that is shown, from the top of the page down."""
    labels = [label for label in made.findChildren(PlainLabel) if label.isVisible() and label.text()]
    labels.sort(key=lambda label: (label.mapTo(made, QPoint()).y(), label.mapTo(made, QPoint()).x()))
    return [label.text() for label in labels]


def test_that_the_worst_reason_stands_first(qtbot: QtBot) -> None:
    said = words(page(qtbot, chart()))
    red, yellow = (next(n for n, text in enumerate(said) if start in text) for start in ("Iltmætning 85", "Faldet 6"))
    assert red < yellow


def test_that_every_reason_has_its_mark_named_by_its_colour(qtbot: QtBot) -> None:
    marks = page(qtbot, chart()).findChildren(Mark)
    assert [mark.accessibleName() for mark in marks] == ["Rød", "Gul"]


def test_that_what_could_have_been_and_what_is_unknown_are_said(qtbot: QtBot) -> None:
    said = words(page(qtbot, chart()))
    assert "Iltmætning 85 %: ville have været gul ved 88 % og grøn ved 90 %." in said
    assert "Ukendt: temperatur er ikke målt." in said


def test_that_each_programme_has_its_own_block_worst_first(qtbot: QtBot) -> None:
    green = replace(red_assessment(), programme="diabetes", colour=Colour.GREEN, reasons=())
    said = words(page(qtbot, chart(assessments=(green, red_assessment()))))
    assert [text for text in said if text.startswith("Hvorfor")] == ["Hvorfor rød · KOL", "Hvorfor grøn · Diabetes"]


def test_that_a_patient_not_assessed_is_grey(qtbot: QtBot) -> None:
    made = page(qtbot, chart(assessments=()))
    assert made.findChildren(Mark)[0].accessibleName() == "Grå"
    assert "Patienten er ikke vurderet endnu." in words(made)


def test_that_the_patients_own_words_stand_above_the_trends(qtbot: QtBot) -> None:
    said = words(page(qtbot, chart()))
    own = next(n for n, text in enumerate(said) if text.startswith("«Jeg har sovet siddende"))
    assert own < said.index("Forløb over tid")
    assert "besvaret i dag 07.42 af patienten" in said[own + 1]


def test_that_words_nobody_has_read_stand_there_though_newer_answers_came(qtbot: QtBot) -> None:
    older = OwnWords("Kan I ringe?", Text("Er der andet?", "Anything else?"), ago(1), "Patient/p1")
    beside = OwnWords("Måleren blinkede", Text("Iltmætning", "Oxygen saturation"), ago(2), is_reading=True)
    said = words(page(qtbot, chart(responses=(), unread=(older, beside))))
    assert said[said.index("«Kan I ringe?»") + 1].endswith("besvaret i går 10.20 af patienten · endnu ikke læst")
    assert said[said.index("«Måleren blinkede»") + 1] == "Iltmætning · målt 21. nov. 10.20 · endnu ikke læst"


def test_that_own_words_stand_before_the_reasons_of_further_programmes(qtbot: QtBot) -> None:
    said = words(page(qtbot, chart(assessments=(red_assessment(), replace(red_assessment(), programme="diabetes")))))
    place = said.index("Patienten skriver")
    assert said.index("Hvorfor rød · KOL") < place < said.index("Hvorfor rød · Diabetes")


def test_that_patient_text_is_never_rich_text(qtbot: QtBot) -> None:
    made = page(qtbot, chart(responses=(response("<b>slet</b><img src='http://x'>" + "<" * 900),)))
    assert {label.textFormat() for label in made.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert any(text.startswith("«<b>slet</b>") for text in words(made))


def test_that_a_long_word_from_a_patient_does_not_widen_the_page(qtbot: QtBot) -> None:
    made = page(qtbot, chart(responses=(response("å" * 2000),)), width=700)
    assert made.widget().width() <= made.viewport().width()


@pytest.mark.parametrize("width", [420, 520, 700])
def test_that_nothing_of_a_full_chart_reaches_beyond_a_narrow_page(qtbot: QtBot, width: int) -> None:
    made = page(qtbot, chart(), width=width)
    made.trends.finish()
    QApplication.processEvents()
    assert made.widget().width() <= made.viewport().width()


def test_that_a_changed_answer_says_so_and_shows_the_one_before(qtbot: QtBot) -> None:
    said = words(page(qtbot, chart()))
    place = said.index("Ja · ≠ ændret")
    assert said[place + 1] == "Nej"


def test_that_an_unchanged_answer_is_not_marked(qtbot: QtBot) -> None:
    said = words(page(qtbot, chart()))
    assert said[said.index("Hoster du mere slim op end du plejer?") + 1] == "Ja"


def test_that_a_missing_answer_is_said_to_be_missing(qtbot: QtBot) -> None:
    assert "ikke besvaret" in words(page(qtbot, chart()))


def test_that_a_decision_taken_back_stays_and_says_so(qtbot: QtBot) -> None:
    assert any(" · taget tilbage" in text for text in words(page(qtbot, chart())))


def test_that_conflicts_between_appointments_are_counted(qtbot: QtBot) -> None:
    assert "Aftaler, der ikke begge kan holdes: 2" in words(page(qtbot, chart()))


def test_that_waiting_shows_nothing_of_the_patient_before(qtbot: QtBot) -> None:
    made = page(qtbot, chart())
    made.show_waiting()
    assert words(made) == ["Henter patienten …"]


def test_that_a_fault_is_shown_as_its_sentence_alone(qtbot: QtBot) -> None:
    made = page(qtbot, chart())
    made.show_fault("Databasen kunne ikke læses. Prøv igen.")
    assert words(made) == ["Databasen kunne ikke læses. Prøv igen."]


def test_that_nobody_chosen_is_said(qtbot: QtBot) -> None:
    assert words(page(qtbot)) == ["J vælger den næste patient på listen, Ctrl+K finder enhver."]


def test_that_the_page_shows_only_the_last_patient(qtbot: QtBot) -> None:
    made = page(qtbot, chart())
    made.show_chart(chart(assessments=(replace(red_assessment(), could_be=(Text("x", "x"),)),), responses=()))
    assert not any("sovet siddende" in text for text in words(made))
