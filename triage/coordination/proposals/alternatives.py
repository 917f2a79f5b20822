"""Other plans than the best one, for whoever has the patient on the telephone and hears that the best does not suit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from triage.coordination.proposals.best import plan_of, proposal_of
from triage.coordination.proposals.evaluate import evaluate
from triage.coordination.proposals.plan import named
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class Alternative:
    """The best plan with one appointment at another time; `points` more than the best, fewer where negative."""

    appointment: str
    slot: str
    points: int


def alternatives(situation: Situation, best: Proposal, most: int) -> tuple[Alternative, ...]:
    """Return what can be offered instead, the best first: for each appointment and day the time that costs least.

    What the hard rules forbid is never among them, nor what would end a course later than its limit allows.
    """
    nearest: dict[tuple[str, date], tuple[int, str, str, str]] = {}
    for (appointment, slot), why in best.why_not.items():
        if why.points_vs_best is None or slot not in situation.slots:
            continue
        start = situation.slots[slot].start
        cost = (why.points_vs_best, start.isoformat(), appointment, slot)
        place = (appointment, start.date())
        nearest[place] = min(cost, nearest.get(place, cost))
    return tuple(Alternative(one[2], one[3], one[0]) for one in sorted(nearest.values())[:most])


def chosen(situation: Situation, best: Proposal, other: Alternative) -> Proposal:
    """Return the plan of an alternative as a proposal, with why no other time is in it."""
    return with_places(situation, {**plan_of(best), other.appointment: other.slot})


def with_places(situation: Situation, places: Mapping[str, str]) -> Proposal:
    """Return the plan that gives these places; raises KeyError for one that cannot be had any more."""
    return proposal_of(evaluate(situation, named(situation, places)))
