"""Visits with their times worked out once, in the order in which a patient comes to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from triage.coordination.situation.visit import Mode, Visit

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Timed:
    """An active visit in local wall time, half-open; `place` is a site, the patient's home, or None by phone.

    The clock on the wall is what patient and department go by, and days are whole ones of the calendar. Only a stretch
    across the hour in the night when the clock is changed is counted as the clock shows it, not as it passes.
    """

    visit: Visit
    start: datetime
    end: datetime
    place: str | None

    @property
    def id(self) -> str:
        """Return the visit's id."""
        return self.visit.id

    @property
    def day(self) -> date:
        """Return the day it begins on, which is the day it belongs to."""
        return self.start.date()

    @property
    def is_physical(self) -> bool:
        """Return whether the patient comes to a site."""
        return self.visit.mode is Mode.PHYSICAL

    @property
    def is_at_home(self) -> bool:
        """Return whether the patient must be at home."""
        return self.place is not None and not self.is_physical

    def intersects(self, start: datetime, end: datetime) -> bool:
        """Return whether it shares time with [start, end)."""
        return self.start < end and start < self.end


def timed(visits: Iterable[Visit]) -> tuple[Timed, ...]:
    """Return the active visits by (start, id)."""
    found = [
        Timed(one, one.start, one.start + timedelta(minutes=one.minutes), one.place)
        for one in visits
        if one.is_active and one.start is not None
    ]
    found.sort(key=lambda one: (one.start, one.visit.id))
    return tuple(found)


def upcoming(stays: Sequence[Timed], now: datetime) -> tuple[Timed, ...]:
    """Return those that have not ended at `now`, in their order."""
    return tuple(one for one in stays if one.end > now)


def whole_minutes(time: timedelta) -> int:
    """Return the minutes of a stretch of time; a begun one counts only downwards, so that no gap is made longer."""
    return time // _MINUTE
