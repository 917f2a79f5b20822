"""Danish wall-clock time around `now`, as whole seconds from today's midnight."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from triage.scoring.danish_time import DENMARK

DAY = 86_400
HOUR = 3_600
MINUTE = 60
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Day:
    """One date: its text, the Danish offset from its morning on, weekday (Monday 0), and winter from 0 to 6."""

    date: date
    text: str
    offset: str
    weekday: int
    winter: int


class Days:
    """Dates from `past` days before `now` to `ahead` days after.

    A moment is a stamp: seconds since today's midnight by the wall clock. Nothing in the demo happens at night, so the
    offset of a date is that of its noon.
    """

    def __init__(self, now: datetime, past: int, ahead: int) -> None:
        if now.tzinfo is None:
            raise ValueError("now must carry a time zone")
        local = now.astimezone(DENMARK)
        self.now = local.hour * HOUR + local.minute * MINUTE + local.second
        self._days = {n: _day(local.date() + timedelta(days=n)) for n in range(-past, ahead + 1)}

    def __getitem__(self, offset: int) -> Day:
        return self._days[offset]

    def instant(self, stamp: int) -> str:
        """Return the moment as FHIR writes it, with seconds and offset."""
        number, second = divmod(stamp, DAY)
        day = self._days[number]
        minutes, seconds = divmod(second, MINUTE)
        return f"{day.text}T{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}{day.offset}"


def _day(date_: date) -> Day:
    offset = datetime.combine(date_, _NOON, DENMARK).strftime("%z")
    from_july = abs(date_.month - 7)
    return Day(date_, date_.isoformat(), f"{offset[:3]}:{offset[3:]}", date_.weekday(), from_july)
