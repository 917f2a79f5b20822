"""When a longer interval may be proposed: never after anything but greens, each round with a green of its own."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW
from tests.properties.examples import calendar
from triage.clinical.colour import Colour
from triage.worklist.due_times import Window
from triage.worklist.expected import Expected, ExpectedState
from triage.worklist.stable import Course, Judged, stable_rounds

WEEK = timedelta(days=7)
STATES = (ExpectedState.ANSWERED, ExpectedState.ANSWERED_LATE, ExpectedState.MISSED, ExpectedState.PAUSED)
NOT_GREEN = st.sampled_from([Colour.RED, Colour.YELLOW, Colour.GREY])


def due(number: int) -> datetime:
    return NOW + number * WEEK


def round_(number: int, state: ExpectedState = ExpectedState.ANSWERED, what: str = "") -> Expected:
    is_answered = state in (ExpectedState.ANSWERED, ExpectedState.ANSWERED_LATE)
    at = due(number) - timedelta(hours=5) if is_answered else None
    return Expected("copd", what, Window(due(number - 1), due(number), due(number + 1)), state, answered_at=at)


def judged(number: int, colour: Colour = Colour.GREEN) -> Judged:
    return Judged(due(number) - timedelta(hours=4), colour)


def greens(number: int) -> Course:
    return Course([round_(each) for each in range(number)], [judged(each) for each in range(number)])


COURSES = st.lists(
    st.tuples(st.sampled_from(STATES), st.sampled_from(list(Colour) + [Colour.GREEN] * 8)), max_size=12
).map(
    lambda found: Course(
        [round_(place, state) for place, (state, _) in enumerate(found)],
        [
            judged(place, colour)
            for place, (state, colour) in enumerate(found)
            if state in (ExpectedState.ANSWERED, ExpectedState.ANSWERED_LATE)
        ],
    )
)


@calendar
@given(COURSES)
def test_that_the_rounds_are_the_greens_after_the_last_that_was_not(course: Course) -> None:
    number = 0
    for row in course.rounds:
        found = next(
            (one for one in course.judged if row.answered_at and one.at > row.answered_at and one.at < row.window.due),
            None,
        )
        if row.state is ExpectedState.MISSED or (found and found.colour is not Colour.GREEN):
            number = 0
        elif found is not None:
            number += 1
    assert stable_rounds(course) == number


@calendar
@given(COURSES, NOT_GREEN)
def test_that_a_round_that_is_not_green_leaves_nothing(course: Course, colour: Colour) -> None:
    place = len(course.rounds)
    worse = replace(course, rounds=[*course.rounds, round_(place)], judged=[*course.judged, judged(place, colour)])
    assert stable_rounds(worse) == 0


@calendar
@given(COURSES)
def test_that_a_missed_round_leaves_nothing(course: Course) -> None:
    missed = round_(len(course.rounds), ExpectedState.MISSED)
    assert stable_rounds(replace(course, rounds=[*course.rounds, missed])) == 0


@calendar
@given(COURSES, st.integers(1, 9))
def test_that_further_results_of_the_same_round_count_once(course: Course, more: int) -> None:
    again = [Judged(one.at + timedelta(minutes=each), one.colour) for one in course.judged for each in range(more)]
    assert stable_rounds(replace(course, judged=sorted(again, key=lambda one: one.at))) == stable_rounds(course)


@calendar
@given(COURSES)
def test_that_a_patient_whom_somebody_chose_to_see_begins_anew(course: Course) -> None:
    assert stable_rounds(replace(course, seen=[due(len(course.rounds))])) == 0


@calendar
@given(COURSES)
def test_that_nothing_is_proposed_while_a_notice_is_unread(course: Course) -> None:
    assert stable_rounds(replace(course, is_disturbed=True)) == 0


def test_that_after_a_refusal_as_many_rounds_more_are_needed() -> None:
    assert stable_rounds(replace(greens(9), since=due(2))) == 6


def test_that_a_pause_neither_counts_nor_breaks() -> None:
    course = greens(3)
    paused = [*course.rounds, round_(3, ExpectedState.PAUSED), round_(4)]
    assert stable_rounds(Course(paused, [*course.judged, judged(4)])) == 4


def test_that_of_several_things_asked_for_the_one_with_the_fewest_rounds_counts() -> None:
    course = greens(6)
    form = [round_(5, what="form"), round_(6, ExpectedState.EXPECTED, what="form"), round_(6, ExpectedState.EXPECTED)]
    assert stable_rounds(replace(course, rounds=[*course.rounds, *form])) == 1


def test_that_history_that_was_judged_once_is_one_round() -> None:
    course = greens(20)
    assert stable_rounds(replace(course, judged=[judged(19)])) == 1
