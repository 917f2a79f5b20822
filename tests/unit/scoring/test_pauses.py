"""Lateness in and after a pause; freshness knows none."""

from dataclasses import replace
from datetime import datetime, timedelta

from tests.builders import NOW, ago
from triage.clinical.care import Enrolment, Pause, PauseReason, PlanStep
from triage.scoring.inputs.plan import is_excused, next_due, without_pauses

DAILY = timedelta(days=1)
STEP = PlanStep(ago(days=60), None, DAILY)
PLAN = Enrolment("CarePlan/c1", "Patient/p1", "copd", "active", STEP.start, plan=(STEP,))


def away(start: datetime | None, end: datetime | None = None) -> Enrolment:
    return replace(PLAN, pauses=(Pause(PauseReason.HOLIDAY, start, end),))


def due_at(course: Enrolment, newest: datetime, now: datetime = NOW) -> datetime | None:
    due = next_due(without_pauses(course, now), newest)
    return None if due is None else due.at


def test_that_nothing_is_due_on_a_pause_and_the_first_is_at_its_end() -> None:
    end = NOW + timedelta(days=5)
    assert due_at(away(ago(days=3), end), ago(days=4)) == end


def test_that_nothing_is_due_on_a_pause_without_an_end() -> None:
    assert due_at(away(None), ago(days=4)) is None


def test_that_a_pause_forgives_what_was_late_before_it() -> None:
    assert due_at(away(ago(days=3), ago(hours=6)), ago(days=9)) == ago(hours=6)


def test_that_a_pause_to_come_leaves_what_is_due_before_it() -> None:
    start, end = NOW + timedelta(days=2), NOW + timedelta(days=9)
    assert due_at(away(start), ago(days=3)) == ago(days=2)
    assert due_at(away(start, end), start - timedelta(hours=12)) == end


def test_that_a_pause_that_is_over_changes_nothing_after_it() -> None:
    assert due_at(away(ago(days=9), ago(days=5)), ago(days=2)) == ago(days=1)


def test_that_a_pause_excuses_only_who_would_be_late() -> None:
    assert is_excused(away(ago(days=3)), ago(days=4), NOW)
    assert not is_excused(away(ago(days=3)), ago(hours=4), NOW)
    assert not is_excused(PLAN, ago(days=4), NOW)


def test_that_neither_a_pause_nor_a_gap_in_the_plan_keeps_a_value_fresh() -> None:
    gap = replace(PLAN, plan=(PlanStep(ago(days=60), ago(days=10), DAILY), PlanStep(NOW, None, DAILY)))
    due = next_due(gap, ago(days=10.5))
    assert due is not None
    assert (due.at, due.counts_until) == (NOW, ago(days=10.5) + DAILY + timedelta(hours=12))
