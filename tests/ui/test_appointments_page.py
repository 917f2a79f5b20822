"""The appointments page by keyboard: the inbox, one patient's plan, and how it is accepted and taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_coordination import BLOOD_A, NOTHING, at, entry, move_outcome, plan, proposal
from tests.ui.made_up_coordination import NOW as READ
from triage.coordination.conflicts.conflict import Severity
from triage.coordination.inbox.entry import WRITE_FAILED, Asked, Irrelevant, Part, State
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Result
from triage.errors import Text
from triage.workflow.application import Application, Changed
from ui.appointments.inbox.aside import Snooze
from ui.appointments.inbox.words import line
from ui.appointments.page import AppointmentsPage
from ui.appointments.plan.laid_out import laid_out
from ui.desks.requests_desk import requests_desk
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: MainWindow, work: MadeUpWorkflow) -> AppointmentsPage:
    press(window, (Qt.Key.Key_2, CTRL))
    return cast("AppointmentsPage", window.frame.full_page())


def press(window: MainWindow, *keys: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for key in keys:
        code, held = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
        QTest.keyClick(QApplication.focusWidget() or window, code, held)
        settle(window)


def opened(window: MainWindow, *keys: Qt.Key) -> None:
    press(window, Qt.Key.Key_J, *keys)
    QTest.qWait(200)
    settle(window)


def words(page: AppointmentsPage) -> str:
    shown = [one for one in page.findChildren(QLabel) if one.isVisible() and one.text()]
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    return "\n".join([*(one.text() for one in shown), *(one.text() for one in buttons)])


def listed(page: AppointmentsPage) -> list[int]:
    model = page.list.model
    return [row.id for number in range(model.rowCount()) if (row := model.row_at(number)) is not None]


def test_that_nobody_is_opened_before_an_entry_is_chosen(page: AppointmentsPage, work: MadeUpWorkflow) -> None:
    assert work.coordination.opened == []
    assert "Ingen patient valgt" in words(page)
    assert listed(page) == [1, 2, 3, 4, 5, 6, 7]


def test_that_the_patient_of_an_entry_is_shown_with_numbers_proposal_and_reasons(
    window: MainWindow, page: AppointmentsPage
) -> None:
    opened(window)
    said = words(page)
    for told in ("EKSEMPELSEN, Aksel", "3 → 1", "240 → 100", "bor 8600 Silkeborg", "Kørsel med kørestol"):
        assert told in said
    assert "Flyt kontrollen fra tor 26/11 kl. 13.30" in said
    assert page.side.plan.why_not.lines.line_model.rowCount() == 1


def test_that_entries_of_one_patient_open_the_patient_once(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    opened(window)
    opened(window)
    assert page.list.current() == work.coordination.entries[1]
    assert work.coordination.opened == [1]


def test_that_no_entry_that_is_gone_to_is_cut(open_window: Callable[..., MainWindow], work: MadeUpWorkflow) -> None:
    work.coordination.entries = [
        entry(number, name="Eksempel, " + "Person med et langt navn " * (number % 4)) for number in range(1, 40)
    ]
    window = open_window(work, 1280, 800)
    press(window, (Qt.Key.Key_2, CTRL))
    page = cast("AppointmentsPage", window.frame.full_page())
    table = page.list.table
    for _ in range(30):
        press(window, Qt.Key.Key_J)
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_that_an_entry_frames_its_appointments_in_the_calendar(window: MainWindow, page: AppointmentsPage) -> None:
    opened(window)
    framed = " ".join(str(index.data()) for index in page.side.plan.calendar.timeline.selectedIndexes())
    assert "Kontrol" in framed
    assert "Blodprøve" in framed
    assert "Lungefunktion" not in framed


def test_that_the_days_of_a_patient_are_gone_before_those_of_the_next_are_laid_out(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    opened(window)
    plan, before = page.side.plan, page.opening.shown
    assert before is not None
    assert plan.calendar.timeline.calendar_model.columnCount() > 0
    plan.show_patient(replace(before, patient_key=before.patient_key + 1))
    assert plan.calendar.timeline.calendar_model.columnCount() == 0
    plan.show_days(laid_out(before))
    assert plan.calendar.timeline.calendar_model.columnCount() == 0


def test_that_enter_goes_to_the_calendar_and_escape_back_to_the_list(
    window: MainWindow, page: AppointmentsPage
) -> None:
    opened(window)
    press(window, Qt.Key.Key_Return)
    assert page.side.plan.calendar.timeline.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert page.list.table.hasFocus()


def test_that_a_plan_is_carried_out_only_after_a_line_that_names_the_patient_and_who_is_told(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL))
    assert work.coordination.accepted == []
    assert not page.side.plan.accept.isVisible()
    said = page.side.confirm.accessibleName()
    assert said.startswith("EKSEMPELSEN, Aksel.")
    assert "Kræver ja fra: Lungesygdomme" in said
    press(window, (Qt.Key.Key_Return, CTRL))
    assert [made[1] for made in work.coordination.accepted] == [1]
    assert "EKSEMPELSEN, Aksel: Tiderne er ændret i kalenderne." in words(page)


def test_that_escape_leaves_a_plan_alone(window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow) -> None:
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL), Qt.Key.Key_Escape)
    assert page.side.confirm.isHidden()
    assert work.coordination.accepted == []


def test_that_one_key_in_the_list_leads_to_the_question(window: MainWindow, page: AppointmentsPage) -> None:
    press(window, Qt.Key.Key_J, Qt.Key.Key_A)
    assert page.side.confirm.is_asking


def test_that_a_plan_is_taken_back_with_a_key_while_there_is_time(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Return, CTRL))
    assert "tilbage" in page.side.bar.left.text()
    press(window, (Qt.Key.Key_Z, CTRL))
    assert work.coordination.accepted[-1] == ("take back", 7)
    assert "Fortrudt: de gamle tider gælder igen." in words(page)
    press(window, (Qt.Key.Key_Z, CTRL))
    assert len(work.coordination.accepted) == 2


def test_that_entries_the_plan_solves_are_told_so_in_their_places_until_it_is_taken_back(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    order = entry(1, "DEPENDENCY_ORDER", items=("v3", "v1"))
    work.coordination.entries = [order, entry(2, patient=1), replace(order, id=3, patient=3)]
    page.refresh()
    settle(window)
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Return, CTRL))
    assert [row.id for row in page.list.model.loaded() if row.is_solved] == [1]
    assert "Løst af planen" in line(page.list.model.loaded()[0])
    press(window, (Qt.Key.Key_Z, CTRL))
    assert not any(row.is_solved for row in page.list.model.loaded())


def test_that_a_plan_too_old_to_be_taken_back_is_left(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    work.coordination.plans[0] = plan(undo_until=READ)
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Z, CTRL))
    assert len(work.coordination.accepted) == 1
    assert not page.side.bar.can_undo


def test_that_departments_without_write_access_stand_on_a_list_with_their_answers(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    asked = move_outcome("v3", BLOOD_A, Capability.PHONE, phone="12 34 56 78")
    work.coordination.plans[0] = plan(Result.REQUESTED, asked)
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Return, CTRL))
    assert "Ring til Blodprøver 12 34 56 78: ny tid tir 1/12 kl. 8.20" in words(page)
    yes = next(one for one in page.findChildren(QPushButton) if one.text() == "De sagde ja")
    yes.click()
    settle(window)
    assert work.coordination.accepted[-1] == (7, "v3", True)


def test_that_where_a_clinician_must_say_yes_the_login_goes_with_the_plan(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL))
    assert "skal have ja fra en kliniker" in words(page)
    QTest.keyClicks(QApplication.focusWidget(), "mprov")
    press(window, (Qt.Key.Key_Return, CTRL))
    assert work.coordination.accepted[-1][2] == "mprov"


def test_that_who_may_not_book_sees_the_proposal_and_carries_nothing_out(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    work.coordination.shown = replace(work.coordination.shown, may_book=False)
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Return, CTRL))
    assert work.coordination.accepted == []
    assert not page.side.plan.accept.isVisible()
    assert "Du kan se forslaget, men ikke gennemføre det." in words(page)


def test_that_nothing_proposed_is_said_with_why(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    work.coordination.proposal = NOTHING
    opened(window)
    assert page.side.plan.proposal.sentence.text()
    assert not page.side.plan.accept.isVisible()
    press(window, (Qt.Key.Key_Return, CTRL))
    assert "Der er intet forslag" in words(page)


def test_that_appointments_stand_though_no_plan_could_be_looked_for(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    work.coordination.plan_fault = FAULT
    opened(window)
    assert page.side.plan.proposal.sentence.text() == "Databasen svarer ikke."
    assert page.side.plan.calendar.timeline.calendar_model.rowCount() > 1


def test_that_a_patient_who_cannot_be_fetched_leaves_nobody_on_the_screen(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    opened(window)
    work.coordination.fault = FAULT
    page.opening.fetch(3)
    settle(window)
    assert "Databasen svarer ikke." in words(page)
    assert "EKSEMPELSEN" not in words(page)


def test_that_a_closed_record_is_not_opened(window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow) -> None:
    work.coordination.entries = [entry(1, patient=0, name="")]
    page.list.model.refresh()
    settle(window)
    opened(window)
    assert work.coordination.opened == []
    assert "Journalen er lukket" in words(page)


def test_that_an_entry_is_put_off_in_the_form_beneath_and_the_next_is_chosen(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    press(window, Qt.Key.Key_J, Qt.Key.Key_U)
    assert "Eksempel, Person 1" in page.entries.form.about.text()
    press(window, Qt.Key.Key_Return)
    assert work.coordination.said[0][:3] == (1, State.SNOOZED, page.entries.form.day.date().toPython())
    assert listed(page) == [2, 3, 4, 5, 6, 7]
    current = page.list.current()
    assert current is not None
    assert current.id == 2


@pytest.mark.parametrize(
    ("key", "state", "said"),
    [(Qt.Key.Key_V, State.WAITING, "Hjerte"), (Qt.Key.Key_X, State.NOT_RELEVANT, Irrelevant.AGREED)],
)
def test_that_an_entry_waits_or_is_none_with_a_word_about_why(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow, key: Qt.Key, state: State, said: object
) -> None:
    press(window, Qt.Key.Key_J, key)
    if state is State.WAITING:
        QTest.keyClicks(QApplication.focusWidget(), "Hjerte")
    press(window, Qt.Key.Key_Return)
    assert work.coordination.said[0][:3] == (1, state, said)
    assert page.entries.form.isHidden()


def test_that_what_could_not_be_kept_is_said_and_what_was_written_stays(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    press(window, Qt.Key.Key_J, Qt.Key.Key_V)
    QTest.keyClicks(QApplication.focusWidget(), "Hjerte")
    work.coordination.fault = FAULT
    press(window, Qt.Key.Key_Return)
    assert page.entries.form.fault.text() == "Databasen svarer ikke."
    assert page.entries.form.words.text() == "Hjerte"


def test_that_what_went_wrong_is_never_put_aside_without_what_was_done(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    work.coordination.entries = [entry(1, WRITE_FAILED)]
    page.list.model.refresh()
    settle(window)
    press(window, Qt.Key.Key_J, Qt.Key.Key_U)
    assert "Taget hånd om" in page.entries.form.about.text()


def test_that_what_is_critical_is_put_off_no_longer_than_it_can_wait(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    for severity, due, day in (
        (Severity.CRITICAL, date(2026, 11, 26), date(2026, 11, 26)),
        (Severity.CRITICAL, date(2026, 11, 20), date(2026, 11, 24)),
        (Severity.HIGH, date(2026, 11, 26), date(2026, 11, 30)),
    ):
        page.entries.form.begin(Snooze, entry(1, severity=severity, due=due))
        assert page.entries.form.day.date().toPython() == day


@pytest.fixture
def settled(work: MadeUpWorkflow) -> list[tuple[object, ...]]:
    """A clinician's request is first in the list; what is done about requests."""
    done: list[tuple[object, ...]] = []

    def note(*words: object) -> Changed:
        done.append(words)
        work.coordination.entries = [entry(2)]
        return Changed(patients=(1,))

    wish = Asked(5, "visit", None, None, "", "kliniker", READ)
    desk = requests_desk(_nowhere)
    work.coordination.entries = [entry(1, "BOOKING_REQUEST", items=(), request=wish), entry(2)]
    work.coordination.beside["requests"] = replace(desk, take_request=note, book_request=note, return_request=note)
    return done


