"""Where the date axis of a trend has its marks, and what they say."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QDate, QLocale

from ui.translate import language

_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)


def date_ticks(start: datetime, end: datetime, most: int) -> list[tuple[float, str]]:
    """Return at most `most` marks between `start` and `end`: seconds since 1970, and the day as read, "1. sep.".

    Marks stand at local midnight, weeks on Mondays, months on the first; days of another year than the end's name it.
    """
    days = _marked_days(start.date(), end.date(), max(most, 1))
    moments = (_midnight(day, end.tzinfo) for day in days)
    return [(moment.timestamp(), _day_name(moment, end)) for moment in moments if start <= moment <= end]


def _marked_days(first: date, last: date, most: int) -> list[date]:
    length = (last - first).days + 1
    for step in _DAY_STEPS:
        if length / step <= most:
            return list(_every(first, last, step))
    months = length / 30.4
    step = next((step for step in _MONTH_STEPS if months / step <= most), _MONTH_STEPS[-1])
    return list(_month_starts(first, last, step))


def _every(first: date, last: date, step: int) -> Iterator[date]:
    day = first
    if step % 7 == 0:
        day += timedelta(days=-first.weekday() % 7)
    while day <= last:
        yield day
        day += timedelta(days=step)


def _month_starts(first: date, last: date, step: int) -> Iterator[date]:
    months = first.year * 12 + first.month - 1
    months += -months % step
    while (day := date(months // 12, months % 12 + 1, 1)) <= last:
        yield day
        months += step


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), zone)


def _day_name(moment: datetime, end: datetime) -> str:
    danish = language() == "da"
    locale = QLocale("da_DK" if danish else "en_GB")
    day = locale.toString(QDate(moment.year, moment.month, moment.day), "d. MMM" if danish else "d MMM")
    return day if moment.year == end.year else f"{day} {moment.year}"
