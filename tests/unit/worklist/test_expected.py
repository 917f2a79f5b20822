"""The ledger of expected answers: what is due when, and what becomes of it."""

from datetime import datetime, timedelta

from tests.unit.worklist.ledgers import (
    AT_WORK,
    BEGINS,
    DAILY,
    MONDAY,
    NOW,
    WEEKLY,
    danish,
    filled,
    holiday,
    ledger,
    new,
    plan,
    sent,
    states,
)
from triage.clinical.care import Pause, PauseReason, PlanStep
from triage.worklist.due_times import windows
from triage.worklist.expected import next_look, up_to_date


def dues(step: PlanStep, now: datetime = NOW) -> list[datetime]:
    return [window.due for window in windows(step, AT_WORK, BEGINS, now)]


def test_that_a_weekly_plan_wants_an_answer_before_each_week_of_it_ends() -> None:
    assert dues(PlanStep(MONDAY, None, WEEKLY)) == [danish(11, 16), danish(11, 23), danish(11, 30), danish(12, 7)]


def test_that_the_day_on_which_summer_time_ends_lasts_25_hours() -> None:
    (first, *_) = windows(PlanStep(danish(10, 25), None, DAILY), AT_WORK, danish(10, 25), danish(10, 25))
    assert first.due.timestamp() - first.opens.timestamp() == 25 * 3600


def test_that_two_a_day_are_before_and_after_noon_on_the_wall() -> None:
    step = PlanStep(danish(10, 25), None, timedelta(hours=12))
    found = [window.due for window in windows(step, AT_WORK, danish(10, 25), danish(10, 25, 13))]
    assert found[:2] == [danish(10, 25, 12), danish(10, 26)]


def test_that_named_weekdays_are_the_days_an_answer_is_due_on() -> None:
    step = PlanStep(MONDAY, None, timedelta(days=4), weekdays=(0, 3))
    assert dues(step)[:3] == [danish(11, 10), danish(11, 13), danish(11, 17)]


def test_that_a_week_cut_short_by_the_end_of_the_plan_wants_nothing() -> None:
    assert dues(PlanStep(MONDAY, danish(11, 20), WEEKLY)) == [danish(11, 16)]


def test_that_a_missing_answer_of_friday_is_late_until_somebody_was_at_work() -> None:
    step = PlanStep(danish(11, 20), None, DAILY)
    (friday, *_) = windows(step, AT_WORK, danish(11, 20), NOW)
    assert (friday.due, friday.closes) == (danish(11, 21), danish(11, 24))


def test_that_an_answer_settles_the_week_it_was_written_in() -> None:
    rows = ledger(danish(11, 12, 8), danish(11, 18, 8))
    assert states(rows) == ["answered", "answered", "expected", "expected"]
    assert rows[1].answered_by == "Observation/o2"


def test_that_what_did_not_come_is_late_and_then_missed() -> None:
    assert states(ledger(danish(11, 12, 8)))[1] == "late"
    assert states(ledger(danish(11, 12, 8), now=danish(11, 24)))[1] == "missed"


def test_that_one_day_late_once_is_late_answered_when_the_next_answer_comes() -> None:
    rows = ledger(danish(11, 12, 8), danish(11, 23, 8), danish(11, 28, 8), now=danish(11, 29))
    assert states(rows)[:3] == ["answered", "answered_late", "answered"]


def test_that_one_missed_week_makes_no_later_week_late() -> None:
    on_mondays = [danish(11, 9, 8), *(danish(11, day, 8) for day in (23, 30)), danish(12, 7, 8)]
    rows = ledger(*on_mondays, now=danish(12, 7, 9))
    assert states(rows)[:5] == ["answered", "missed", "answered", "answered", "answered"]


def test_that_an_answer_on_its_way_for_long_settles_its_row_late() -> None:
    before = filled(ledger(now=danish(11, 19)), danish(11, 19))
    rows = ledger(danish(11, 12, 8), before=before, now=danish(11, 20))
    assert states(rows)[0] == "answered_late"
    assert states(ledger(danish(11, 12, 8), before=filled(rows, danish(11, 20))))[0] == "answered_late"


def test_that_a_withdrawn_answer_settles_nothing() -> None:
    before = filled(ledger(danish(11, 12, 8)))
    (first, *_) = ledger(before=before)
    assert (first.state.value, first.answered_by) == ("missed", None)


def test_that_nothing_is_expected_on_holiday() -> None:
    on_holiday = plan(pauses=(holiday(danish(11, 15), danish(11, 29)),))
    rows = ledger(danish(11, 12, 8), course=on_holiday)
    assert states(rows) == ["answered", "paused", "expected", "expected"]
    assert rows[1].pause is PauseReason.HOLIDAY


def test_that_a_holiday_told_of_afterwards_pauses_what_was_missed() -> None:
    before = filled(ledger(now=danish(11, 25)), danish(11, 25))
    rows = ledger(course=plan(pauses=(holiday(danish(11, 1), danish(11, 25)),)), before=before, now=danish(11, 26))
    assert states(rows)[:2] == ["paused", "paused"]


def test_that_an_answer_counts_also_on_holiday() -> None:
    on_holiday = plan(pauses=(holiday(danish(11, 9)),))
    assert states(ledger(danish(11, 12, 8), course=on_holiday))[:2] == ["answered", "paused"]


def test_that_a_plan_on_hold_pauses_what_is_to_come_and_forgives_nothing_before() -> None:
    rows = ledger(course=plan(status="on-hold"), before=filled(ledger()))
    assert states(rows) == ["missed", "late", "paused", "paused"]


def test_that_what_was_paused_stays_paused_when_the_plan_goes_on() -> None:
    paused = filled(ledger(course=plan(status="on-hold"), before=filled(ledger())))
    rows = ledger(before=paused, now=danish(12, 1))
    assert states(rows)[2:] == ["paused", "expected", "expected"]
    assert rows[2].pause is PauseReason.ON_HOLD


def test_that_a_course_that_ended_cancels_what_is_to_come_only() -> None:
    rows = ledger(before=filled(ledger(danish(11, 12, 8))), gone=True)
    assert states(rows) == ["missed", "late", "cancelled", "cancelled"]
    assert states(ledger(danish(11, 12, 8), before=filled(rows), gone=True))[0] == "answered_late"


def test_that_a_new_plan_asks_for_nothing_before_it_was_known() -> None:
    daily = plan(PlanStep(MONDAY, None, DAILY))
    rows = ledger(danish(11, 12, 8), course=daily, before=filled(ledger(danish(11, 12, 8))))
    assert [row.window.due for row in rows if row.state.value == "expected"] == [danish(11, 24), danish(11, 25)]
    assert states(rows)[:2] == ["answered", "late"]


def test_that_only_what_the_plan_asks_for_settles_a_row() -> None:
    course = plan(PlanStep(MONDAY, None, WEEKLY, what="weight"))
    asked = up_to_date(new(), [course], sent(danish(11, 12), what="pulse"), AT_WORK, NOW)
    assert states(asked)[0] == "missed"
    asked = up_to_date(new(), [course], sent(danish(11, 12), what="weight"), AT_WORK, NOW)
    assert states(asked)[0] == "answered"


def test_that_the_next_look_is_when_the_next_row_changes() -> None:
    assert next_look(ledger(danish(11, 12, 8)), NOW) == danish(11, 24)
    assert next_look((), NOW) is None


def test_that_a_pause_whose_start_is_unknown_has_begun() -> None:
    assert Pause(PauseReason.ON_HOLD, None).holds(NOW)
    assert not holiday(danish(11, 1), danish(11, 2)).holds(NOW)
