"""What makes a day hard without making it impossible: early, late, long waits, wishes that are missed."""

from collections.abc import Iterator

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.tours import comes_late, departure, leaves_early, misses_wish, return_home, waits


def early_departures(person: Person) -> Iterator[Conflict]:
    """Yield trips for which the patient must leave home earlier than is good."""
    travel, policy = person.situation.travel, person.situation.policy
    for tour in person.tours:
        leaves = departure(tour, travel, policy)
        if leaves is not None and leaves_early(tour, person.traveller, travel, policy):
            yield entry(Code.EARLY_DEPARTURE, tour.first.id, departs=leaves.isoformat(timespec="minutes"))


def late_returns(person: Person) -> Iterator[Conflict]:
    """Yield trips from which the patient is home later than is good."""
    travel, policy = person.situation.travel, person.situation.policy
    for tour in person.tours:
        returns = return_home(tour, travel)
        if returns is not None and comes_late(tour, person.traveller, travel, policy):
            yield entry(Code.LATE_RETURN, tour.last.id, returns=returns.isoformat(timespec="minutes"))


def long_waits(person: Person) -> Iterator[Conflict]:
    """Yield neighbours on a trip with a long time between them when the way is taken off."""
    for tour in person.tours:
        for first, second, wait in waits(tour, person.situation.travel):
            if wait > person.situation.policy.long_wait_min:
                yield entry(Code.LONG_WAIT, first.id, second.id, wait=wait)


def missed_wishes(person: Person) -> Iterator[Conflict]:
    """Yield visits that the patient would rather have at another time, once each."""
    for stay in person.upcoming:
        if misses_wish(stay, person.traveller.prefers):
            yield entry(Code.PREFERENCE_MISSED, stay.id)
