"""From columns to a plan that may be followed: what the plain rules forbid together is left out again."""

from collections.abc import Iterable

from triage.coordination.batch.column import Column
from triage.coordination.proposals.evaluate import Evaluation, Standing, judged
from triage.coordination.proposals.plan import Plan, moved
from triage.coordination.proposals.search.disputes import disputed


def followed(before: Standing, columns: Iterable[Column]) -> Evaluation:
    """Return the plan of these columns, as far as it is allowed: whoever it breaks a rule with stays as they are."""
    found = judged(before, {key: choice for one in columns for key, choice in one.plan.items()})
    while not found.is_allowed:
        found = judged(before, _without(found, _in_the_way(found)))
    return found


def _in_the_way(found: Evaluation) -> str:
    """Return a patient with whose moves a rule is broken."""
    changed, visits = moved(found.plan), found.before.situation.visits
    key = next((key for key in disputed(found) if key in changed), None)
    return visits[key if key is not None else min(changed)].patient


def _without(found: Evaluation, patient: str) -> Plan:
    visits = found.before.situation.visits
    return {key: choice for key, choice in found.plan.items() if visits[key].patient != patient}
