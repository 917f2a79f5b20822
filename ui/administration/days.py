"""Weekdays, times of day and days of the calendar, as they are named and typed; a ValueError says what to correct."""

from collections.abc import Sequence
from datetime import date, time
from re import fullmatch, split

from ui.translate import language, tr
from ui.typed_day import typed_day


def weekday_names() -> tuple[str, ...]:
    """Return the weekdays from Monday on, in the language in force."""
    return (
        *(tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday")),
        *(tr("Friday"), tr("Saturday"), tr("Sunday")),
    )


def days_words(days: Sequence[int]) -> str:
    """Return weekdays (0 = Monday) in short, e.g. "man.–fre." or "man., ons."; several in a row as first and last."""
    short = [name[:3].lower() + "." if language() == "da" else name[:3] for name in weekday_names()]
    ordered = sorted(days)
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{short[ordered[0]]}–{short[ordered[-1]]}"
    return ", ".join(short[day] for day in ordered)


def time_in(text: str) -> time:
    """Return a time of day typed as "8", "08.00" or "8:30"."""
    found = fullmatch(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*", text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise ValueError(tr("Write a time such as 08.00, not “{text}”.").format(text=text[:20]))
    return time(int(found[1]), int(found[2] or 0))


def days_in(text: str) -> frozenset[date]:
    """Return the days typed, as Danes write them, with commas between."""
    return frozenset(typed_day(part) for part in _parts(text))


def month_days_in(text: str) -> frozenset[tuple[int, int]]:
    """Return month and day of the days typed as "24.12.", with commas between."""
    # 2000 was a leap year, so that 29 February can be written.
    days = (typed_day(f"{part.rstrip('.')}.2000", part) for part in _parts(text))
    return frozenset((day.month, day.day) for day in days)


def _parts(text: str) -> list[str]:
    return [part for part in split(r"[,;\s]+", text) if part]
