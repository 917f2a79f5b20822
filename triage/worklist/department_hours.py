"""Whose opening hours count for what: each department's own, else those of the program's file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time

from triage.worklist.working_hours import WorkingHours


@dataclass(frozen=True, slots=True)
class DepartmentHours:
    """`own` and `check_days` hold what departments set for themselves; a case of no department is the first's.

    Check-days are the weekdays on which a department looks through a programme; all days of work where there are none.
    """

    default: WorkingHours
    first: int = 0
    own: Mapping[int, WorkingHours] = field(default_factory=dict)
    check_days: Mapping[tuple[int, str], frozenset[int]] = field(default_factory=dict)

    @property
    def is_default(self) -> bool:
        """Return whether no department set anything."""
        return not self.own and not self.check_days

    def of(self, department: int | None) -> WorkingHours:
        """Return when a department is at work."""
        return self.own.get(self.first if department is None else department, self.default)

    def of_course(self, department: int | None, programme: str, *, is_red: bool) -> WorkingHours:
        """Return the hours in which a deadline of a programme passes; a red never waits for a check-day."""
        place = self.first if department is None else department
        hours, days = self.of(place), self.check_days.get((place, programme))
        return hours if is_red or not days else hours.only_on(days)


@dataclass(frozen=True, slots=True)
class Moved:
    """Which deadlines of open cases another setting moves: `later` and `earlier`, and those that are `overdue` then."""

    later: int = 0
    earlier: int = 0
    overdue: int = 0

    @property
    def count(self) -> int:
        """Return how many move at all."""
        return self.later + self.earlier


@dataclass(frozen=True, slots=True)
class HoursOf:
    """A department's hours, whether they are its own, and its check-days by programme."""

    department: str
    hours: WorkingHours
    is_own: bool
    check_days: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class NewHours:
    """What is to count for a department (None = the first).

    `hours` None: those of the file count again. `check_days` are for the programmes named alone; none = every day.
    """

    department: str | None
    hours: WorkingHours | None
    check_days: Mapping[str, Collection[int]]


def moved(pairs: Collection[tuple[datetime, datetime]], now: datetime) -> Moved:
    """Count what moves in pairs of a deadline before and after; overdue are those that were not so before."""
    return Moved(
        later=sum(after > before for before, after in pairs),
        earlier=sum(after < before for before, after in pairs),
        overdue=sum(after < now <= before for before, after in pairs),
    )


def difference(before: WorkingHours, after: WorkingHours) -> str:
    """Return what changes from one to the other, in one line as the log has it."""
    days = ((name, before.by_weekday.get(day), after.by_weekday.get(day)) for day, name in enumerate(_NAMES))
    told = [f"{name} {_span(old)} > {_span(new)}" for name, old, new in days if old != new]
    told += [f"+{day:%Y-%m-%d}" for day in sorted(after.closed_days - before.closed_days)]
    told += [f"-{day:%Y-%m-%d}" for day in sorted(before.closed_days - after.closed_days)]
    told += [f"+every {month:02}-{day:02}" for month, day in sorted(after.closed_every_year - before.closed_every_year)]
    told += [f"-every {month:02}-{day:02}" for month, day in sorted(before.closed_every_year - after.closed_every_year)]
    return ", ".join(told) or "as before"


def _span(hours: tuple[time, time] | None) -> str:
    return "closed" if hours is None else f"{hours[0]:%H:%M}-{hours[1]:%H:%M}"


_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
