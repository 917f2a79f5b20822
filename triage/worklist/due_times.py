"""By when a measuring plan wants an answer: one window per answer, by Danish days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from triage.clinical.care import PlanStep
from triage.scoring.danish_time import DENMARK, danish_day, danish_midnight

# A window is on the screen before the libraries that read working hours, a third of a second, are needed.
if TYPE_CHECKING:
    from triage.worklist.working_hours import WorkingHours

_DAY = timedelta(days=1)
_MOST_A_DAY = 24
_WEEK = 7
# A department that is never at work has no day to look on: after two weeks an answer is missed all the same.
_LONGEST_WAIT = 14


@dataclass(frozen=True, slots=True)
class Window:
    """When one answer is to be written (from `opens` to `due`), and until when one that did not come is merely late.

    `closes` ends the first day after `due` on which the department looks.
    """

    opens: datetime
    due: datetime
    closes: datetime


def windows(step: PlanStep, at_work: "WorkingHours", since: datetime, now: datetime) -> Iterator[Window]:
    """Yield the windows of `step` that fall due after `since`, up to the first that opens after `now`.

    They lie side by side, begin with the Danish day on which the step does, and are whole: an end of the plan within
    one asks for nothing. An interval below a day divides the day by the clock on the wall.
    """
    for opens, due in _spans(step, since):
        if step.end is not None and due > step.end:
            return
        if due > since:
            yield Window(opens, due, _closes(due, at_work))
        if opens > now:
            return


def _spans(step: PlanStep, since: datetime) -> Iterator[tuple[datetime, datetime]]:
    first, earliest = danish_day(step.start), danish_day(since) - _DAY
    if step.weekdays:
        return _by_weekday(step, max(first, earliest - timedelta(days=_WEEK)))
    if step.interval < _DAY:
        return _by_clock(min(_MOST_A_DAY, round(_DAY / step.interval)), max(first, earliest))
    days = ceil(step.interval / _DAY)
    return _by_days(days, first + timedelta(days=max(0, (earliest - first).days) // days * days))


def _by_days(days: int, day: date) -> Iterator[tuple[datetime, datetime]]:
    while True:
        yield danish_midnight(day), danish_midnight(day + timedelta(days=days))
        day += timedelta(days=days)


def _by_weekday(step: PlanStep, day: date) -> Iterator[tuple[datetime, datetime]]:
    """A window ends with a day that the plan names, and begins where the one before ended."""
    opens = day
    while True:
        if day.weekday() in step.weekdays:
            yield danish_midnight(opens), danish_midnight(day + _DAY)
            opens = day + _DAY
        day += _DAY


def _by_clock(parts: int, day: date) -> Iterator[tuple[datetime, datetime]]:
    while True:
        # On the wall, so that two a day are before and after noon also when the clocks change.
        noons = [datetime.combine(day, time()) + _DAY * part / parts for part in range(parts)]
        edges = [noon.replace(tzinfo=DENMARK).astimezone(UTC) for noon in noons] + [danish_midnight(day + _DAY)]
        # An hour that the clocks skip is no window.
        yield from ((opens, due) for opens, due in pairwise(edges) if opens < due)
        day += _DAY


def _closes(due: datetime, at_work: "WorkingHours") -> datetime:
    day = danish_day(due)
    coming = (day + timedelta(days=number) for number in range(_LONGEST_WAIT))
    looks = next((one for one in coming if at_work.on(one) is not None), day + timedelta(days=_LONGEST_WAIT))
    return danish_midnight(looks + _DAY)
