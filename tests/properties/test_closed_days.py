"""Closed days beside Easter reckoned by its own rule, and working days that never go back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.examples import calendar
from triage.coordination.closed_days import is_closed, last_working_day_before, nth_working_day

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
NUMBERS = st.integers(0, 40)


def easter(year: int) -> date:
    """Return Easter Sunday by the new moons of the Gregorian calendar, the way that church tables go."""
    golden, century = year % 19 + 1, year // 100 + 1
    skipped, moon = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - skipped - 10
    epact = (11 * golden + 20 + moon - skipped) % 30
    epact += epact == 24 or (epact == 25 and golden > 11)
    full = 44 - epact
    full += 30 if full < 21 else 0
    full += 7 - (sunday + full) % 7
    return date(year, 3, 1) + timedelta(days=full - 1)


def closed_by_hand(year: int) -> set[date]:
    around = [-3, -2, 0, 1, 39, 49, 50] + ([26] if year <= 2023 else [])
    moving = {easter(year) + timedelta(days=days) for days in around}
    return moving | {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}


@pytest.mark.parametrize("year", range(1990, 2061))
def test_that_a_year_is_closed_on_weekends_and_the_holidays_of_its_easter(year):
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    holidays = closed_by_hand(year)
    for day in (one for one in days if one.year == year):
        assert is_closed(day) == (day.isoweekday() > 5 or day in holidays), day


@calendar
@given(DAYS, NUMBERS)
def test_that_the_nth_working_day_has_that_many_open_days_behind_it(day, number):
    found = nth_working_day(day, number)
    passed = [day + timedelta(days=step) for step in range(1, (found - day).days + 1)]
    assert sum(not is_closed(one) for one in passed) == number
    assert number == 0 or not is_closed(found)


@calendar
@given(DAYS, DAYS, NUMBERS)
def test_that_working_days_never_go_back(first, second, number):
    earlier, later = sorted((first, second))
    assert nth_working_day(earlier, number) <= nth_working_day(later, number)
    assert nth_working_day(earlier, number) < nth_working_day(earlier, number + 1)


@calendar
@given(DAYS)
def test_that_only_closed_days_lie_after_the_last_working_day_before(day):
    found = last_working_day_before(day)
    between = [found + timedelta(days=step) for step in range(1, (day - found).days)]
    assert found < day
    assert not is_closed(found)
    assert all(is_closed(one) for one in between)
