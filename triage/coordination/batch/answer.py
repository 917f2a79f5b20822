"""A plan for many patients as it is shown, and how far it may be from the best."""

from triage.coordination.batch.column import Cost
from triage.coordination.proposals.best import is_worth_showing, moves_of
from triage.coordination.proposals.evaluate import Evaluation, judged
from triage.coordination.proposals.facts import facts_of
from triage.coordination.proposals.proposal import Numbers, Proposal


def answer(found: Evaluation, floor: Cost | None) -> Proposal:
    """Return a plan as a proposal, without reasons for each other place; none where it is not worth showing.

    It is proven where it reaches `floor`, which no plan is below; None tells that nobody knows one.
    """
    after = found.after.numbers
    is_proven = floor == (after.blockers, after.breach_days, after.points)
    shown = found if is_worth_showing(found) else judged(found.before, {})
    return Proposal(
        moves=moves_of(shown.plan),
        before=shown.before.numbers,
        after=shown.after.numbers,
        facts=facts_of(shown) if shown.plan else None,
        is_proven=is_proven,
        floor=None if is_proven or floor is None else Numbers(floor[0], floor[1], 0, 0, 0, floor[2]),
    )


def gap(proposal: Proposal) -> float | None:
    """Return by what share of its points a plan may be above the best; None where nobody knows, or more is at stake."""
    after, floor = proposal.after, proposal.floor
    if proposal.is_proven:
        return 0.0
    if floor is None or (after.blockers, after.breach_days) != (floor.blockers, floor.breach_days) or not after.points:
        return None
    return (after.points - floor.points) / after.points
