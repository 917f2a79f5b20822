"""By when someone must act: hours that pass, or hours in which a Danish department is at work."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from triage.scoring.danish_time import DENMARK
from triage.scoring.rules.model import Clock

_OPENS = time(8)
_CLOSES = time(16)
_DAY = timedelta(days=1)
_FRIDAY = 4

# Days with a fixed date; 5 June, 24 and 31 December are no public holidays, but departments are closed.
_FIXED = ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))
# Days from Easter Sunday: Maundy Thursday, Good Friday, Easter, Easter Monday, Ascension, Whit Sunday and Monday.
_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
# Great Prayer Day was a holiday for the last time in 2023 (lov nr. 214 af 6. marts 2023).
_PRAYER_DAY = 26
_LAST_PRAYER_DAY = 2023


def deadline(start: datetime, act_within_h: Decimal, clock: Clock) -> datetime:
    """Return the time `act_within_h` hours after `start` (with zone), in UTC.

    Wall: hours that pass. Working: only 8 to 16 Danish time on working days counts; the last hour of a day ends at 16,
    not at 8 the next morning.
    """
    if start.tzinfo is None:
        raise ValueError("a deadline is counted from a time with zone")
    length = timedelta(seconds=int(act_within_h * 3600))
    if clock is Clock.WALL:
        return start.astimezone(UTC) + length
    return _working(start.astimezone(DENMARK).replace(tzinfo=None), length).replace(tzinfo=DENMARK).astimezone(UTC)


def earliest_deadline(start: datetime, limits: Iterable[tuple[Decimal, Clock]]) -> datetime | None:
    """Return the first of several deadlines, None where there is none: 20 hours that pass may end before 8 at work."""
    return min((deadline(start, hours, clock) for hours, clock in limits), default=None)


def is_working_day(day: date) -> bool:
    """Return whether Danish departments are open: no weekend, public holiday, 5 June, 24 or 31 December."""
    return day.weekday() <= _FRIDAY and day not in _closed_days(day.year)


def _working(start: datetime, length: timedelta) -> datetime:
    """Count `length` of working time from the Danish wall-clock time `start`."""
    day, left = start.date(), length
    while True:
        opens, closes = datetime.combine(day, _OPENS), datetime.combine(day, _CLOSES)
        begins = max(start, opens)
        if is_working_day(day) and begins < closes:
            if left <= closes - begins:
                return begins + left
            left -= closes - begins
        day += _DAY


@lru_cache(maxsize=64)
def _closed_days(year: int) -> frozenset[date]:
    easter = _easter(year)
    moved = [easter + days * _DAY for days in _FROM_EASTER]
    if year <= _LAST_PRAYER_DAY:
        moved.append(easter + _PRAYER_DAY * _DAY)
    return frozenset([date(year, month, day) for month, day in _FIXED] + moved)


def _easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    century, in_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (in_century // 4) - epact - in_century % 4) % 7
    shift = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
