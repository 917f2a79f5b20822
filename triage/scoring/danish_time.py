"""Danish calendar days and clock times, and elapsed time that no change of clocks disturbs."""

from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from decimal import Decimal
from zoneinfo import ZoneInfo

from triage.errors import Text

DENMARK = ZoneInfo("Europe/Copenhagen")

_MONTHS_DA = ("jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec.")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def danish_day(time: datetime) -> date:
    """Return the calendar day in Denmark at `time` (with zone): 22:30 UTC in June is the next day."""
    return time.astimezone(DENMARK).date()


def danish_midnight(day: date) -> datetime:
    """Return the midnight in Denmark at which `day` begins, in UTC."""
    return datetime.combine(day, clock_time.min, DENMARK).astimezone(UTC)


def next_danish_day(time: datetime) -> datetime:
    """Return the midnight in Denmark that ends the day of `time`, in UTC."""
    return danish_midnight(danish_day(time) + timedelta(days=1))


def elapsed(start: datetime, end: datetime) -> timedelta:
    """Return the time that passed; both with zone. Two times in one zone would else be subtracted as wall clocks."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def elapsed_hours(start: datetime, end: datetime) -> Decimal:
    """Return the hours that passed, exact to the microsecond."""
    return Decimal(elapsed(start, end) // timedelta(microseconds=1)) / Decimal(3_600_000_000)


def when(time: datetime) -> Text:
    """Return "4. nov. kl. 07.05" for a time with zone."""
    local = time.astimezone(DENMARK)
    return Text(
        f"{local.day}. {_MONTHS_DA[local.month - 1]} kl. {local:%H.%M}",
        f"{local.day} {_MONTHS_EN[local.month - 1]} at {local:%H:%M}",
    )
