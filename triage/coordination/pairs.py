"""Where a patient's appointments cannot all be kept.

Times are half-open, [start, end): a visit that ends when the next begins is no overlap. Days are Danish calendar days,
gaps are elapsed time, so that the night when the clock is changed counts right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from triage.clinical.appointment import Appointment
from triage.coordination.travel.table import Travel
from triage.scoring.danish_time import danish_day

_MINUTE = timedelta(minutes=1)


class ConflictKind(StrEnum):
    """What is wrong, or could be better, with a pair of appointments."""

    PATIENT_OVERLAP = "PATIENT_OVERLAP"
    TRAVEL_INFEASIBLE = "TRAVEL_INFEASIBLE"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two appointments that cannot both be kept; `minutes_short` is how much time is missing between them.

    For an overlap that is the time they share, for a journey what it lacks; begun minutes count as whole ones.
    """

    kind: ConflictKind
    first: Appointment
    second: Appointment
    minutes_short: int


@dataclass(frozen=True, slots=True)
class _Timed:
    """An active appointment with its times in UTC and its Danish date."""

    start: datetime
    end: datetime
    day: date
    appointment: Appointment

    @property
    def site(self) -> str | None:
        """Return where the patient must be; by phone and video that is nowhere in particular."""
        return self.appointment.site if self.appointment.mode == "physical" else None

    def intersects(self, other: "_Timed") -> bool:
        """Return whether the two share time."""
        return self.start < other.end and other.start < self.end


def conflicts(appointments: Sequence[Appointment], travel: Travel) -> tuple[Conflict, ...]:
    """Return every overlap and impossible journey among one patient's active appointments, earliest first.

    Appointments without times are not looked at; whether past ones are given is up to the caller. O(n log n) and the
    number of overlaps. A journey whose length the table does not know is no conflict, and no promise either.
    """
    timed = _timed(appointments)
    found = [*_overlaps(timed), *_journeys(timed, travel)]
    return tuple(sorted(found, key=_order))


def _timed(appointments: Sequence[Appointment]) -> list[_Timed]:
    timed = [
        _Timed(one.start.astimezone(UTC), one.end.astimezone(UTC), danish_day(one.start), one)
        for one in appointments
        if one.is_active and one.start is not None and one.end is not None
    ]
    return sorted(timed, key=lambda one: (one.start, one.appointment.id))


def _overlaps(timed: list[_Timed]) -> Iterator[Conflict]:
    """Sweep by start; `under_way` holds only what has not ended when the next one starts."""
    under_way: list[_Timed] = []
    for second in timed:
        under_way = [first for first in under_way if second.start < first.end]
        for first in under_way:
            if first.intersects(second):
                shared = min(first.end, second.end) - second.start
                yield _conflict(ConflictKind.PATIENT_OVERLAP, first, second, shared)
        under_way.append(second)


def _journeys(timed: list[_Timed], travel: Travel) -> Iterator[Conflict]:
    """Compare neighbours among the day's visits to a known site; what lies between them takes its time."""
    located = [n for n, one in enumerate(timed) if one.site is not None]
    for here, there in pairwise(located):
        first, second = timed[here], timed[there]
        if first.day != second.day or first.intersects(second):
            continue
        lacking = _lacking(first, second, timed[here + 1 : there], travel)
        if lacking > timedelta(0):
            yield _conflict(ConflictKind.TRAVEL_INFEASIBLE, first, second, lacking)


def _lacking(first: _Timed, second: _Timed, between: list[_Timed], travel: Travel) -> timedelta:
    """Return how much too short the gap is; nought or less is enough.

    Between the two lie only visits without a place (by phone or video): nobody drives meanwhile.
    """
    if first.site is None or second.site is None or first.site == second.site:
        return timedelta(0)
    minutes = travel.between(first.site, second.site)
    if minutes is None:
        return timedelta(0)
    busy = [one.end - one.start for one in between if first.end <= one.start and one.end <= second.start]
    return (minutes + travel.arrive_early) * _MINUTE - (second.start - first.end - sum(busy, timedelta(0)))


def _conflict(kind: ConflictKind, first: _Timed, second: _Timed, time: timedelta) -> Conflict:
    return Conflict(kind, first.appointment, second.appointment, -(-time // _MINUTE))


def _order(conflict: Conflict) -> tuple[datetime | None, datetime | None, str, str, str]:
    first, second = conflict.first, conflict.second
    return first.start, second.start, conflict.kind, first.id, second.id
