"""What is wrong with a patient's appointments, and what could be better, as sentences; worst first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.clinical.appointment import Appointment
from triage.clinical.colour import Colour
from triage.coordination.pairs import Conflict, ConflictKind
from triage.coordination.trips import Trip
from ui.appointments.day_words import clock, clock_span, day_name, short_day
from ui.translate import tr


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with details, how bad it is, and the ids of the appointments it is about."""

    colour: Colour
    text: str
    detail: str
    appointments: tuple[str, ...]


def findings(
    conflicts: Iterable[Conflict], combinable: Sequence[tuple[Trip, Trip]], now: datetime
) -> tuple[Finding, ...]:
    """Return conflicts still to come, earliest first, overlaps before journeys; then trips that could be fewer."""
    open_ones = [one for one in conflicts if one.second.start is None or one.second.start >= _midnight(now)]
    order = {ConflictKind.PATIENT_OVERLAP: 0, ConflictKind.TRAVEL_INFEASIBLE: 1}
    open_ones.sort(key=lambda one: (order[one.kind], one.first.start or now))
    coming = [pair for pair in combinable if pair[0].date >= now.date()]
    return (*(_conflict(one, now) for one in open_ones), *_combinable(coming))


def _conflict(conflict: Conflict, now: datetime) -> Finding:
    tell = _overlap if conflict.kind is ConflictKind.PATIENT_OVERLAP else _journey
    details = (_detail(one, now) for one in (conflict.first, conflict.second))
    ids = (conflict.first.id, conflict.second.id)
    return Finding(Colour.RED, tell(conflict, now), "\n".join(details), ids)


def _overlap(conflict: Conflict, now: datetime) -> str:
    starts = [one.start for one in (conflict.first, conflict.second) if one.start]
    if not starts:
        return tr("Two appointments at the same time")
    when = max(starts).astimezone(now.tzinfo)
    return tr("Two appointments at the same time {day} at {time}").format(day=short_day(when), time=clock(when))


def _journey(conflict: Conflict, now: datetime) -> str:
    first, second = (_place_and_time(one, now) for one in (conflict.first, conflict.second))
    return tr("Too little travel time: {first} → {second}, {minutes} min. short").format(
        first=first, second=second, minutes=conflict.minutes_short
    )


def _place_and_time(appointment: Appointment, now: datetime) -> str:
    where = appointment.site or appointment.department
    return f"{where} {clock(appointment.start.astimezone(now.tzinfo))}" if appointment.start else where


def _detail(appointment: Appointment, now: datetime) -> str:
    start = appointment.start.astimezone(now.tzinfo) if appointment.start else None
    end = appointment.end.astimezone(now.tzinfo) if appointment.end else None
    when = f"{day_name(start.date())} {clock_span(start, end)}" if start else tr("time not set")
    return f"{when} · {appointment.service} · {appointment.department}"


def _combinable(pairs: Sequence[tuple[Trip, Trip]]) -> list[Finding]:
    by_site: dict[str, dict[Trip, None]] = {}
    for first, second in pairs:
        for site in first.sites:
            if site in second.sites:
                by_site.setdefault(site, {}).update({first: None, second: None})
    return [_fewer_trips(site, list(trips)) for site, trips in by_site.items()]


def _fewer_trips(site: str, trips: Sequence[Trip]) -> Finding:
    text = tr("{count} trips to {site} close together – could perhaps be combined")
    days = ", ".join(day_name(trip.date) for trip in trips)
    ids = tuple(visit.id for trip in trips for visit in trip.visits)
    return Finding(Colour.YELLOW, text.format(count=_in_words(len(trips)), site=site), days, ids)


def _in_words(count: int) -> str:
    words = (tr("No"), tr("One"), tr("Two"), tr("Three"), tr("Four"), tr("Five"), tr("Six"))
    return words[count] if count < len(words) else str(count)


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
