"""Free times and visits given back, and who could use each: whom it helps most first, and nobody whom it harms."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from triage.coordination.conflicts.find import own_blockers
from triage.coordination.conflicts.pathways import breaches
from triage.coordination.conflicts.person import Person, people
from triage.coordination.deadlines.clocks import duty_due
from triage.coordination.proposals.choices import Choice, choices_of
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Visit
from triage.coordination.tours import tours, travel_min


@dataclass(frozen=True, slots=True)
class User:
    """A visit that a free time would help: what it saves of days too late, of trips and of driving, there and back.

    `is_unplaced`: it has no time yet. `due` is the nearest limit of a course that it completes.
    """

    visit: str
    patient: str
    is_unplaced: bool
    due: date | None
    waiting_since: date | None
    days_saved: int
    trips_saved: int
    minutes_saved: int

    @property
    def order(self) -> tuple[bool, bool, date, date, int, int, str]:
        """Return its place: a limit kept, then no time yet, then the first due, then who has waited longest."""
        return (
            self.days_saved <= 0,
            not self.is_unplaced,
            self.due or date.max,
            self.waiting_since or date.max,
            -self.trips_saved,
            -self.minutes_saved,
            self.visit,
        )


@dataclass(frozen=True, slots=True)
class Hole:
    """A time that can be had, and whom it would help; `given_back` is the visit that holds it still, "" where none."""

    slot: str
    given_back: str
    service: str
    dept: str
    site: str
    start: datetime
    minutes: int
    users: tuple[User, ...] = ()


@dataclass(frozen=True, slots=True)
class _Burden:
    days: int
    trips: int
    driving: int | None


def holes(
    situation: Situation, depts: Collection[str], until: datetime, unneeded: Collection[str] = ()
) -> tuple[Hole, ...]:
    """Return the free times of `depts` that begin before `until`, and the visits given back, the first first."""
    found = {hole.slot or hole.given_back: hole for hole in _free(situation, depts, until, unneeded)}
    users: dict[str, list[User]] = {key: [] for key in found}
    for person in people(situation):
        for visit in person.visits:
            for choice in choices_of(situation, visit) if visit.id not in unneeded else ():
                place = choice.leaver or choice.name
                if place in users and (user := _user(person, visit, choice)) is not None:
                    users[place].append(user)
    ranked = (replace(hole, users=tuple(sorted(users[key], key=lambda one: one.order))) for key, hole in found.items())
    return tuple(sorted(ranked, key=lambda hole: (hole.start, hole.slot, hole.given_back)))


def _free(
    situation: Situation, depts: Collection[str], until: datetime, unneeded: Collection[str]
) -> Iterator[Hole]:
    for slot in situation.slots.values():
        if slot.dept in depts and situation.now <= slot.start < until:
            yield Hole(slot.id, "", slot.service, slot.dept, slot.site, slot.start, slot.minutes)
    for visit in (situation.visits[key] for key in unneeded if key in situation.visits):
        if visit.start is not None and visit.dept in depts and situation.now <= visit.start < until:
            yield Hole("", visit.id, visit.service, visit.dept, visit.site, visit.start, visit.minutes)


def _user(person: Person, visit: Visit, choice: Choice) -> User | None:
    """Return what the place would do for a visit; None where it makes something impossible, or nothing better."""
    after = _with(person, choice.visit)
    if any(visit.id in blocker.items for blocker in own_blockers(after)):
        return None
    was, becomes = _burden(person), _burden(after)
    saved = was.days - becomes.days, was.trips - becomes.trips, _less(was.driving, becomes.driving)
    is_sooner = visit.start is None or choice.visit.start < visit.start  # type: ignore[operator]  # a place has a start
    # Whoever has no time yet drives more with one than without.
    if saved[0] < 0 or (visit.start is not None and (min(saved[1:]) < 0 or not (is_sooner or any(saved)))):
        return None
    since = person.traveller.waiting_since
    return User(visit.id, visit.patient, visit.start is None, _due(person, visit), since, *saved)


def _with(person: Person, moved: Visit) -> Person:
    visits = tuple(moved if one.id == moved.id else one for one in person.visits)
    situation = replace(person.situation, visits={one.id: one for one in visits})
    return replace(person, situation=situation, visits=visits)


def _burden(person: Person) -> _Burden:
    trips = tours(person.active)
    ways = [travel_min(trip, person.situation.travel) for trip in trips]
    days = sum(int(one.data["days"]) for one in breaches(person))
    return _Burden(days, len(trips), None if None in ways else sum(way or 0 for way in ways))


def _less(before: int | None, after: int | None) -> int:
    return 0 if before is None or after is None else before - after


def _due(person: Person, visit: Visit) -> date | None:
    return min((duty_due(one) for one in person.pathways if visit.id in one.completed_by), default=None)
