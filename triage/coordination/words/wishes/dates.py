"""Which day of which year is meant by "3/12" or "uge 12": the next one, unless it is just over."""

from datetime import date, timedelta

_JUST_OVER = timedelta(days=30)
_WEEK = timedelta(days=7)


def day_meant(day: int, month: int, today: date) -> date | None:
    """Return the day, None for one that no calendar has near."""
    found = (_day(today.year + more, month, day) for more in (0, 1))
    return next((one for one in found if one is not None and one >= today - _JUST_OVER), None)


def week_meant(week: int, today: date) -> tuple[date, date] | None:
    """Return Monday and the Monday after, None for a number that no week has."""
    found = (_monday(today.isocalendar().year + more, week) for more in (0, 1))
    monday = next((one for one in found if one is not None and one + _WEEK >= today - _JUST_OVER), None)
    return None if monday is None else (monday, monday + _WEEK)


def next_week(today: date) -> tuple[date, date]:
    """Return the Monday after today and the one after that."""
    monday = today - timedelta(days=today.weekday()) + _WEEK
    return monday, monday + _WEEK


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
