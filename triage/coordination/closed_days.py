"""Days on which no hospital receives planned visits: weekends and Danish public holidays."""

from datetime import date, timedelta
from functools import lru_cache

from holidays.countries.denmark import Denmark

_DAY = timedelta(days=1)
_SATURDAY = 5


def is_closed(day: date) -> bool:
    """Return whether `day` is a Saturday, a Sunday or a public holiday; 5 June, 24 and 31 December are none."""
    return day.weekday() >= _SATURDAY or day in _public_holidays(day.year)


def nth_working_day(after: date, number: int) -> date:
    """Return the `number`-th working day after `after`; the day itself where `number` is 0."""
    day = after
    for _ in range(number):
        day = _next_open(day + _DAY, _DAY)
    return day


def last_working_day_before(day: date) -> date:
    """Return the nearest working day earlier than `day`."""
    return _next_open(day - _DAY, -_DAY)


def _next_open(day: date, step: timedelta) -> date:
    while is_closed(day):
        day += step
    return day


@lru_cache(maxsize=64)
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(Denmark(years=year))  # type: ignore[no-untyped-call]  # its constructor is not annotated
