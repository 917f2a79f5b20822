"""Courses made here beside those of the source: which of them count, and whose the grey case becomes."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW
from triage.clinical.care import Enrolment, PlanStep
from triage.clinical.plan_change import PlanChange, changed
from triage.store.care.courses import in_force

HERE, THERE = "visita/1", "CarePlan/1"


def course(reference: str, **changes: object) -> Enrolment:
    made = Enrolment(reference, "1", "copd", "active", NOW - timedelta(days=9))
    return replace(made, **changes)


def ids(*courses: Enrolment) -> list[str]:
    return [one.id for one in in_force(courses)]


def test_that_a_course_of_the_source_that_runs_counts_instead() -> None:
    assert ids(course(HERE), course(THERE)) == [THERE]
    assert ids(course(HERE), course(THERE, status="on-hold")) == [THERE]


def test_that_one_that_ended_before_counts_beside() -> None:
    over = course(THERE, status="completed", start=NOW - timedelta(days=90))
    assert ids(course(HERE), over) == [HERE, THERE]


def test_that_one_that_began_later_and_ended_counts_instead() -> None:
    assert ids(course(HERE), course(THERE, status="completed", start=NOW)) == [THERE]


def test_that_one_that_was_ended_here_counts_beside_the_new_one() -> None:
    old = course(THERE, ended=NOW, start=NOW - timedelta(days=90))
    assert ids(old, course(HERE)) == [THERE, HERE]


def test_that_a_mistake_of_the_source_and_other_programmes_take_no_place() -> None:
    assert ids(course(HERE), course(THERE, status="entered-in-error")) == [HERE, THERE]
    assert ids(course(HERE), course(THERE, programme="diabetes")) == [HERE, THERE]


whats = st.sampled_from(["", "spo2", "pulse"])
days = st.integers(-20, 20).map(lambda number: NOW + timedelta(days=number))
steps = st.lists(st.builds(PlanStep, days, st.none() | days, st.just(timedelta(days=7)), whats), max_size=5)


@given(steps, whats, days, st.none() | st.integers(1, 365))
def test_that_a_change_of_one_thing_leaves_the_others_as_they_are(
    plan: list[PlanStep], what: str, start: datetime, interval: int | None
) -> None:
    before = course(HERE, plan=tuple(plan))
    length = None if interval is None else timedelta(days=interval)
    after = changed(before, "x", [PlanChange(((HERE, "x"),), start, length, what)])
    assert [one for one in after.plan if one.what != what] == [one for one in plan if one.what != what]
    assert after.ended is None
    later = [one for one in after.plan if one.what == what and (one.end is None or one.end > start)]
    assert {one.interval for one in later} <= ({length} if length else set())
