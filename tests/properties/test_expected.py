"""The ledger of expected answers, whatever the plan, the answers and the pauses are."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import NOW
from tests.properties.examples import calendar
from tests.unit.worklist.ledgers import AT_WORK, BEGINS, filled, new, plan
from triage.clinical.care import Enrolment, Pause, PauseReason, PlanStep
from triage.worklist.answered import Delivery
from triage.worklist.expected import Expected, ExpectedState, Ledger, up_to_date

ANSWERED = {ExpectedState.ANSWERED, ExpectedState.ANSWERED_LATE}
# From four weeks before NOW, when the ledger begins, to two after it.
hours = st.integers(-28 * 24, 14 * 24).map(lambda number: NOW + timedelta(hours=number))
steps = st.builds(
    PlanStep,
    start=hours,
    end=st.none() | hours,
    interval=st.sampled_from([8, 12, 24, 36, 48, 168, 720]).map(lambda number: timedelta(hours=number)),
    weekdays=st.just(()) | st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
)
_EXCUSED = (ExpectedState.PAUSED, ExpectedState.DISMISSED)
pauses = st.builds(Pause, st.sampled_from(PauseReason), st.none() | hours, st.none() | hours)
courses = st.builds(
    lambda found, status, paused: plan(*found, status=status, pauses=tuple(paused)),
    st.lists(steps, min_size=1, max_size=3),
    st.sampled_from(["active", "active", "on-hold"]),
    st.lists(pauses, max_size=2),
)
answers = st.lists(hours, max_size=40).map(
    lambda times: [Delivery(f"r{number}", time, "") for number, time in enumerate(sorted(times))]
)


def rows_at(ledger: Ledger, course: Enrolment, given_: list[Delivery], days: int = 0) -> tuple[Expected, ...]:
    now = NOW + timedelta(days=days)
    return up_to_date(ledger, [course], [one for one in given_ if one.at <= now], AT_WORK, now)


@calendar
@given(courses, answers)
def test_that_the_same_facts_change_nothing(course: Enrolment, given_: list[Delivery]):
    rows = rows_at(new(), course, given_)
    assert rows_at(filled(rows), course, given_) == rows


@calendar
@given(courses, answers, st.integers(0, 14))
def test_that_no_row_ever_goes_and_every_due_is_one_row(course: Enrolment, given_: list[Delivery], days: int):
    before = rows_at(new(), course, given_)
    after = rows_at(filled(before), course, given_, days)
    places = Counter(row.place for row in after)
    assert set(places) >= {row.place for row in before}
    assert max(places.values(), default=1) == 1


@calendar
@given(courses, courses, answers, st.integers(0, 14))
def test_that_a_new_plan_changes_only_what_is_to_come(
    course: Enrolment, other: Enrolment, given_: list[Delivery], days: int
):
    before = rows_at(new(), course, given_)
    after = {row.place: row for row in rows_at(filled(before), replace(other, pauses=course.pauses), given_)}
    over = [row for row in before if row.window.due <= NOW]
    assert set(after) >= {row.place for row in over}
    assert all(row.window.due > NOW for row in after.values() if row.place not in {one.place for one in before})
    assert all(after[row.place].state is not ExpectedState.CANCELLED for row in over)


@calendar
@given(courses, answers, hours)
def test_that_one_more_answer_never_leaves_a_row_unanswered(
    course: Enrolment, given_: list[Delivery], at: datetime
):
    before = rows_at(new(), course, given_)
    more = sorted([*given_, Delivery("more", at, "")], key=lambda one: one.at)
    after = {row.place: row.state for row in rows_at(filled(before), course, more)}
    assert all(after[row.place] in ANSWERED for row in before if row.state in ANSWERED)


@calendar
@given(courses, answers)
def test_that_an_answer_to_a_row_that_was_missed_is_told_as_late(course: Enrolment, given_: list[Delivery]):
    before = rows_at(new(), course, [])
    after = {row.place: row for row in rows_at(filled(before), course, given_)}
    lost = [row.place for row in before if row.state in {ExpectedState.LATE, ExpectedState.MISSED}]
    assert all(after[place].state is not ExpectedState.ANSWERED for place in lost)


@calendar
@given(courses, answers, st.integers(0, 14))
def test_that_pauses_never_create_dues(course: Enrolment, given_: list[Delivery], days: int):
    plain = replace(course, pauses=(), status="active")
    without = {row.place: row.state for row in rows_at(new(), plain, given_, days)}
    paused = {row.place: row.state for row in rows_at(new(), course, given_, days)}
    assert paused.keys() == without.keys()
    assert all(state in {without[place], *_EXCUSED} for place, state in paused.items())


@calendar
@given(steps, answers)
def test_that_an_answer_settles_one_row_of_a_plan(step: PlanStep, given_: list[Delivery]):
    assume(step.start >= BEGINS)
    rows = rows_at(new(), plan(step), given_)
    settled = Counter(row.answered_by for row in rows if row.answered_by)
    assert set(settled.values()) <= {1}


@calendar
@given(courses, answers, st.integers(0, 14))
def test_that_nothing_is_both_to_come_and_over(course: Enrolment, given_: list[Delivery], days: int):
    now = NOW + timedelta(days=days)
    for row in rows_at(new(), course, given_, days):
        if row.state is ExpectedState.EXPECTED:
            assert now < row.window.due
        if row.state is ExpectedState.LATE:
            assert row.window.due <= now < row.window.closes
        if row.state is ExpectedState.MISSED:
            assert now >= row.window.closes
