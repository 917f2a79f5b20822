"""By when someone must act: hours that pass, or hours in which the department is at work."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from triage.scoring.danish_time import DENMARK
from triage.scoring.rules.model import Clock
from triage.worklist.working_hours import WorkingHours

_DAY = timedelta(days=1)


def deadline(start: datetime, act_within_h: Decimal, clock: Clock, at_work: WorkingHours) -> datetime:
    """Return the time `act_within_h` hours after `start` (with zone), in UTC.

    Wall: hours that pass. Working: only the hours of `at_work` count; the last hour of a day ends when the department
    closes, not when it opens the next morning.
    """
    if start.tzinfo is None:
        raise ValueError("a deadline is counted from a time with zone")
    length = timedelta(seconds=int(act_within_h * 3600))
    if clock is Clock.WALL:
        return start.astimezone(UTC) + length
    local = _working(start.astimezone(DENMARK).replace(tzinfo=None), length, at_work)
    return local.replace(tzinfo=DENMARK).astimezone(UTC)


def earliest_deadline(
    start: datetime, limits: Iterable[tuple[Decimal, Clock]], at_work: WorkingHours
) -> datetime | None:
    """Return the first of several deadlines, None where there is none: 20 hours that pass may end before 8 at work."""
    return min((deadline(start, hours, clock, at_work) for hours, clock in limits), default=None)


def _working(start: datetime, length: timedelta, at_work: WorkingHours) -> datetime:
    """Count `length` of working time from the Danish wall-clock time `start`."""
    day, left = start.date(), length
    while True:
        hours = at_work.on(day)
        if hours is not None:
            begins, closes = max(start, datetime.combine(day, hours[0])), datetime.combine(day, hours[1])
            if begins < closes:
                if left <= closes - begins:
                    return begins + left
                left -= closes - begins
        day += _DAY
