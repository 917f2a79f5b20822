"""Which ways a patient drives as the days stand, and which with a plan; by the ends, without direction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from triage.coordination.conflicts.improvements import moved
from triage.coordination.situation.visit import home
from triage.coordination.timed import timed, upcoming
from triage.coordination.tours import Tour, tours
from ui.appointments.plan.parts import Place

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Move
    from triage.coordination.situation.situation import Situation
    from triage.workflow.coordinate.coordination import Coordination

HOME = "home"


@dataclass(frozen=True, slots=True)
class MapWay:
    """A way between two places (a hospital's key, or HOME), minutes, and how often it is driven before and after."""

    ends: tuple[str, str]
    minutes: int | None
    before: int
    after: int

    @property
    def place(self) -> Place:
        """Return whether the way stays, ends with the plan, or comes with it."""
        if self.before and self.after:
            return Place.STANDS
        return Place.LEAVES if self.before else Place.COMES


def ways(shown: Coordination, moves: Sequence[Move]) -> tuple[MapWay, ...]:
    """Return every way that is driven before or after the plan; one that ends comes first, to lie under the others."""
    was, becomes = _legs(trips(shown), shown), _legs(trips(shown, moves), shown)
    travel, key = shown.situation.travel, home(str(shown.patient_key))
    found = [
        MapWay(ends, travel.between(*(key if end == HOME else end for end in ends)), was[ends], becomes[ends])
        for ends in sorted({*was, *becomes})
    ]
    return tuple(sorted(found, key=lambda way: way.place is not Place.LEAVES))


def trips(shown: Coordination, moves: Iterable[Move] = ()) -> tuple[Tour, ...]:
    """Return the trips to come as the days stand, or with a plan."""
    situation: Situation = moved(shown.situation, moves)
    own = [one for one in situation.visits.values() if one.patient == str(shown.patient_key)]
    return tours(upcoming(timed(own), situation.now))


def _legs(found: Iterable[Tour], shown: Coordination) -> Counter[tuple[str, str]]:
    key = home(str(shown.patient_key))
    counted: Counter[tuple[str, str]] = Counter()
    for tour in found:
        for here, there in pairwise(HOME if place == key else place for place in tour.places):
            if here != there:
                first, second = sorted((here, there))
                counted[first, second] += 1
    return counted
