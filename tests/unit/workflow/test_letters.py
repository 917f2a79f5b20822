"""A letter for a whole day waits until the plan can be taken back no more, and who printed it stands in the log."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.builders import NOW, bundle
from tests.fhir.fake_source import FakeSource
from tests.people import colleague
from tests.unit.workflow.rebooked import (
    LATER,
    accepted,
    arrive,
    hospital,
    hospital_of_two,
    later,
    secretary,
    swapped,
    undone,
)
from triage.access.roles import Role
from triage.coordination.rebooking.holding import Wait
from triage.errors import NotAllowedError, StaleError, WrongUseError
from triage.fhir.read import read_document
from triage.store.intake.intake import Intake
from triage.store.sources import source_id
from triage.workflow.application import Application
from triage.workflow.coordinate.letters import (
    letters_of,
    note_letters,
    print_letters,
    print_ready,
    ready_letters,
)

FIRST, THIRD = date(2026, 12, 1), date(2026, 12, 3)


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


@pytest.fixture
def ward(app: Application, server: FakeSource) -> Application:
    """A secretary's application in front of the hospital."""
    arrive(app, server, *hospital())
    return secretary(app)


def lines(app: Application, act: str) -> list[str]:
    with app.store.read() as connection:
        found = connection.exec_driver_sql(f"SELECT subject FROM audit WHERE act = '{act}' ORDER BY id")
        return [row.subject for row in found]


def days(app: Application) -> dict[date, Wait | None]:
    return {one.letter.day: one.hold and one.hold.wait for one in letters_of(app, 1)}


def fetched(app: Application, server: FakeSource) -> None:
    """Take in what the calendars have now."""
    now = list(read_document(bundle(*server.held.values()), app.catalogue.kinds))
    Intake(app.store, source_id(app.store, "hospital")).accept(now, app.clock)


def applied(app: Application, server: FakeSource) -> int:
    """Accept what is proposed, and take it in; return the plan."""
    plan = accepted(app, server).plan
    fetched(app, server)
    return plan


def refused(error: type[Exception], act: Callable[[], object]) -> None:
    with pytest.raises(error):
        act()


def test_that_there_is_a_letter_for_each_day_to_come(ward: Application) -> None:
    assert days(ward) == {FIRST: None, THIRD: None}
    assert lines(ward, "view letters") == [""]


def test_that_who_printed_which_days_stands_in_the_log_and_nothing_of_the_patient(ward: Application) -> None:
    print_letters(ward, 1, [FIRST], "pdf")
    assert lines(ward, "print letter") == ["pdf: 2026-12-01"]


def test_that_who_books_for_nobody_sees_and_prints_no_letters(ward: Application) -> None:
    other = colleague(ward, "revisor", Role.AUDITOR)
    refused(NotAllowedError, lambda: letters_of(other, 1))
    refused(NotAllowedError, lambda: print_letters(other, 1, [FIRST], "print"))
    refused(NotAllowedError, lambda: ready_letters(other))
    assert lines(ward, "view letters") == lines(ward, "print letter") == lines(ward, "list letters") == []


def test_that_a_letter_waits_while_the_plan_can_be_taken_back(ward: Application, server: FakeSource) -> None:
    applied(ward, server)
    assert days(ward) == {FIRST: Wait.UNDO}
    assert letters_of(ward, 1)[0].plans == ()
    refused(WrongUseError, lambda: print_letters(ward, 1, [FIRST], "print"))
    assert lines(ward, "print letter") == []
    (waiting,) = ready_letters(ward)
    assert waiting.ready_at is not None
    assert print_ready(ward, [waiting.plan], "print").left_out == 1


def test_that_the_letter_goes_after_that_and_says_which_time_is_new(ward: Application, server: FakeSource) -> None:
    plan = applied(ward, server)
    (paper,) = letters_of(later(ward, LATER), 1)
    assert (paper.hold, paper.is_new, paper.plans) == (None, True, (plan,))
    assert "Ny tid. Den gamle var torsdag den 3. december 2026 kl. 9.00." in [
        note.da for visit in paper.letter.visits for note in visit.notes
    ]


def test_that_a_letter_is_still_to_be_printed_until_it_is_out(ward: Application, server: FakeSource) -> None:
    plan, then = applied(ward, server), later(ward, LATER)
    made = print_letters(then, 1, [FIRST], "pdf")
    assert made.plans == (plan,)
    assert [one.plan for one in ready_letters(then)] == [plan]
    note_letters(then, made.plans)
    assert ready_letters(then) == ()
    again = letters_of(then, 1)[0]
    assert (again.is_new, again.plans, again.hold) == (False, (), None)


def test_that_the_letters_of_all_plans_are_printed_together(ward: Application, server: FakeSource) -> None:
    plan, then = applied(ward, server), later(ward, LATER)
    (waiting,) = ready_letters(then)
    assert (waiting.days, waiting.ready_at) == ((FIRST,), None)
    made = print_ready(then, [waiting.plan], "print")
    assert [(one.patient, one.letter.day) for one in made.papers] == [(1, FIRST)]
    assert (made.plans, made.left_out) == ((plan,), 0)
    assert lines(ward, "print letter") == ["print: 2026-12-01"]


def test_that_a_letter_waits_until_the_new_time_is_fetched(ward: Application, server: FakeSource) -> None:
    plan, then = accepted(ward, server).plan, later(ward, LATER)
    assert days(then) == {FIRST: Wait.NOT_FETCHED, THIRD: Wait.NOT_FETCHED}
    assert print_ready(then, [plan], "print").left_out == 1
    assert [one.plan for one in ready_letters(then)] == [plan]


def test_that_both_of_a_swap_get_their_letter_before_it_is_noted(app: Application, server: FakeSource) -> None:
    arrive(app, server, *hospital_of_two())
    ward = secretary(app)
    plan = swapped(ward, server)
    fetched(ward, server)
    then = later(ward, LATER)
    one = print_letters(then, 1, [letters_of(then, 1)[0].letter.day], "print")
    assert one.plans == ()
    together = print_ready(then, [plan.plan], "print")
    assert {paper.patient for paper in together.papers} == {1, 2}
    assert together.plans == (plan.plan,)


def test_that_a_plan_taken_back_has_no_letter(ward: Application, server: FakeSource) -> None:
    plan = accepted(ward, server)
    undone(ward, server, plan.plan)
    assert ready_letters(ward) == ()
    assert days(ward) == {FIRST: None, THIRD: None}


def test_that_a_day_without_appointments_any_more_is_not_printed(ward: Application) -> None:
    refused(StaleError, lambda: print_letters(ward, 1, [date(2026, 12, 2)], "print"))


def test_that_a_letter_shows_the_draft_of_each_trip_and_no_cpr_number(ward: Application) -> None:
    (paper, _) = letters_of(ward, 1)
    assert [draft.day for draft in paper.drafts] == [FIRST]
    assert (paper.person.cpr or "-") not in repr(paper.letter)
    assert paper.at.date() == NOW.date()
