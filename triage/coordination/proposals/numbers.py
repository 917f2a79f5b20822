"""What a situation costs: trips, minutes and points, patient by patient and in all."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import pairwise

from triage.coordination.proposals.proposal import Numbers
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Visit
from triage.coordination.timed import Timed
from triage.coordination.tours import Tour, comes_late, leaves_early, misses_wish, tours, wait_min
from triage.coordination.travel.table import Travel

_DAY = timedelta(days=1)
NOTHING = Numbers(0, 0, 0, 0, 0, 0)


def journeys(stays: tuple[Timed, ...], traveller: Traveller, travel: Travel, policy: Policy) -> Numbers:
    """Return trips, minutes and points of one patient's active visits, ordered by (start, id); past ones count too."""
    trips = tours(stays)
    way = sum(known_travel_min(tour, travel) for tour in trips)
    wait = sum(wait_min(tour, travel) for tour in trips)
    early = sum(leaves_early(tour, traveller, travel, policy) for tour in trips)
    late = sum(comes_late(tour, traveller, travel, policy) for tour in trips)
    missed = sum(misses_wish(stay, traveller.prefers) for stay in stays)
    points = (
        policy.pts_trip * len(trips)
        + policy.pts_travel * way
        + policy.pts_wait * wait
        + policy.pts_edge * (early + late)
        + policy.pts_pref * missed
    )
    return Numbers(0, 0, len(trips), way, wait, points)


def known_travel_min(tour: Tour, travel: Travel) -> int:
    """Return the minutes on the way; a stretch that nobody knows the length of counts nothing."""
    return sum(travel.between(here, there) or 0 for here, there in pairwise(tour.places))


def move_points(old: Visit, new: Visit, policy: Policy) -> int:
    """Return what it costs that a visit gets another time or site; a first time costs nothing."""
    if old.start is None or new.start is None or (old.start, old.site) == (new.start, new.site):
        return 0
    return policy.pts_move + policy.pts_day * abs((new.start.date() - old.start.date()) // _DAY)


def points_of_moves(before: Situation, after: Situation) -> Mapping[str, int]:
    """Return the points of all moves from one situation to another by patient; without any, a patient is not in it."""
    found: dict[str, int] = {}
    for key, new in after.visits.items():
        points = 0 if (old := before.visits[key]) is new else move_points(old, new, before.policy)
        if points:
            found[new.patient] = found.get(new.patient, 0) + points
    return found


def total(parts: Iterable[Numbers]) -> Numbers:
    """Return the sum; a blocker that two patients share is in both parts and counts twice here."""
    return Numbers(*(sum(column) for column in zip(*map(_row, (NOTHING, *parts)), strict=True)))


def _row(one: Numbers) -> tuple[int, ...]:
    return (one.blockers, one.breach_days, one.trips, one.travel_min, one.wait_min, one.points)
