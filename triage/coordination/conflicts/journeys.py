"""Ways that are too long for the time between two visits: from place to place, and within a site."""

from collections.abc import Iterator
from itertools import pairwise

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.timed import Timed, whole_minutes
from triage.coordination.tours import UNNAMED


def impossible_journeys(person: Person) -> Iterator[Conflict]:
    """Yield neighbours of a day at different places with less time between them than the way and early arrival take.

    A way whose length nobody knows is no conflict, and no promise either.
    """
    for first, second in _neighbours(person):
        if first.place == second.place or first.place is None or second.place is None:
            continue
        way = person.situation.travel.between(first.place, second.place)
        if way is not None:
            early = 0 if second.is_at_home else person.situation.policy.arrive_early_min
            yield from _too_short(Code.TRAVEL_INFEASIBLE, person, first, second, way + early)


def short_walks(person: Person) -> Iterator[Conflict]:
    """Yield neighbours of a day in two departments of one site with less time between them than the walk takes."""
    for first, second in _neighbours(person):
        is_one_site = first.is_physical and first.place == second.place != UNNAMED
        if is_one_site and first.visit.dept != second.visit.dept:
            yield from _too_short(Code.WALK_TIME_SHORT, person, first, second, person.situation.policy.walk_min)


def _neighbours(person: Person) -> Iterator[tuple[Timed, Timed]]:
    located = [one for one in person.upcoming if one.place is not None]
    for first, second in pairwise(located):
        if first.day == second.day and not second.intersects(first.start, first.end):
            yield first, second


def _too_short(code: Code, person: Person, first: Timed, second: Timed, need: int) -> Iterator[Conflict]:
    """Yield the conflict when less than `need` is left; visits by phone between the two take their time from it."""
    by_phone = sum(
        one.visit.minutes
        for one in person.upcoming
        if one.place is None and first.end <= one.start and one.end <= second.start
    )
    gap = whole_minutes(second.start - first.end) - by_phone
    if gap < need:
        yield entry(code, first.id, second.id, gap=gap, need=need)
