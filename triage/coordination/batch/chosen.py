"""From what patients chose one by one to a plan that may be followed by all."""

from triage.coordination.proposals.evaluate import Evaluation, Standing, judged
from triage.coordination.proposals.plan import Plan, moved
from triage.coordination.proposals.search.disputes import disputed


def followed(before: Standing, plan: Plan) -> Evaluation:
    """Return the plan as far as the rules allow it: a patient with whose moves one is broken stays where they are."""
    found = judged(before, plan)
    while not found.is_allowed:
        found = judged(before, _without(found, _in_the_way(found)))
    return found


def _in_the_way(found: Evaluation) -> str:
    """Return a patient with whose moves a rule is broken."""
    changed, visits = moved(found.plan), found.before.situation.visits
    key = next((key for key in disputed(found) if key in changed), min(changed))
    return visits[key].patient


def _without(found: Evaluation, patient: str) -> Plan:
    visits = found.before.situation.visits
    return {key: choice for key, choice in found.plan.items() if visits[key].patient != patient}
