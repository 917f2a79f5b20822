"""Free times by keyboard: whom each would help, and how one of them leads to that patient's plan."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_notes import MadeUpNotes, free_times, with_choices
from triage.workflow.coordinate.free_times import FreeTimes
from ui.appointments.holes.holes_dialog import HolesDialog
from ui.appointments.page import AppointmentsPage
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made() -> MadeUpNotes:
    return MadeUpNotes()


@pytest.fixture
def page(open_window: Callable[..., MainWindow], work: MadeUpWorkflow, made: MadeUpNotes) -> AppointmentsPage:
    work.coordination.beside = {"notes": made.desk(), "requests": made.requests()}
    work.coordination.shown = with_choices()
    window = open_window(work)
    press(window, Qt.Key.Key_2, CTRL)
    return cast("AppointmentsPage", window.frame.full_page())


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    settle(window)


def listed(page: AppointmentsPage) -> HolesDialog:
    press(cast("MainWindow", page.window()), Qt.Key.Key_L)
    assert page.holes.dialog is not None
    return page.holes.dialog


def words(dialog: HolesDialog) -> list[str]:
    return [f"{one.text} | {one.detail}" for one in dialog.lines.line_model.lines]


def take(page: AppointmentsPage, row: int) -> None:
    dialog = listed(page)
    dialog.lines.setCurrentIndex(dialog.lines.line_model.index(row))
    press(cast("MainWindow", page.window()), Qt.Key.Key_Return)


def test_that_each_time_says_whom_it_would_help_and_how(page: AppointmentsPage) -> None:
    assert words(listed(page)) == [
        "man 30/11 kl. 9.30 · Kontrol, Lungesygdomme · Prøvesen, Ida | har ingen tid endnu · har ventet siden tor 1/10",
        "man 30/11 kl. 9.30 · Kontrol, Lungesygdomme · Eksempelsen, Aksel | "
        "frist tor 3/12 · 1 tur færre · 40 min. mindre kørsel",
        "lør 5/12 kl. 10.00 · Kontrol, Lungesygdomme (givet tilbage) · Eksempelsen, Aksel | "
        "frist tor 3/12 · 1 tur færre · 40 min. mindre kørsel",
        "fre 4/12 kl. 10.00 · Ekkokardiografi, Hjertesygdomme | hjælper ingen, der venter",
    ]


def test_that_enter_shows_the_patients_plan_with_that_time_and_offers_nothing_yet(
    page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    take(page, 1)
    assert page.holes.dialog is None
    assert page.opening.proposal is not None
    assert [(move.appointment, move.to) for move in page.opening.proposal.moves] == [("v1", "s4")]
    assert not page.side.confirm.is_asking
    assert work.coordination.accepted == []


def test_that_a_time_that_helps_nobody_leads_nowhere_and_is_listed_last(page: AppointmentsPage) -> None:
    take(page, 3)
    assert page.holes.dialog is not None
    assert not page.holes.dialog.go.isEnabled()


def test_that_a_time_that_is_gone_is_said_and_the_best_plan_stands(page: AppointmentsPage) -> None:
    take(page, 2)
    assert "Patienten kan ikke få den tid nu" in page.side.bar.text.text()
    assert page.opening.proposal is not None


def test_that_no_free_times_are_said_too(page: AppointmentsPage, made: MadeUpNotes) -> None:
    made.found = FreeTimes((), {})
    dialog = listed(page)
    assert dialog.lines.isHidden()
    assert not dialog.go.isEnabled()


def test_that_one_free_time_is_told_of_as_one(page: AppointmentsPage, made: MadeUpNotes) -> None:
    made.found = replace(free_times(), holes=free_times().holes[:1])
    told = [label.text() for label in listed(page).findChildren(QLabel)]
    assert "1 ledig tid de næste dage; 1 ville hjælpe nogen. Intet er tilbudt endnu." in told


def test_that_a_closed_record_is_called_so(page: AppointmentsPage, made: MadeUpNotes) -> None:
    made.found = replace(free_times(), names={})
    assert "Privat" in words(listed(page))[0] or "journal" in words(listed(page))[0]


def test_that_why_there_is_no_list_is_said(page: AppointmentsPage, made: MadeUpNotes) -> None:
    made.fault = FAULT
    press(cast("MainWindow", page.window()), Qt.Key.Key_L)
    assert page.holes.dialog is None
    assert "Databasen svarer ikke." in page.side.bar.text.text()