def _nowhere() -> Application:
    raise AssertionError("nothing else is asked")


@pytest.mark.parametrize(
    ("key", "words", "told", "done"),
    [
        (Qt.Key.Key_G, "", "Booket: Eksempel, Person 1", (1,)),
        (Qt.Key.Key_R, "Ingen tider", "Tilbage til klinikeren: Eksempel, Person 1", (1, "Ingen tider")),
    ],
)
def test_that_what_a_clinician_asked_for_is_settled_or_sent_back_after_a_line_with_the_name(
    settled: list[object], window: MainWindow, page: AppointmentsPage, key: Qt.Key, words: str, told: str, done: object
) -> None:
    press(window, Qt.Key.Key_J, key)
    assert told in page.entries.form.about.text()
    assert settled == []
    if words:
        QTest.keyClicks(QApplication.focusWidget(), words)
    press(window, Qt.Key.Key_Return)
    assert settled == [done]
    assert listed(page) == [2]


def test_that_a_request_is_taken_with_one_key_and_says_by_whom_in_its_place(
    settled: list[object], work: MadeUpWorkflow, window: MainWindow, page: AppointmentsPage
) -> None:
    press(window, Qt.Key.Key_J)
    assert page.list.keys.buttons["take_request"].isVisible()
    press(window, Qt.Key.Key_E)
    assert settled == [(1,)]
    assert [row.taken_by for row in page.list.model.loaded()] == [page._desk.actor, ""]
    press(window, Qt.Key.Key_J, Qt.Key.Key_E)
    assert settled == [(1,)]
    assert not page.list.keys.buttons["take_request"].isVisible()


