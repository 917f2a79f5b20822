"""The best plan of a situation, with what speaks for it and why no other place was given."""

from collections.abc import Mapping
from dataclasses import replace

from triage.coordination.proposals.choices import Choice
from triage.coordination.proposals.evaluate import Evaluation, judged, standing
from triage.coordination.proposals.facts import facts_of
from triage.coordination.proposals.plan import Plan
from triage.coordination.proposals.proposal import Move, Numbers, Proposal
from triage.coordination.proposals.search.group import groups_of
from triage.coordination.proposals.search.together import LIMIT, Outcome, best_together
from triage.coordination.proposals.why_not import why_not
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Traveller


def propose(situation: Situation, limit: int = LIMIT) -> Proposal:
    """Return the best plan that may be followed, or none where it is not worth a proposal.

    Patients who share no places are planned one by one. `limit` is the number of parts that the plans of patients who
    share some are divided into at most; where it was not enough the proposal says that it is not proven.
    """
    outcomes = [best_together(group, limit) for group in groups_of(situation)]
    plan = {key: choice for one in outcomes for key, choice in one.evaluation.plan.items()}
    found = judged(standing(situation), plan)
    shown = found if is_worth_showing(found) else judged(found.before, {})
    return replace(proposal_of(shown), is_proven=all(one.is_proven for one in outcomes), floor=_floor(found, outcomes))


def repropose(situation: Situation, traveller: Traveller) -> Proposal:
    """Return the best plan once it is known what a patient wishes, and when they cannot come."""
    return propose(replace(situation, travellers={**situation.travellers, traveller.id: traveller}))


def plan_of(proposal: Proposal) -> Mapping[str, str]:
    """Return the names of the new places by appointment."""
    return {move.appointment: move.to for move in proposal.moves}


def is_worth_showing(found: Evaluation) -> bool:
    """Return whether blockers fall, or breach days do, or enough points to disturb anyone for."""
    before, after = found.before.numbers, found.after.numbers
    if (after.blockers, after.breach_days) != (before.blockers, before.breach_days):
        return (after.blockers, after.breach_days) < (before.blockers, before.breach_days)
    return before.points - after.points >= found.before.situation.policy.min_saving_points and bool(found.plan)


def proposal_of(shown: Evaluation) -> Proposal:
    """Return a plan that was judged, as it is shown."""
    return Proposal(
        moves=moves_of(shown.plan),
        before=shown.before.numbers,
        after=shown.after.numbers,
        facts=facts_of(shown) if shown.plan else None,
        why_not=why_not(shown),
    )


def moves_of(plan: Plan) -> tuple[Move, ...]:
    """Return the moves of a plan, by appointment."""
    return tuple(_move(key, choice) for key, choice in sorted(plan.items()))


def _move(key: str, choice: Choice) -> Move:
    visit = choice.visit
    if visit.start is None:
        raise ValueError(key)
    return Move(key, choice.name, visit.start, visit.site, visit.dept)


def _floor(found: Evaluation, outcomes: list[Outcome]) -> Numbers | None:
    """Return what no plan is better than, where it is not known to be reached."""
    if all(one.is_proven for one in outcomes):
        return None
    after = found.after.numbers
    above = [_above(one) for one in outcomes]
    blockers, breach, points = (sum(column) for column in zip(*above, strict=True))
    return Numbers(after.blockers - blockers, after.breach_days - breach, 0, 0, 0, after.points - points)


def _above(one: Outcome) -> tuple[int, int, int]:
    """Return by how much a plan is above what none is below: blockers, breach days and points."""
    found, bound = one.evaluation.rank, one.bound
    return found[0] - bound[0], found[1] - bound[1], found[2] - bound[2]
