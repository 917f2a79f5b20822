"""When a department is at work: its hours by weekday, less Danish public holidays and its own closing days."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache
from typing import Annotated, Literal

from holidays.countries.denmark import Denmark
from pydantic import AfterValidator, BeforeValidator, model_validator

from triage.errors import Text
from triage.scoring.files.checked import Checked, fault, read_checked
from triage.scoring.files.yaml_text import Yaml

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TITLE = Text("Arbejdstiden kan ikke bruges. Ret:", "The working hours cannot be used. Correct:")


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Opening and closing time by weekday (0 = Monday) in Danish time; `closed_every_year` holds (month, day)."""

    by_weekday: Mapping[int, tuple[time, time]]
    closed_every_year: frozenset[tuple[int, int]] = frozenset()
    closed_days: frozenset[date] = frozenset()

    def on(self, day: date) -> tuple[time, time] | None:
        """Return when the department opens and closes on `day`, None where it is closed."""
        is_closed = (day.month, day.day) in self.closed_every_year or day in self.closed_days
        return None if is_closed or day in _public_holidays(day.year) else self.by_weekday.get(day.weekday())


    def only_on(self, weekdays: Collection[int]) -> "WorkingHours":
        """Return the hours of these weekdays (0 = Monday) alone; all where none of them is one of work."""
        kept = {day: hours for day, hours in self.by_weekday.items() if day in weekdays}
        return replace(self, by_weekday=kept) if kept else self


def written(hours: WorkingHours) -> str:
    """Return the hours as canonical JSON, which `parse_working_hours` reads."""
    by_day = sorted(hours.by_weekday.items())
    content = {
        "hours": {_WEEKDAYS[day]: [f"{time:%H:%M}" for time in times] for day, times in by_day},
        "closed_every_year": [f"{month:02}-{day:02}" for month, day in sorted(hours.closed_every_year)],
        "closed_days": [day.isoformat() for day in sorted(hours.closed_days)],
    }
    return json.dumps(content, separators=(",", ":"))


def parse_working_hours(text: str) -> WorkingHours:
    """Return the working hours in the YAML `text`; raises RuleSetError that lists every fault."""
    file, _ = read_checked(text, _WorkingHoursFile, _TITLE)
    return WorkingHours(
        {_WEEKDAYS.index(day): hours for day, hours in file.hours.items()},
        frozenset(file.closed_every_year),
        frozenset(file.closed_days),
    )


@lru_cache(maxsize=64)
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(Denmark(years=year))  # type: ignore[no-untyped-call]  # its constructor is not annotated


def _time(value: Yaml) -> time:
    try:
        return time.fromisoformat(value)
    except (TypeError, ValueError):
        raise fault('Skriv et klokkeslæt som "08:00".', 'Write a time such as "08:00".') from None


def _opens_first(hours: tuple[time, time]) -> tuple[time, time]:
    if hours[0] >= hours[1]:
        raise fault("Skriv åbningstiden før lukketiden.", "Write the opening time before the closing time.")
    return hours


def _month_day(value: Yaml) -> tuple[int, int]:
    try:
        # 2000 was a leap year, so that 29 February can be written.
        day = date.fromisoformat(f"2000-{value}")
    except (TypeError, ValueError):
        raise fault('Skriv måned og dag som "12-24".', 'Write month and day such as "12-24".') from None
    return day.month, day.day


_Time = Annotated[time, BeforeValidator(_time)]


_Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_Hours = Annotated[tuple[_Time, _Time], AfterValidator(_opens_first)]


class _WorkingHoursFile(Checked):
    hours: dict[_Weekday, _Hours]
    closed_every_year: tuple[Annotated[tuple[int, int], BeforeValidator(_month_day)], ...] = ()
    closed_days: tuple[date, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> "_WorkingHoursFile":
        if not self.hours:
            raise fault("Skriv mindst én ugedag under hours.", "Write at least one weekday under hours.")
        return self
