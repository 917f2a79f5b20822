"""Danish calendar days of many moments at once."""

from datetime import date, datetime
from datetime import time as clock_time
from functools import lru_cache

import numpy as np

from triage.clinical.readings import Ints, microseconds, moment
from triage.scoring.danish_time import DENMARK

_ORDINAL_1970 = date(1970, 1, 1).toordinal()
_DECADE = 10


def danish_days(times: Ints) -> Ints:
    """Return the calendar day in Denmark at each of `times` (microseconds since 1970 in UTC), in days since 1970."""
    if not len(times):
        return np.zeros(0, np.int64)
    # A year more at both ends: New Year comes an hour earlier in Denmark than in UTC.
    begins, day = _midnights(_decade(moment(times.min()).year - 1), _decade(moment(times.max()).year + 1) + _DECADE)
    return np.searchsorted(begins, times, side="right") - 1 + day


def danish_midnights(days: Ints) -> Ints:
    """Return when each of `days` (since 1970) begins in Denmark, in microseconds since 1970 in UTC."""
    if not len(days):
        return np.zeros(0, np.int64)
    first, last = (date.fromordinal(_ORDINAL_1970 + int(end)).year for end in (days.min(), days.max()))
    begins, day = _midnights(_decade(first), _decade(last) + _DECADE)
    found: Ints = begins[days - day]
    return found


def _decade(year: int) -> int:
    return year - year % _DECADE


@lru_cache(maxsize=32)
def _midnights(first_year: int, end_year: int) -> tuple[Ints, int]:
    """Return when every day of the years begins, and the first of the days, since 1970."""
    first, end = (date(min(max(year, 2), 9999), 1, 1).toordinal() for year in (first_year, end_year))
    starts = (datetime.combine(date.fromordinal(day), clock_time.min, DENMARK) for day in range(first, end))
    return np.array([microseconds(start) for start in starts], np.int64), first - _ORDINAL_1970
