from datetime import date

import pytest

from triage.coordination.closed_days import is_closed, last_working_day_before, nth_working_day


@pytest.mark.parametrize(
    "day",
    ["2026-01-01", "2026-04-02", "2026-04-06", "2026-05-14", "2026-05-25", "2026-12-25", "2023-05-05", "2026-03-07"],
)
def test_that_holidays_and_weekends_are_closed(day):
    assert is_closed(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-06-05", "2026-12-24", "2026-12-31", "2024-04-26", "2026-05-01", "2026-04-01"])
def test_that_days_that_are_no_public_holidays_are_open(day):
    assert not is_closed(date.fromisoformat(day))


def test_that_working_days_are_counted_over_easter():
    assert nth_working_day(date(2026, 3, 31), 1) == date(2026, 4, 1)
    assert nth_working_day(date(2026, 3, 31), 2) == date(2026, 4, 7)


def test_that_no_working_day_later_is_the_day_itself():
    assert nth_working_day(date(2026, 4, 3), 0) == date(2026, 4, 3)


def test_that_the_working_day_before_the_tuesday_after_easter_is_the_wednesday_before_it():
    assert last_working_day_before(date(2026, 4, 7)) == date(2026, 4, 1)
