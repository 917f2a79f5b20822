"""Deadlines in hours that pass and in Danish working hours."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from triage.scoring.danish_time import DENMARK
from triage.scoring.rules.model import Clock
from triage.worklist.deadlines import deadline, earliest_deadline, is_working_day


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
    assert deadline(denmark(start), Decimal(hours), Clock.WORKING) == denmark(ends)


def test_that_wall_hours_pass_through_the_change_of_clocks():
    assert deadline(denmark("2026-10-24T15:00"), Decimal(24), Clock.WALL) == denmark("2026-10-25T14:00")


def test_that_half_an_hour_counts():
    assert deadline(denmark("2026-11-23T09:00"), Decimal("0.5"), Clock.WALL) == denmark("2026-11-23T09:30")


@pytest.mark.parametrize("day", ["2026-06-05", "2026-12-24", "2026-12-31", "2026-05-25", "2023-05-05", "2026-11-22"])
def test_that_departments_are_closed(day: str):
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2024-04-26", "2026-05-15", "2026-12-23", "2027-01-04"])
def test_that_departments_are_open(day: str):
    assert is_working_day(date.fromisoformat(day))


def test_that_more_hours_may_end_earlier_when_they_pass_at_night():
    start = denmark("2026-11-20T15:00")
    limits = [(Decimal(8), Clock.WORKING), (Decimal(12), Clock.WALL)]
    assert earliest_deadline(start, limits) == denmark("2026-11-21T03:00")
    assert earliest_deadline(start, []) is None


def test_that_a_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        deadline(datetime(2026, 11, 23, 9), Decimal(1), Clock.WALL)  # noqa: DTZ001 - that is the point
