"""Telephone mode by keyboard: wishes re-rank the plan, one is offered, and hanging up leaves all as it was."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_notes import MadeUpNotes, with_choices
from triage.coordination.notes import Arranged, NoteKind
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.situation.traveller import Unavailable, Wishes
from triage.coordination.words.wishes.read import read_wishes
from triage.workflow.coordinate.coordination import Coordination
from ui.appointments.page import AppointmentsPage
from ui.appointments.telephone.listening import Listening
from ui.background import Background
from ui.main_window import MainWindow

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def made() -> MadeUpNotes:
    return MadeUpNotes()


@pytest.fixture
def page(open_window: Callable[..., MainWindow], work: MadeUpWorkflow, made: MadeUpNotes) -> AppointmentsPage:
    """The page with a patient on the line."""
    work.coordination.beside = {"notes": made.desk()}
    work.coordination.shown = with_choices()
    window = open_window(work)
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_J)
    QTest.qWait(200)
    settle(window)
    found = cast("AppointmentsPage", window.frame.full_page())
    press(window, Qt.Key.Key_F)
    return found


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    settle(window)


def hit(page: AppointmentsPage, *keys: Qt.Key) -> None:
    for key in keys:
        press(cast("MainWindow", page.window()), key)


def write(page: AppointmentsPage, text: str) -> None:
    QTest.keyClicks(page.side.telephone.field, text)
    settle(cast("MainWindow", page.window()))


def moves(page: AppointmentsPage) -> set[tuple[str, str]]:
    made = page.opening.proposal
    return set() if made is None else {(move.appointment, move.to) for move in made.moves}


def lines(page: AppointmentsPage) -> list[str]:
    return [f"{one.text} | {one.detail}" for one in page.side.telephone.offers.line_model.lines]


def test_that_a_key_puts_the_keyboard_in_the_wishes_beside_whom_to_call(page: AppointmentsPage) -> None:
    assert page.side.telephone.field.hasFocus()
    assert "Telefon 12345678" in page.side.telephone.numbers.text()


def test_that_a_wish_is_understood_while_it_is_typed_and_the_plan_follows(page: AppointmentsPage) -> None:
    assert ("v1", "s1") in moves(page)
    write(page, "ikke 1/12")
    assert page.side.telephone.understood.text() == "Forstået: Ikke tir 1/12"
    assert "s1" not in {to for _, to in moves(page)}


def test_that_what_is_not_understood_is_said_and_counts_for_nothing(page: AppointmentsPage, made: MadeUpNotes) -> None:
    write(page, "hellere i Herning")
    assert "Ikke forstået og tæller ikke med: hellere i Herning" in page.side.telephone.unclear.text()
    assert made.asked[-1] == ""


def test_that_the_arrows_show_the_plan_of_another_time_and_enter_asks_about_it(
    page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    assert len(lines(page)) > 2
    before = moves(page)
    hit(page, Qt.Key.Key_Down)
    other = moves(page)
    assert other != before
    assert page.side.telephone.field.hasFocus()
    hit(page, Qt.Key.Key_Return)
    assert page.side.confirm.is_asking
    press(cast("MainWindow", page.window()), Qt.Key.Key_Return, CTRL)
    ((plan, patient, _),) = work.coordination.accepted
    assert ({(move.appointment, move.to) for move in cast("Proposal", plan).moves}, patient) == (other, 1)


def test_that_a_wish_that_the_best_plan_does_not_keep_is_said(page: AppointmentsPage) -> None:
    write(page, "ikke tirsdag")
    assert ("v1", "s1") in moves(page)
    assert "Ønsket holdes ikke: helst ikke tirsdag" in lines(page)[0]


def test_that_every_other_time_says_what_it_costs(page: AppointmentsPage) -> None:
    assert all("point" in one or "bedre" in one for one in lines(page)[1:])


def test_that_a_plan_at_the_patients_wish_is_accepted_as_such(page: AppointmentsPage) -> None:
    hit(page, Qt.Key.Key_Down)
    assert page.coordination is not None
    assert page.coordination.is_wished


def test_that_hanging_up_leaves_everything_as_it_was(page: AppointmentsPage, made: MadeUpNotes) -> None:
    before = moves(page)
    write(page, "ikke 1/12")
    assert moves(page) != before
    hit(page, Qt.Key.Key_Escape)
    assert page.side.telephone.isHidden()
    assert page.coordination is not None
    assert (page.coordination.is_wished, page.coordination.situation.travellers["1"].unavailable) == (False, ())
    assert page.list.table.hasFocus()
    assert made.kept == []


def test_that_escape_takes_the_question_away_before_the_call(page: AppointmentsPage) -> None:
    hit(page, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert not page.side.confirm.is_asking
    assert page.side.telephone.field.hasFocus()


def test_that_a_question_goes_when_the_plan_becomes_another(page: AppointmentsPage, work: MadeUpWorkflow) -> None:
    hit(page, Qt.Key.Key_Return)
    write(page, "ikke 1/12")
    assert not page.side.confirm.is_asking
    assert work.coordination.accepted == []


def test_that_a_wish_is_remembered_with_a_key(page: AppointmentsPage, made: MadeUpNotes) -> None:
    write(page, "ikke tirsdag, ikke 1/12")
    press(cast("MainWindow", page.window()), Qt.Key.Key_H, ALT)
    ((patient, wishes, unavailable),) = made.kept
    assert (patient, wishes) == (1, Wishes(avoid_weekdays=frozenset({1})))
    assert [type(one) for one in cast("tuple[Unavailable, ...]", unavailable)] == [Unavailable]
    assert page.side.telephone.field.text() == ""
    assert "Ønsket er noteret" in page.side.bar.text.text()


def test_that_nothing_is_noted_where_nothing_was_understood(page: AppointmentsPage, made: MadeUpNotes) -> None:
    write(page, "vrøvl")
    press(cast("MainWindow", page.window()), Qt.Key.Key_H, ALT)
    assert made.kept == []
    assert "ikke noteret noget" in page.side.telephone.understood.text()


def test_that_a_tick_notes_what_is_booked_for_one_appointment(page: AppointmentsPage, made: MadeUpNotes) -> None:
    boxes = page.side.telephone.ticks.boxes
    box = next(one for one in boxes if one.accessibleName() == "Kontrol tor 26/11 kl. 13.30: Tolk bestilt")
    box.click()
    settle(cast("MainWindow", page.window()))
    assert made.kept == [(1, NoteKind.ARRANGED, Arranged(interpreter=True), "v1")]


def test_that_no_transport_is_asked_for_a_call(page: AppointmentsPage) -> None:
    said = [one.accessibleName() for one in page.side.telephone.ticks.boxes]
    assert [one for one in said if "Telefonsamtale" in one] == ["Telefonsamtale ons 9/12 kl. 10.00: Tolk bestilt"]


def test_that_a_fault_is_said_where_the_wish_is_typed(page: AppointmentsPage, made: MadeUpNotes) -> None:
    made.fault = FAULT
    write(page, "ikke tirsdag")
    assert "Databasen svarer ikke." in page.side.telephone.understood.text()


def test_that_the_newest_question_alone_is_answered(background: Background) -> None:
    """Twenty keys, and the engine is asked twice at most for what nobody reads any more."""
    made, heard = MadeUpNotes(), list[object]()
    listening = Listening(made.desk(), background)
    listening.ranked.connect(heard.append)
    shown: Coordination = with_choices()
    for number in range(1, 21):
        listening.ask(shown, read_wishes("ikke 1/12"[: number % 10], shown.situation.now.date()))
    background.wait()
    assert len(heard) == 1
    assert len(made.asked) == 2