def test_that_what_trips_save_together_is_said_once() -> None:
    told = entry(1, line=Text("sparer 2 ture · 140 min. mindre kørsel", "saves 2 trips · 140 min. less driving"))
    assert line(told).count("140 min.") == 1
    assert "regnes om" in line(replace(told, is_stale=True))
    assert line(entry(1)).count("140 min.") == 1


def test_that_an_entry_nobody_asked_for_is_not_settled_as_a_request(
    settled: list[object], window: MainWindow, page: AppointmentsPage
) -> None:
    press(window, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_G)
    assert page.entries.form.isHidden()
    assert settled == []
    assert "Booket" not in words(page)


def test_that_the_number_on_a_chip_is_how_many_it_lists(window: MainWindow, page: AppointmentsPage) -> None:
    for part, chip in page.list.chips.chips.items():
        chip.click()
        settle(window)
        assert chip.text().endswith(f" {len(listed(page))}"), part
        chip.click()
        settle(window)


def test_that_one_key_lists_everything_again(window: MainWindow, page: AppointmentsPage) -> None:
    page.list.chips.chips[Part.TRIPS].click()
    settle(window)
    press(window, (Qt.Key.Key_F4, SHIFT))
    assert len(listed(page)) == 7


def test_that_what_comes_moves_nothing_until_it_is_asked_for(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    work.coordination.entries = [entry(8), *work.coordination.entries]
    window.following.show_health()
    settle(window)
    assert listed(page)[0] == 1
    assert "1 ny" in page.list.news.said.text()
    press(window, Qt.Key.Key_F6)
    assert listed(page)[0] == 8
    assert window.frame.full_page() is page


def test_that_what_came_is_still_told_after_an_entry_was_put_aside(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    work.coordination.entries = [entry(8), *work.coordination.entries]
    press(window, Qt.Key.Key_J, Qt.Key.Key_X, Qt.Key.Key_Return)
    assert listed(page) == [2, 3, 4, 5, 6, 7]
    assert "1 ny" in page.list.news.said.text()
    window.following.show_health()
    settle(window)
    assert "1 ny" in page.list.news.said.text()


def test_that_before_and_after_take_turns(window: MainWindow, page: AppointmentsPage) -> None:
    opened(window)
    seen = []
    for _ in range(3):
        press(window, Qt.Key.Key_B)
        seen.append(page.side.plan.calendar.view.name)
    assert seen == ["BEFORE", "AFTER", "BOTH"]


def test_that_a_key_leads_to_the_reasons_against_other_times(window: MainWindow, page: AppointmentsPage) -> None:
    opened(window)
    press(window, Qt.Key.Key_Y)
    assert page.side.plan.why_not.lines.hasFocus()


@pytest.mark.parametrize(("left_out", "said"), [(0, "ingen anden ledig tid at vælge"), (120, "ledig tid er vurderet")])
def test_that_nothing_is_claimed_of_free_times_that_were_not_looked_at(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow, left_out: int, said: str
) -> None:
    work.coordination.shown = replace(work.coordination.shown, slots_left_out=left_out)
    work.coordination.proposal = NOTHING
    opened(window)
    assert said in words(page)
    assert ("120 ledige tider er ikke vurderet" in words(page)) is bool(left_out)


def test_that_the_patient_on_the_screen_is_shown_when_the_page_comes_in_front(
    window: MainWindow, work: MadeUpWorkflow
) -> None:
    press(window, Qt.Key.Key_J)
    press(window, (Qt.Key.Key_2, CTRL))
    chart = window.open_case.chart
    assert chart is not None
    assert work.coordination.opened == [chart.patient_key]


def test_that_the_patient_chosen_is_shown_though_the_chart_has_not_come(
    window: MainWindow, work: MadeUpWorkflow
) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_J)
    assert window.open_case.chart is None
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_2, CTRL)
    settle(window)
    assert work.coordination.opened == [work.rows[0].patient]


