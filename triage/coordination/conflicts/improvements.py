"""What could be better: patients who drive past each other, and trips that a plan puts together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from triage.coordination.conflicts.conflict import Code, Conflict, entry, ordered
from triage.coordination.conflicts.person import Person, people
from triage.coordination.proposals.proposal import Move, Proposal
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Mode, Visit, home
from triage.coordination.tours import Tour, tours, travel_min


def crossings(situation: Situation, patients: Collection[str] | None = None) -> Iterator[Conflict]:
    """Yield pairs of patients who would both drive no longer, and together less, if they swapped sites.

    With `patients` only pairs with one of them.
    """
    by_service: dict[str, list[Visit]] = defaultdict(list)
    for visit in situation.visits.values():
        if _may_swap(situation, visit):
            by_service[visit.service].append(visit)
    for visits in by_service.values():
        for first, second in _facing(situation, visits):
            if patients is None or first.visit.patient in patients or second.visit.patient in patients:
                yield from _crossing(situation, first, second)


@dataclass(frozen=True, slots=True)
class _Willing:
    """A visit and the minutes that its patient would save at another site; none are lost."""

    visit: Visit
    saving: int


def _facing(situation: Situation, visits: Sequence[Visit]) -> Iterator[tuple[_Willing, _Willing]]:
    """Yield visits that lose nothing by going from A to B with those that lose nothing by going from B to A."""
    willing: dict[tuple[str, str], list[_Willing]] = defaultdict(list)
    for visit, other in product(visits, {visit.site for visit in visits}):
        saving = _saving(situation, visit, other)
        if other != visit.site and saving is not None and saving >= 0:
            willing[visit.site, other].append(_Willing(visit, saving))
    for (here, there), going in willing.items():
        if here < there:
            yield from product(going, willing.get((there, here), ()))


def _may_swap(situation: Situation, visit: Visit) -> bool:
    return (
        visit.any_dept
        and visit.status == "booked"
        and visit.mode is Mode.PHYSICAL
        and visit.movable
        and visit.is_upcoming(situation.now)
        and not situation.travellers[visit.patient].deceased
    )


def _crossing(situation: Situation, first: _Willing, second: _Willing) -> Iterator[Conflict]:
    saved = first.saving + second.saving
    if first.visit.patient != second.visit.patient and saved >= situation.policy.crossing_min_saving_min:
        yield entry(Code.CROSSING_PATIENTS, first.visit.id, second.visit.id, saved_min=saved)


def _saving(situation: Situation, visit: Visit, other: str) -> int | None:
    """Return the minutes both ways that the patient would save at `other`; None where a way is not known."""
    own = situation.travel.between(home(visit.patient), visit.site)
    others = situation.travel.between(home(visit.patient), other)
    return None if own is None or others is None else 2 * (own - others)


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
