"""Bookings that nobody has finished: asked for without a time, or past and never closed."""

from collections.abc import Iterator
from datetime import timedelta

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person

_DAY = timedelta(hours=24)


def unplaced(person: Person) -> Iterator[Conflict]:
    """Yield visits that are asked for and have no time."""
    return (entry(Code.UNPLACED, visit.id) for visit in person.visits if visit.is_unplaced)


def past_still_booked(person: Person) -> Iterator[Conflict]:
    """Yield visits that ended a day ago or more and of which nobody has said what became."""
    latest = person.situation.now - _DAY
    for stay in person.active:
        if stay.visit.status == "booked" and stay.end <= latest:
            yield entry(Code.PAST_STILL_BOOKED, stay.id)
