"""The card of reasons tells values, limits, devices and sources, and leads to what they rest on."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.charts import ago, chart, now, red_assessment, response, saturation
from tests.ui.placed import placed
from tests.ui.test_patient_page import words
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.explain.told import Held, Unknown
from triage.workflow.chart.assessed import RestsOn, Value, Why
from triage.workflow.chart.beside import Beside
from triage.workflow.chart.care_shown import CareView, OwnLimitShown
from triage.workflow.chart.chart import AnswerLine, Assessment, Chart, Reason
from ui.patient.answers import AnswerCard
from ui.patient.page import PatientPage
from ui.theme import load_theme


def both(text: str) -> Text:
    return Text(text, text)


def held(name: str = "spo2", **changes: Any) -> Held:
    made = Held(
        input=name,
        called=both("Iltmætning"),
        value=both("85 %"),
        how=both("median af 3 målinger seneste døgn"),
        limit=both("rød ved 87 % eller derunder"),
        sources=("NEWS2",),
        ids=("o1",),
    )
    return replace(made, **changes)


def low_spo2(**changes: Any) -> Reason:
    rests_on = RestsOn(kind="spo2", at=ago(0))
    value = Value(held(**changes), ("Nonin 3230 nr. 5012",), rests_on)
    return Reason(Colour.RED, both("Iltmætning 85 %"), both(""), (value,))


def more_dyspnoea() -> Reason:
    found = held("dyspnoea", called=both("Mere åndenød"), value=both("ja"), how=both("besvarelsen"), limit=both(""))
    value = Value(replace(found, sources=()), (), RestsOn(("QuestionnaireResponse/r1",), ("dyspnoea",)))
    return Reason(Colour.YELLOW, both("Mere åndenød"), both(""), (value,))


def assessed(*reasons: Reason, **changes: Any) -> Assessment:
    why = Why(data_at=ago(0.1), is_listed=True)
    return replace(red_assessment(), reasons=reasons, could_be=(), why=why, **changes)


def page(qtbot: QtBot, shown: Chart) -> PatientPage:
    made = placed(qtbot, PatientPage(load_theme("light"), now), 900, 700)
    made.show_chart(shown)
    made.trends.finish()
    QApplication.processEvents()
    return made


def said(qtbot: QtBot, shown: Chart) -> list[str]:
    return words(page(qtbot, shown))


def test_that_a_reason_tells_limit_making_device_and_source(qtbot: QtBot) -> None:
    told = said(qtbot, chart(assessments=(assessed(low_spo2()),)))
    place = told.index("Iltmætning 85 %")
    assert "Rød ved 87 % eller derunder" in told[place + 1 : place + 4]
    assert "median af 3 målinger seneste døgn · apparat Nonin 3230 nr. 5012 · kilde: NEWS2" in told


def test_that_a_value_which_the_headline_does_not_name_is_told_with_its_limit(qtbot: QtBot) -> None:
    reason = replace(low_spo2(), text=both("Lavt ilt"))
    assert "Iltmætning: 85 % – rød ved 87 % eller derunder" in said(qtbot, chart(assessments=(assessed(reason),)))


def test_that_a_limit_of_the_patients_own_says_who_set_it_why_and_until_when(qtbot: QtBot) -> None:
    reason = low_spo2(own="spo2_red", usual=both("87 % eller derunder"))
    limit = OwnLimitShown(
        1, "copd", "spo2_red", both(""), both(""), "L. Eksempel", "Kendt lav mætning", ago(9), ago(-30)
    )
    told = said(qtbot, chart(assessments=(assessed(reason),), care=CareView(limits=(limit,))))
    own = next(text for text in told if text.startswith("Patientens egen grænse"))
    assert own == (
        "Patientens egen grænse; ellers 87 % eller derunder · sat af L. Eksempel: Kendt lav mætning; til 23. dec."
    )


def test_that_what_is_unknown_says_what_it_can_do_to_the_colour(qtbot: QtBot) -> None:
    unknown = (Unknown((both("Temperatur er ikke målt"),), Colour.RED), Unknown((both("Vægt er ikke målt"),), None))
    yellow = assessed(more_dyspnoea(), colour=Colour.YELLOW)
    told = said(qtbot, chart(assessments=(replace(yellow, why=replace(yellow.why, unknowns=unknown)),)))
    assert "Ukendt, og kan gøre farven rød: Temperatur er ikke målt." in told
    assert "Ukendt, og kan ikke gøre farven værre: Vægt er ikke målt." in told


def test_that_the_time_of_the_data_stands_beside_that_of_the_assessment(qtbot: QtBot) -> None:
    told = said(qtbot, chart(assessments=(assessed(low_spo2()),)))
    assert any("Vurderet i dag 10.05 · data fra i dag 07.56 · kol-hjemmemonitorering 1.0.0" in text for text in told)


def test_that_data_which_nobody_assessed_yet_are_said_to_wait(qtbot: QtBot) -> None:
    waiting = said(qtbot, chart(assessments=(assessed(low_spo2()),), beside=Beside(is_waiting=True)))
    assert "Der er kommet data siden: En ny vurdering er på vej." in waiting
    assert "Der er kommet data siden: En ny vurdering er på vej." not in said(qtbot, chart())


def test_that_of_two_programmes_the_one_in_the_list_is_named(qtbot: QtBot) -> None:
    other = replace(assessed(), programme="diabetes", colour=Colour.YELLOW, why=Why(is_open=True))
    told = said(qtbot, chart(assessments=(assessed(low_spo2()), other)))
    assert told[told.index("Hvorfor rød · KOL") + 1] == "i listen"
    assert told[told.index("Hvorfor gul · Diabetes") + 1] == "ikke den i listen"


def test_that_another_departments_worse_colour_stands_over_why_this_one_is_milder(qtbot: QtBot) -> None:
    mine = assessed(more_dyspnoea(), colour=Colour.YELLOW)
    mine = replace(mine, why=replace(mine.why, department="Lungesygdomme"))
    other = replace(red_assessment(), programme="heart_failure", why=Why(department="Hjertesygdomme"))
    told = said(qtbot, chart(assessments=(mine, other)))
    assert told.index("Andre afdelinger") < told.index("Hvorfor gul · KOL")
    assert "Rød · Hjertesvigt · Hjertesygdomme" in told
    assert "Hvorfor rød · Hjertesvigt" not in told


def test_that_the_source_key_goes_to_the_answers_a_reason_rests_on_and_marks_them(qtbot: QtBot) -> None:
    answers = replace(
        response(),
        key="QuestionnaireResponse/r1",
        lines=(AnswerLine("Mere åndenød?", "Ja", "Nej", False, link_id="dyspnoea", change="worse"),),
    )
    made = page(qtbot, chart(assessments=(assessed(more_dyspnoea()),), responses=(answers,)))
    made.sources.show_next()
    QApplication.processEvents()
    (card,) = made.findChildren(AnswerCard)
    assert "▶ Mere åndenød?" in words(made)
    assert not card.visibleRegion().isEmpty()


def test_that_the_source_of_a_reading_is_its_trend_and_takes_the_mark_off_the_answers(qtbot: QtBot) -> None:
    made = page(qtbot, chart(assessments=(assessed(low_spo2(), more_dyspnoea()),), series=(saturation(),)))
    made.sources.show_next()
    QApplication.processEvents()
    assert not made.trends.visibleRegion().isEmpty()
    assert not [text for text in words(made) if text.startswith("▶")]


def test_that_each_reason_has_a_button_that_says_its_key_and_what_it_leads_to(qtbot: QtBot) -> None:
    made = page(qtbot, chart(assessments=(assessed(low_spo2()),)))
    named = [button.accessibleName() for button in made.findChildren(QPushButton) if button.text() == "Kilde  S"]
    assert named == ["Kilde: Iltmætning 85 %"]


def test_that_what_the_patient_was_told_stands_with_the_answers(qtbot: QtBot) -> None:
    told = said(qtbot, chart(beside=Beside(told=("Kontakt afdelingen, hvis du får det værre",))))
    assert "«Kontakt afdelingen, hvis du får det værre»" in told
    assert "Svar og målinger er ikke et akut tilbud." in told


def test_that_an_answer_says_which_way_it_changed_and_since_when(qtbot: QtBot) -> None:
    line = AnswerLine("Åndenød", "2", "1", False, change="worse")
    told = said(qtbot, chart(responses=(replace(response(), lines=(line,), before=ago(3)),)))
    assert "2 · ! værre" in told
    assert "Før, 20. nov." in told


def test_that_who_answered_and_how_is_said(qtbot: QtBot) -> None:
    view = replace(response(), answered_by="relative", relative="datter Mette", mode="PHONE")
    told = said(qtbot, chart(responses=(view,)))
    assert "besvaret i dag 07.42 af en pårørende (datter Mette), ved telefoninterview" in told


def test_that_no_text_of_a_source_is_rich(qtbot: QtBot) -> None:
    bad = "<img src='file:///etc/passwd'><b>x</b>"
    beside, reason = Beside(told=(bad,)), replace(low_spo2(called=both(bad)), text=both(bad))
    made = page(qtbot, chart(assessments=(assessed(reason),), beside=beside))
    assert {label.textFormat() for label in made.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert any(text.replace("\N{ZERO WIDTH SPACE}", "").startswith(bad) for text in words(made))
