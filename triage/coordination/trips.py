"""The days on which a patient has to travel to a hospital."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from triage.clinical.appointment import Appointment
from triage.scoring.danish_time import danish_day


@dataclass(frozen=True, slots=True)
class Trip:
    """One day's physical visits; `sites` in the order they are come to, each once, unknown ones left out.

    `start` is that of the first visit, `end` the latest end; the way from and to home is not in them.
    """

    date: date
    sites: tuple[str, ...]
    start: datetime
    end: datetime
    visits: tuple[Appointment, ...]


def trips(appointments: Sequence[Appointment]) -> tuple[Trip, ...]:
    """Return one patient's trips, earliest first: active visits in person, by Danish calendar day of their start."""
    days: dict[date, list[tuple[datetime, datetime, Appointment]]] = {}
    for one in appointments:
        if one.is_active and one.mode == "physical" and one.start is not None and one.end is not None:
            days.setdefault(danish_day(one.start), []).append((one.start, one.end, one))
    return tuple(_trip(day, days[day]) for day in sorted(days))


def combinable(trips: Sequence[Trip], within_days: int = 7) -> tuple[tuple[Trip, Trip], ...]:
    """Return pairs of trips to the same site at most `within_days` apart, earliest first.

    A hint for the reader, not a proposal: whether the visits fit on one day is for a planner that knows the free times.
    """
    ordered = sorted(trips, key=lambda trip: trip.date)
    return tuple(
        (first, second)
        for first, second in combinations(ordered, 2)
        if 0 < (second.date - first.date).days <= within_days and set(first.sites) & set(second.sites)
    )


def _trip(day: date, timed: list[tuple[datetime, datetime, Appointment]]) -> Trip:
    timed.sort(key=lambda one: (one[0], one[2].id))
    visits = tuple(one for _, _, one in timed)
    sites = tuple(dict.fromkeys(one.site for one in visits if one.site is not None))
    return Trip(day, sites, timed[0][0], max(end for _, end, _ in timed), visits)
