"""FHIR's date, dateTime and instant."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from triage.fhir.elements import text
from triage.fhir.remarks import Unusable, bad_value
from triage.fhir.strict import Object
from triage.scoring.danish_time import DENMARK

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?\Z", re.ASCII)
_CLOCK = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?\Z", re.ASCII)
_LEAP = ":60"
# Before it no reading or answer can have been sent: a clock was reset.
FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Moment:
    """A time with zone; `is_exact` is False where only a date was given: then it is local midnight."""

    time: datetime
    is_exact: bool = True


def moment(parent: Object, name: str, within: str) -> Moment | None:
    """Return a dateTime element, or None where it is absent; a time without zone is unusable."""
    value = text(parent, name, within)
    if value is None:
        return None
    path = f"{within}.{name}"
    if _TIME.match(value):
        return Moment(_with_zone(value, path))
    day = _day(value, path)
    return Moment(datetime(day.year, day.month, day.day, tzinfo=DENMARK), is_exact=False)


def instant(parent: Object, name: str, within: str) -> datetime | None:
    """Return an instant element, or None where it is absent; a date or a time without zone is unusable."""
    found = moment(parent, name, within)
    if found is not None and not found.is_exact:
        raise bad_value(f"{within}.{name}")
    return None if found is None else found.time


def day(parent: Object, name: str, within: str) -> date | None:
    """Return a date element given to the day, or None where it is absent or given to the month or year only."""
    value = text(parent, name, within)
    if value is None:
        return None
    found = _day(value, f"{within}.{name}")
    return found if len(value) == len("2026-11-20") else None


def _with_zone(value: str, path: str) -> datetime:
    # A leap second is the last second before it: datetime has no :60.
    readable = value[:16] + ":59" + value[19:] if value[16:19] == _LEAP else value
    try:
        time = datetime.fromisoformat(readable)
    except ValueError:
        raise bad_value(path) from None
    if time.tzinfo is None:
        raise Unusable(
            "value",
            path,
            "Tidspunktet har ingen tidszone og kan være forkert med timer. Kontakt kilden.",
            "The time has no zone and may be wrong by hours. Contact the source.",
        )
    return _in_living_memory(time, path)


def _day(value: str, path: str) -> date:
    found = _DATE.match(value)
    if not found:
        raise bad_value(path)
    year, month, day_of_month = (int(part or 1) for part in found.groups())
    try:
        return _in_living_memory(datetime(year, month, day_of_month, tzinfo=DENMARK), path).date()
    except ValueError:
        raise bad_value(path) from None


def _in_living_memory(time: datetime, path: str) -> datetime:
    # Also keeps every later sum of times clear of the ends of the calendar.
    if not 1850 <= time.year <= 2200:
        raise bad_value(path)
    return time


def is_date_or_time(value: str) -> bool:
    """Return whether `value` is written as a FHIR date, dateTime or time ("11:00" lacks its seconds)."""
    return bool(_DATE.match(value) or _TIME.match(value) or _CLOCK.match(value))
