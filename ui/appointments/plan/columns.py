"""The days of the calendar: six whole weeks, and then the days with something in them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from triage.coordination.closed_days import is_closed
from ui.appointments.plan.parts import Column

WHOLE_DAYS = 42
COLLAPSE_FROM = 5


def columns(days: Iterable[date], today: date, *, has_unplaced: bool) -> tuple[Column, ...]:
    """Return a column for each day from today on, long stretches without anything as one; what has no time first."""
    dated = {day for day in days if day >= today}
    last = max((*dated, today + timedelta(days=WHOLE_DAYS - 1)))
    found: list[Column] = [Column(None, None)] if has_unplaced else []
    empty: list[date] = []
    for day in (today + timedelta(days=n) for n in range((last - today).days + 1)):
        if (day - today).days < WHOLE_DAYS or day in dated:
            found += [*_stretch(empty), _day(day)]
            empty = []
        else:
            empty.append(day)
    return tuple(found)


def _stretch(empty: Sequence[date]) -> list[Column]:
    if len(empty) >= COLLAPSE_FROM:
        return [Column(empty[0], empty[-1])]
    return [_day(day) for day in empty]


def _day(day: date) -> Column:
    return Column(day, day, is_closed(day))
