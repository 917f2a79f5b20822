"""A patient's trips: one day's visits at sites, from home and back, and what they cost in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise

from triage.coordination.situation.policy import Policy
from triage.coordination.situation.traveller import Traveller, Wishes
from triage.coordination.situation.visit import home
from triage.coordination.timed import Timed, whole_minutes
from triage.coordination.travel.table import Travel

# The site of a visit whose source does not say where it is: two such may be far apart.
UNNAMED = ""


@dataclass(frozen=True, slots=True)
class Tour:
    """One trip from home and back: physical visits by (start, id), with none at home between them."""

    patient: str
    stays: tuple[Timed, ...]

    @property
    def first(self) -> Timed:
        """Return the visit that is come to first."""
        return self.stays[0]

    @property
    def last(self) -> Timed:
        """Return the visit that is come to last, which begins last and may not end last."""
        return self.stays[-1]

    @property
    def day(self) -> date:
        """Return the day of the trip."""
        return self.first.day

    @property
    def places(self) -> tuple[str, ...]:
        """Return where the trip goes, home at both ends."""
        own = home(self.patient)
        return (own, *(one.visit.site for one in self.stays), own)


def tours(stays: Sequence[Timed]) -> tuple[Tour, ...]:
    """Return one patient's trips among visits ordered by (start, id), earliest first.

    A visit at home cuts a day in two; one by phone does not.
    """
    located = (one for one in stays if one.place is not None)
    runs = groupby(located, key=lambda one: (one.day, one.is_physical))
    return tuple(_tour(tuple(run)) for (_, is_physical), run in runs if is_physical)


def _tour(stays: tuple[Timed, ...]) -> Tour:
    return Tour(stays[0].visit.patient, stays)


def departure(tour: Tour, travel: Travel, policy: Policy) -> datetime | None:
    """Return when the patient leaves home so as to be there early enough; None where the way is not known."""
    way = travel.between(home(tour.patient), tour.first.visit.site)
    return None if way is None else tour.first.start - timedelta(minutes=way + policy.arrive_early_min)


def return_home(tour: Tour, travel: Travel) -> datetime | None:
    """Return when the patient is at home again; None where the way is not known."""
    way = travel.between(tour.last.visit.site, home(tour.patient))
    return None if way is None else tour.last.end + timedelta(minutes=way)


def travel_min(tour: Tour, travel: Travel) -> int | None:
    """Return the minutes on the way, home to home; None where one of the ways is not known."""
    total = 0
    for here, there in pairwise(tour.places):
        way = travel.between(here, there)
        if way is None:
            return None
        total += way
    return total


def waits(tour: Tour, travel: Travel) -> Iterator[tuple[Timed, Timed, int]]:
    """Yield neighbours with the minutes left between them when the way is taken off; ways not known are left out."""
    for first, second in pairwise(tour.stays):
        way = travel.between(first.visit.site, second.visit.site)
        if way is not None and first.place != UNNAMED:
            yield first, second, whole_minutes(second.start - first.end) - way


def wait_min(tour: Tour, travel: Travel) -> int:
    """Return the minutes waited between visits."""
    return sum(max(0, wait) for _, _, wait in waits(tour, travel))


def leaves_early(tour: Tour, traveller: Traveller, travel: Travel, policy: Policy) -> bool:
    """Return whether the patient must leave home earlier than is good."""
    leaves = departure(tour, travel, policy)
    return leaves is not None and leaves < _at(tour.day, traveller.earliest_departure, policy.earliest_departure)


def comes_late(tour: Tour, traveller: Traveller, travel: Travel, policy: Policy) -> bool:
    """Return whether the patient is home later than is good."""
    returns = return_home(tour, travel)
    return returns is not None and returns > _at(tour.day, traveller.latest_return, policy.latest_return)


def _at(day: date, own: time | None, general: time) -> datetime:
    return datetime.combine(day, general if own is None else own)


def misses_wish(stay: Timed, wishes: Wishes) -> bool:
    """Return whether a visit begins too early, ends too late, or falls on a weekday to avoid."""
    return (
        (wishes.not_before is not None and stay.start.time() < wishes.not_before)
        or (wishes.not_after is not None and stay.end > datetime.combine(stay.day, wishes.not_after))
        or stay.start.weekday() in wishes.avoid_weekdays
    )
