"""What could be better: trips that a plan puts together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from triage.coordination.conflicts.conflict import Code, Conflict, entry, ordered
from triage.coordination.conflicts.person import Person, people
from triage.coordination.proposals.proposal import Move, Proposal
from triage.coordination.situation.situation import Situation
from triage.coordination.tours import Tour, tours, travel_min


def with_improvements(situation: Situation, found: Iterable[Conflict], proposal: Proposal) -> tuple[Conflict, ...]:
    """Return the conflicts found and what the proposal puts together, the gravest first.

    Trips are told as combinable only where a plan that is shown really saves them.
    """
    is_told = Code.COMBINABLE_TRIPS not in situation.policy.switched_off
    if is_told and proposal.moves and proposal.after.trips < proposal.before.trips:
        return ordered((*found, *_combinable(situation, proposal.moves)))
    return ordered(found)


def moved(situation: Situation, moves: Iterable[Move]) -> Situation:
    """Return the situation with every move made; what visits use is left as it was."""
    places = {
        one.appointment: replace(situation.visits[one.appointment], start=one.start, site=one.site, dept=one.dept)
        for one in moves
    }
    return replace(situation, visits={**situation.visits, **places})


def _combinable(situation: Situation, moves: tuple[Move, ...]) -> Iterator[Conflict]:
    new = {one.appointment for one in moves}
    patients = {situation.visits[key].patient for key in new}
    before = {person.traveller.id: person for person in people(situation, patients)}
    for after in people(moved(situation, moves), patients):
        yield from _put_together(before[after.traveller.id], after, new)


def _put_together(before: Person, after: Person, new: set[str]) -> Iterator[Conflict]:
    was, becomes = tours(before.active), tours(after.active)
    items = [stay.id for tour in becomes if _is_joined(tour, new) for stay in tour.stays]
    if len(becomes) < len(was) and items:
        data = {"trips_saved": len(was) - len(becomes), "travel_saved_min": _way(before, was) - _way(after, becomes)}
        yield entry(Code.COMBINABLE_TRIPS, *items, **data)


def _is_joined(tour: Tour, new: set[str]) -> bool:
    return len(tour.stays) > 1 and any(stay.id in new for stay in tour.stays)


def _way(person: Person, trips: Iterable[Tour]) -> int:
    return sum(travel_min(tour, person.situation.travel) or 0 for tour in trips)