def test_that_the_page_built_anew_shows_the_same_list_entry_and_patient(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    opened(window)
    page.list.chips.chips[Part.TRIPS].click()
    settle(window)
    window.commands.next_theme()
    settle(window)
    fresh = cast("AppointmentsPage", window.frame.full_page())
    assert fresh is not page
    assert fresh.opening.patient == 1
    assert fresh.list.model.query.parts == {Part.TRIPS}


@pytest.mark.parametrize("width", [1000, 1280, 1440])
def test_that_no_time_of_the_calendar_is_cut(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow, qtbot: QtBot, width: int
) -> None:
    window = open_window(work, width, 800)
    press(window, (Qt.Key.Key_2, CTRL))
    opened(window)
    timeline = cast("AppointmentsPage", window.frame.full_page()).side.plan.calendar.timeline
    for row, column in timeline.calendar_model.filled():
        assert timeline.columnWidth(column) >= timeline._blocks.width_of(column)
        assert timeline.rowHeight(row) >= timeline._blocks.height_of(row, column, timeline.columnWidth(column))


@pytest.mark.parametrize(("answer", "asked"), [("reject", False), ("accept", True)])
def test_that_a_dialog_stands_only_where_the_act_itself_makes_something_impossible(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow, answer: str, asked: bool
) -> None:
    onto_another = replace(proposal().moves[0], start=at("2026-12-01T09:15"))
    work.coordination.proposal = replace(proposal(), moves=(onto_another,))
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL))
    dialog = page.deciding.prompting.dialog
    assert dialog is not None
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert said[0] == "EKSEMPELSEN, Aksel"
    assert work.coordination.prompts == [("PATIENT_OVERLAP",)]
    getattr(dialog, answer)()
    settle(window)
    assert page.side.confirm.is_asking is asked


def test_that_no_dialog_stands_for_a_plan_that_makes_nothing_impossible(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    opened(window)
    press(window, (Qt.Key.Key_Return, CTRL))
    assert page.deciding.prompting.dialog is None
    assert work.coordination.prompts == []


def test_that_no_entry_is_chosen_beside_a_patient_from_elsewhere(
    window: MainWindow, page: AppointmentsPage, work: MadeUpWorkflow
) -> None:
    opened(window)
    page.about(99)
    settle(window)
    assert page.list.current() is None
    press(window, Qt.Key.Key_Return)
    assert work.coordination.opened == [1, 99]
