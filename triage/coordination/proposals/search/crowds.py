"""Places that would put too many on a room, a device or a person, given those who are there for certain."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np

from triage.coordination.proposals.choices import Choice
from triage.coordination.proposals.search.weight import Flags
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Visit
from triage.coordination.timed import Timed, timed, upcoming


def crowded(situation: Situation, choices: Sequence[Choice], certain: Iterable[Visit]) -> Flags:
    """Return which new places share a resource with so many certain visits that it is one too many."""
    users = upcoming(timed(visit for visit in certain if visit.resources), situation.now)
    living = [one for one in users if not situation.travellers[one.visit.patient].deceased]
    return np.array([choice.is_new and _is_crowded(situation, choice, living) for choice in choices], dtype=bool)


def _is_crowded(situation: Situation, choice: Choice, users: Sequence[Timed]) -> bool:
    for key in set(choice.visit.resources) & situation.resources.keys():
        capacity = situation.resources[key].capacity
        for stay in timed((choice.visit,)):
            others = [one for one in users if key in one.visit.resources and one.intersects(stay.start, stay.end)]
            if any(_present(others, moment) >= capacity for moment in _moments(stay, others)):
                return True
    return False


def _moments(stay: Timed, others: Sequence[Timed]) -> list[datetime]:
    """Return when the number of those present may be the largest: as the visit begins, or another during it."""
    return [stay.start, *(one.start for one in others if one.start > stay.start)]


def _present(others: Sequence[Timed], moment: datetime) -> int:
    return sum(one.start <= moment < one.end for one in others)
