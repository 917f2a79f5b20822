"""The page of administration: what moves is shown before it is saved, and changes stand among the latest."""

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_administration import PINNED
from triage.coordination.conflicts.conflict import Code
from triage.errors import Text
from ui.administration.capacity import CapacitySection
from ui.administration.hours import HoursSection
from ui.administration.keys import KeysSection
from ui.administration.network import NetworkSection
from ui.administration.page import AdministrationPage
from ui.administration.people import PeopleSection
from ui.administration.programmes import ProgrammesSection
from ui.administration.rules import RulesSection
from ui.administration.section import Section
from ui.administration.signing_keys import SigningKeysSection
from ui.administration.sources import SourcesSection
from ui.main_window import MainWindow

S = TypeVar("S", bound=Section)


@pytest.fixture
def page(window: MainWindow) -> AdministrationPage:
    window.commands.show_administration()
    settle(window)
    found = window.frame.full_page()
    assert isinstance(found, AdministrationPage)
    return found


def opened(page: AdministrationPage, window: MainWindow, kind: type[S]) -> S:
    place = next(place for place, one in enumerate(page.sections) if isinstance(one, kind))
    page.names.setCurrentRow(place)
    settle(window)
    found = page.section()
    assert isinstance(found, kind)
    return found


def test_that_sections_are_chosen_by_keys(page: AdministrationPage, window: MainWindow) -> None:
    page.focus_list()
    QTest.keyClick(page.names, Qt.Key.Key_Down)
    settle(window)
    assert page.section() is page.sections[1]
    page.move_by(-1)
    assert page.section() is page.sections[0]


