"""When a secretary may not move appointments without a clinician's yes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from triage.coordination.proposals.proposal import Move
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Visit

Visits = Mapping[str, Visit]


class Ground(StrEnum):
    """What of a plan is for a clinician to say: another order of visits that need each other, or a later deadline."""

    ORDER = "order"
    DEADLINE = "deadline"


def grounds(situation: Situation, moves: Sequence[Move]) -> tuple[Ground, ...]:
    """Return why a plan needs a clinician's yes; empty where it does not.

    ORDER: of two visits where one needs the other before it, the other comes first. DEADLINE: a course under a limit
    is completed on a later day. What has no time yet has neither an order nor a day that could change.
    """
    moved = {move.appointment: replace(situation.visits[move.appointment], start=move.start) for move in moves}
    after = {**situation.visits, **moved}
    found = []
    pairs = [(one.before, one.after) for one in situation.dependencies]
    if any(_is_turned(situation.visits, after, *pair) for pair in pairs):
        found.append(Ground.ORDER)
    if any(_is_later(situation.visits, after, pathway.completed_by) for pathway in situation.pathways.values()):
        found.append(Ground.DEADLINE)
    return tuple(found)


def _is_turned(before: Visits, after: Visits, first: str, second: str) -> bool:
    orders = []
    for visits in (before, after):
        starts = [visits[name].start if name in visits else None for name in (first, second)]
        if starts[0] is None or starts[1] is None:
            return False
        orders.append(starts[0] < starts[1])
    return orders[0] != orders[1]


def _is_later(before: Visits, after: Visits, completing: Sequence[str]) -> bool:
    known = [name for name in completing if name in before and before[name].start is not None]
    days = [max((_ends(visits[name]) for name in known), default="") for visits in (before, after)]
    return days[1] > days[0]


def _ends(visit: Visit) -> str:
    return "" if visit.end is None else visit.end.date().isoformat()
