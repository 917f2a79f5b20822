"""Deadlines in hours that pass and in Danish working hours."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from triage.errors import RuleSetError
from triage.resources import resource
from triage.scoring.danish_time import DENMARK
from triage.scoring.rules.model import Clock
from triage.worklist.deadlines import deadline, earliest_deadline
from triage.worklist.working_hours import parse_working_hours

SHIPPED = parse_working_hours(resource("calendar", "working_hours.yaml").read_text(encoding="utf-8"))


def denmark(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=DENMARK)


@pytest.mark.parametrize(
    ("start", "hours", "ends"),
    [
        ("2026-11-23T09:00", 4, "2026-11-23T13:00"),
        ("2026-11-23T12:00", 4, "2026-11-23T16:00"),
        ("2026-11-23T15:00", 4, "2026-11-24T11:00"),
        ("2026-11-23T05:00", 4, "2026-11-23T12:00"),
        ("2026-11-23T16:00", 1, "2026-11-24T09:00"),
        ("2026-11-20T15:30", 8, "2026-11-23T15:30"),
        ("2026-12-23T15:00", 8, "2026-12-28T15:00"),
        ("2026-04-01T15:00", 8, "2026-04-07T15:00"),
        ("2027-05-05T15:00", 8, "2027-05-07T15:00"),
        ("2026-11-23T09:00", 40, "2026-11-30T09:00"),
        ("2026-11-21T15:00", 0, "2026-11-23T08:00"),
        ("2026-10-23T15:00", 2, "2026-10-26T09:00"),
    ],
)
def test_that_only_working_hours_count(start: str, hours: int, ends: str):
    assert deadline(denmark(start), Decimal(hours), Clock.WORKING, SHIPPED) == denmark(ends)


def test_that_wall_hours_pass_through_the_change_of_clocks():
    assert deadline(denmark("2026-10-24T15:00"), Decimal(24), Clock.WALL, SHIPPED) == denmark("2026-10-25T14:00")


def test_that_half_an_hour_counts():
    assert deadline(denmark("2026-11-23T09:00"), Decimal("0.5"), Clock.WALL, SHIPPED) == denmark("2026-11-23T09:30")


@pytest.mark.parametrize("day", ["2026-06-05", "2026-12-24", "2026-12-31", "2026-05-25", "2023-05-05", "2026-11-22"])
def test_that_departments_are_closed(day: str):
    assert SHIPPED.on(date.fromisoformat(day)) is None


@pytest.mark.parametrize("day", ["2024-04-26", "2026-05-15", "2026-12-23", "2027-01-04"])
def test_that_departments_are_open(day: str):
    assert SHIPPED.on(date.fromisoformat(day)) == (time(8), time(16))


def test_that_more_hours_may_end_earlier_when_they_pass_at_night():
    start = denmark("2026-11-20T15:00")
    limits = [(Decimal(8), Clock.WORKING), (Decimal(12), Clock.WALL)]
    assert earliest_deadline(start, limits, SHIPPED) == denmark("2026-11-21T03:00")
    assert earliest_deadline(start, [], SHIPPED) is None


def test_that_a_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        deadline(datetime(2026, 11, 23, 9), Decimal(1), Clock.WALL, SHIPPED)  # noqa: DTZ001 - that is the point


def test_that_a_department_has_its_own_hours_and_closing_days():
    own = parse_working_hours('{hours: {mon: ["07:00", "18:00"]}, closed_days: [2026-11-30]}')
    assert deadline(denmark("2026-11-23T17:00"), Decimal(2), Clock.WORKING, own) == denmark("2026-12-07T08:00")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hours: {}", "Write at least one weekday under hours."),
        ("hours: {monday: ['08:00', '16:00']}", "Write one of: 'mon', 'tue', 'wed', 'thu', 'fri', 'sat' or 'sun'."),
        ("hours: {mon: ['16:00', '08:00']}", "line 1, hours.mon: Write the opening time before the closing time."),
        ("hours: {mon: [8, 16]}", 'hours.mon[0]: Write a time such as "08:00".'),
        ("hours: {mon: ['08:00', '16:00']}\nclosed_every_year: [24.12]", 'Write month and day such as "12-24".'),
    ],
)
def test_that_hours_which_make_no_sense_are_refused(text: str, told: str):
    with pytest.raises(RuleSetError) as fault:
        parse_working_hours(text)
    assert told in fault.value.text.en
