"""Danish weeks and days of a history: a call is a patient on a day, however often that day was looked at anew."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from triage.scoring.evaluate.columns import Ints
from triage.scoring.readings.danish_days import danish_days
from triage.scoring.replay.history import History

_MICROSECONDS = 1000
_WEEK = 7
# 1 January 1970 was a Thursday.
_MONDAY_1970 = 3
_EPOCH = date(1970, 1, 1)
# Keys that lie closer than this are numbered by a table, which is ten times faster than sorting them.
_TABLE = 2**26


@dataclass(frozen=True, slots=True, eq=False)
class Weeks:
    """The weeks of a history from Monday to Sunday, without gaps, and its patient-days.

    `whole` tells of each week that the history reaches from its Monday to its Sunday. `days` is for every row the
    number of its patient-day, `weeks` and `departments` are by patient-day: the place of its week, and of the
    department in which the patient was first seen that day.
    """

    mondays: tuple[date, ...]
    whole: tuple[bool, ...]
    days: Ints = field(repr=False)
    weeks: Ints = field(repr=False)
    departments: Ints = field(repr=False)


def weeks_of(history: History, departments: Ints) -> Weeks:
    """Return the weeks; `departments` is the place of each row's department."""
    day = danish_days(history.at * _MICROSECONDS)
    if not day.size:
        nothing = np.zeros(0, np.int64)
        return Weeks((), (), nothing, nothing, nothing)
    first, last = int(day.min()), int(day.max())
    start, end = _monday(first), _monday(last) + _WEEK
    mondays = tuple(_EPOCH + timedelta(days=one) for one in range(start, end, _WEEK))
    whole = tuple(first <= one and one + _WEEK - 1 <= last for one in range(start, end, _WEEK))
    days, firsts = numbered(history.patients * (end - start) + day - start)
    return Weeks(mondays, whole, days, (day[firsts] - start) // _WEEK, departments[firsts])


def numbered(keys: Ints) -> tuple[Ints, Ints]:
    """Return for every row the number of its key among the different ones, in order, and the first row of each."""
    if not keys.size:
        return keys.astype(np.int64), keys.astype(np.int64)
    lowest = int(keys.min())
    if int(keys.max()) - lowest >= _TABLE:
        _, firsts, numbers = np.unique(keys, return_index=True, return_inverse=True)
        return numbers.astype(np.int64), firsts.astype(np.int64)
    places = keys - lowest
    is_there = np.zeros(int(places.max()) + 1, np.bool_)
    is_there[places] = True
    numbers = (np.cumsum(is_there, dtype=np.int32) - 1)[places].astype(np.int64)
    firsts = np.zeros(int(numbers.max()) + 1, np.int64)
    # Of several rows with one key the one written last stays, which from behind is the first.
    firsts[numbers[::-1]] = np.arange(keys.size - 1, -1, -1)
    return numbers, firsts


def _monday(day: int) -> int:
    return day - (day + _MONDAY_1970) % _WEEK