def test_that_hours_are_saved_only_after_it_was_shown_what_moves(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    hours = opened(page, window, HoursSection)
    hours.times[0][0].setText("07.30")
    hours.from_file.setChecked(False)
    page.save()
    settle(window)
    assert work.administration.saved == []
    assert "12 frister flyttes: 10 senere, 2 tidligere; 3" in hours.message.text()
    page.save()
    settle(window)
    assert work.administration.asked == 1
    assert len(work.administration.saved) == 1
    assert "07.30" in hours.table.texts()[0][1]


def test_that_other_hours_than_those_shown_are_shown_first(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    hours = opened(page, window, HoursSection)
    page.save()
    settle(window)
    hours.closed.setText("28.12.2026")
    hours.from_file.setChecked(False)
    page.save()
    settle(window)
    assert work.administration.asked == 2
    assert work.administration.saved == []


@pytest.mark.parametrize(("opens", "closed"), [("25:00", ""), ("17:00", ""), ("08:00", "31.2.2026")])
def test_that_hours_that_cannot_be_are_refused_in_place(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow, opens: str, closed: str
) -> None:
    hours = opened(page, window, HoursSection)
    hours.from_file.setChecked(False)
    hours.times[0][0].setText(opens)
    hours.closed.setText(closed)
    page.save()
    settle(window)
    assert hours.message.property("role") == "error"
    assert work.administration.asked == 0


def test_that_what_was_set_stands_among_the_latest_changes(page: AdministrationPage, window: MainWindow) -> None:
    capacity = opened(page, window, CapacitySection)
    capacity.calls[0].setText("20")
    page.save()
    settle(window)
    assert "Ændrede kapaciteten" in page.changes.texts()
    assert "25 røde og 36 gule" in capacity.table.texts()[0][1]
    assert "20 opkald" in capacity.table.texts()[0][2]


def test_that_a_programme_is_switched_off_only_when_asked_for_twice(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    programmes = opened(page, window, ProgrammesSection)
    programmes.in_use.setChecked(False)
    page.save()
    settle(window)
    assert work.administration.use.in_use
    assert "12 patienter" in programmes.message.text()
    page.save()
    settle(window)
    assert not work.administration.use.in_use


def test_that_a_secret_is_gone_from_the_screen_once_it_is_kept(page: AdministrationPage, window: MainWindow) -> None:
    network = opened(page, window, NetworkSection)
    assert network.password.echoMode() is QLineEdit.EchoMode.Password
    network.user.setText("demo")
    network.password.setText("hemmelig")
    network.keep_login()
    assert network.password.text() == ""


def test_that_the_recovery_key_is_shown_once_after_the_word_was_typed(
    page: AdministrationPage, window: MainWindow
) -> None:
    keys = opened(page, window, KeysSection)
    keys.make_recovery()
    settle(window)
    assert keys.paper.text() == ""
    keys.sure.setText("ny nøgle")
    keys.make_recovery()
    settle(window)
    assert keys.paper.text().count("ABCDE") == 12
    page.leave()
    assert keys.paper.text() == ""


def test_that_a_test_that_was_stopped_tells_nothing_later(page: AdministrationPage, window: MainWindow) -> None:
    sources = opened(page, window, SourcesSection)
    sources.test()
    sources.stop_testing()
    settle(window)
    assert sources.message.text() == "Afprøvningen er stoppet."


def test_that_a_refusal_is_said_in_the_section_and_what_was_typed_stays(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    people = opened(page, window, PeopleSection)
    people.login.setText("bo")
    work.administration.fault = FAULT
    people.add_person()
    settle(window)
    assert people.message.text() == FAULT.text.da
    assert people.login.text() == "bo"


def test_that_a_rule_is_switched_by_key_and_a_critical_one_stays_on(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    rules = opened(page, window, RulesSection)
    assert rules.table.texts()[0][1:] == ("Lang ventetid mellem aftaler", "8", "4", "2 (25 %)", "ja")
    assert rules.rate.text() == "Afbrydelser pr. 20 bookinger, seneste 30 dage: 1,5 (målet er højst 1)"
    page.save()
    settle(window)
    assert work.administration.saved == [("Demoafdelingen", Code.LONG_WAIT, False)]
    assert rules.table.texts()[0][-1] == "nej"
    rules.table.make_current(1)
    page.save()
    settle(window)
    assert len(work.administration.saved) == 1
    assert "kritisk" in rules.message.text()


def test_that_escape_in_a_form_leads_to_the_sections_and_only_then_away(
    page: AdministrationPage, window: MainWindow
) -> None:
    hours = opened(page, window, HoursSection)
    hours.from_file.setFocus()
    window.commands.back()
    assert window.frame.full_page() is page
    assert page.names.hasFocus()
    window.commands.back()
    assert window.frame.full_page() is None


def test_that_a_form_offers_only_departments_in_which_the_person_sets_things(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    capacity = opened(page, window, CapacitySection)
    capacity.offer(replace(work.session.who(), own=frozenset({"Øjenafdelingen"})))
    capacity.refresh()
    settle(window)
    assert capacity.place.count() == 0
    assert capacity.table.model().rowCount() == 1


def test_that_a_key_is_certified_by_the_fingerprint_that_is_typed(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    keys = opened(page, window, SigningKeysSection)
    assert [row[2] for row in keys.table.texts()] == ["venter på attest", "attesteret i dag 10.00 af vogter"]
    keys.fingerprint.setText("1f2e 1f2e")
    keys.certify_secret.setText("hemmelig")
    keys.certify()
    settle(window)
    assert work.administration.saved == [("forfatter", "1f2e 1f2e", "hemmelig")]
    assert (keys.certify_secret.text(), keys.fingerprint.text()) == ("", "")


def test_that_a_stolen_key_is_revoked_with_a_reason(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    keys = opened(page, window, SigningKeysSection)
    keys.reason.setText("Computer stjålet")
    keys.is_stolen.setChecked(True)
    keys.revoke()
    settle(window)
    assert work.administration.saved == [("leder", "Computer stjålet", "", True)]
    assert not keys.is_stolen.isChecked()


def test_that_a_pin_that_does_not_fit_is_said_with_a_mark_and_words(
    page: AdministrationPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    keys = opened(page, window, SigningKeysSection)
    assert keys.trusted.text().startswith("✓ Denne arbejdsplads stoler på administratornøglen ab12")
    work.administration.pin_state = replace(PINNED, pinned=None, fault=Text("Ingen pin her.", "No pin here."))
    keys.refresh()
    settle(window)
    assert keys.trusted.text() == "⚠ Ingen pin her."
    keys.pinned.setText("ab12")
    keys.pin()
    settle(window)
    assert work.administration.saved == ["ab12"]
