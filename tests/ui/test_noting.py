"""Notes by keyboard: what one changes stands there before it is kept, and a wrong one is taken out of force."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_coordination import NOW
from tests.ui.made_up_notes import MadeUpNotes, with_choices
from triage.coordination.notes import Note, NoteKind, Told
from triage.coordination.situation.pathway import Waiver
from triage.coordination.situation.traveller import Needs, Unavailable, Wishes
from ui.appointments.notes.note_form import NoteForm
from ui.appointments.page import AppointmentsPage
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
at = datetime.fromisoformat
NOTE = Note(5, "1", NoteKind.UNAVAILABLE, Unavailable(at("2026-12-01T00:00"), at("2026-12-03T00:00")), "prøve", NOW)


@pytest.fixture
def made() -> MadeUpNotes:
    return MadeUpNotes()


@pytest.fixture
def page(open_window: Callable[..., MainWindow], work: MadeUpWorkflow, made: MadeUpNotes) -> AppointmentsPage:
    """The page with the form for notes of a patient."""
    work.coordination.beside = {"notes": made.desk()}
    work.coordination.shown = replace(with_choices(), notes=(NOTE,))
    window = open_window(work)
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_J)
    QTest.qWait(200)
    settle(window)
    press(window, Qt.Key.Key_N)
    return cast("AppointmentsPage", window.frame.full_page())


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    settle(window)


def rest(page: AppointmentsPage) -> NoteForm:
    settle(cast("MainWindow", page.window()))
    return page.side.note_form


def choose(page: AppointmentsPage, kind: NoteKind) -> NoteForm:
    form = page.side.note_form
    form.kind.setCurrentIndex(form.kind.findData(kind))
    return rest(page)


def enter(page: AppointmentsPage) -> None:
    press(cast("MainWindow", page.window()), Qt.Key.Key_Return)


def test_that_the_form_names_the_patient_and_has_the_keyboard(page: AppointmentsPage) -> None:
    assert page.side.note_form.kind.hasFocus()
    assert "EKSEMPELSEN, Aksel" in page.side.note_form.accessibleName()


def test_that_a_time_the_patient_cannot_shows_what_it_makes_impossible_before_it_is_kept(
    page: AppointmentsPage, made: MadeUpNotes
) -> None:
    form = choose(page, NoteKind.UNAVAILABLE)
    form.fields.last.setDate(QDate(2026, 11, 26))
    form.fields.first.setDate(QDate(2026, 11, 26))
    rest(page)
    assert "Kommer: " in form.effect.text()
    assert made.kept == []
    enter(page)
    assert made.kept == [(1, NoteKind.UNAVAILABLE, Unavailable(at("2026-11-26T00:00"), at("2026-11-27T00:00")), "")]
    assert form.isHidden()


def test_that_a_time_of_day_that_cannot_be_read_is_never_kept(page: AppointmentsPage, made: MadeUpNotes) -> None:
    form = choose(page, NoteKind.UNAVAILABLE)
    form.fields.start.setText("halv ti")
    rest(page)
    enter(page)
    assert "Skriv klokkeslættet som 9.30" in form.fault.text()
    assert made.kept == []


def test_that_hours_of_a_day_are_kept(page: AppointmentsPage, made: MadeUpNotes) -> None:
    form = choose(page, NoteKind.UNAVAILABLE)
    for field, text in ((form.fields.start, "9.30"), (form.fields.end, "12")):
        field.setText(text)
    rest(page)
    enter(page)
    assert made.kept[0][2] == Unavailable(at("2026-11-23T09:30"), at("2026-11-23T12:00"))


def test_that_days_the_patient_causes_move_the_free_choice_and_not_the_limit(page: AppointmentsPage) -> None:
    form = choose(page, NoteKind.DELAY)
    form.fields.last.setDate(QDate(2026, 11, 30))
    rest(page)
    assert "Udvidet frit valg: fra man 14/12, ikke man 7/12." in form.effect.text()
    assert "Fristen er stadig tor 3/12" in form.effect.text()


def test_that_a_wish_to_wait_counts_only_where_it_is_documented(page: AppointmentsPage, made: MadeUpNotes) -> None:
    form = choose(page, NoteKind.WAIVER)
    form.fields.last.setDate(QDate(2026, 12, 20))
    rest(page)
    assert "Tæller ikke, før det er dokumenteret" in form.effect.text()
    form.fields.documented.setChecked(True)
    rest(page)
    assert "regnes som patientens eget ønske" in form.effect.text()
    enter(page)
    assert made.kept == [(1, NoteKind.WAIVER, Waiver(documented=True, until=date(2026, 12, 20)), "p1")]


@pytest.mark.parametrize(("kind", "value"), [(NoteKind.TOLD, Told), (NoteKind.FREE_CHOICE, Told)])
def test_that_what_was_told_is_kept_of_the_course(
    page: AppointmentsPage, made: MadeUpNotes, kind: NoteKind, value: type
) -> None:
    choose(page, kind)
    enter(page)
    assert made.kept == [(1, kind, value(date(2026, 11, 23)), "p1")]


def test_that_needs_begin_as_they_are_noted(page: AppointmentsPage, made: MadeUpNotes) -> None:
    form = choose(page, NoteKind.NEEDS)
    form.fields.companion.setChecked(True)
    rest(page)
    enter(page)
    assert made.kept == [(1, NoteKind.NEEDS, Needs("ar", companion=True, transport="wheelchair"), "")]


def test_that_wishes_in_words_take_the_place_of_those_noted(page: AppointmentsPage, made: MadeUpNotes) -> None:
    form = choose(page, NoteKind.WISHES)
    form.fields.words.setText("ikke tirsdag, vrøvl")
    rest(page)
    assert "Ikke forstået og tæller ikke med: vrøvl" in form.fault.text()
    enter(page)
    assert made.kept == [(1, NoteKind.WISHES, Wishes(avoid_weekdays=frozenset({1})), "")]


def test_that_days_are_never_dropped_from_wishes(page: AppointmentsPage, made: MadeUpNotes) -> None:
    form = choose(page, NoteKind.WISHES)
    form.fields.words.setText("ikke tirsdag, ikke 3/12")
    rest(page)
    enter(page)
    assert "er en note for sig" in form.fault.text()
    assert made.kept == []


def test_that_a_wrong_note_is_taken_out_of_force_with_a_key(page: AppointmentsPage, made: MadeUpNotes) -> None:
    lines = page.side.note_form.kept.lines
    assert "Patienten kan ikke komme: tir 1/12 – ons 2/12" in lines.line_model.lines[0].text
    lines.setFocus()
    lines.setCurrentIndex(lines.line_model.index(0))
    press(cast("MainWindow", page.window()), Qt.Key.Key_Delete)
    assert made.kept == [("lift", 5)]


def test_that_escape_notes_nothing(page: AppointmentsPage, made: MadeUpNotes) -> None:
    press(cast("MainWindow", page.window()), Qt.Key.Key_Escape)
    assert page.side.note_form.isHidden()
    assert made.kept == []


def test_that_what_was_written_stays_where_it_could_not_be_kept(page: AppointmentsPage, made: MadeUpNotes) -> None:
    form = choose(page, NoteKind.WISHES)
    form.fields.words.setText("ikke tirsdag")
    rest(page)
    made.fault = FAULT
    enter(page)
    assert "Databasen svarer ikke." in form.fault.text()
    assert form.fields.words.text() == "ikke tirsdag"
