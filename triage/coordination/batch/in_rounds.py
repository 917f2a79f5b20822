"""A plan made better without a solver: patients choose anew in turn, among what the others leave them."""

from collections.abc import Iterator

from triage.coordination.batch.chosen import followed
from triage.coordination.batch.market import Market, place_of
from triage.coordination.proposals.choices import Choice
from triage.coordination.proposals.evaluate import Evaluation
from triage.coordination.proposals.plan import Plan, patients_by_waiting
from triage.coordination.proposals.search.weight import BLOCKER, BREACH_DAY, NEW_PLACE, POINT, Flags

# So many choose before the plan is judged as a whole.
_CHOOSING = 25


def in_rounds(market: Market, found: Evaluation) -> Iterator[Evaluation]:
    """Yield the plan after every few choices, round after round until nobody's choice makes it better."""
    is_better = True
    while is_better:
        before = found
        for one in a_round(market, before):
            found = one
            yield found
        is_better = found.rank < before.rank


def a_round(market: Market, found: Evaluation) -> Iterator[Evaluation]:
    """Yield the plan after every few choices of one round: each patient chooses once, the longest waiting first."""
    order = [one for one in patients_by_waiting(market.before.situation) if one in market.table.diaries]
    for first in range(0, len(order), _CHOOSING):
        plan: Plan = found.plan
        for patient in order[first : first + _CHOOSING]:
            plan = _chosen_anew(market, found, plan, patient)
        found = min(found, followed(market.before, plan), key=lambda one: one.rank)
        yield found


def _chosen_anew(market: Market, found: Evaluation, plan: Plan, patient: str) -> Plan:
    """Return the plan with the patient's best of what others leave, where that is better than what they have in it."""
    options = market.table.diaries[patient].options
    others: Plan = {key: choice for key, choice in plan.items() if key not in options.movers}
    way = market.table.way(patient, _left(market, patient, others))
    if way is None or way.weight >= _weight_in(found, patient, len(plan) - len(others)):
        return plan
    return {**others, **_new(options.choices[row] for row in way.rows)}


def _new(choices: Iterator[Choice]) -> Plan:
    return {choice.visit.id: choice for choice in choices if choice.is_new}


def _weight_in(found: Evaluation, patient: str, new_places: int) -> int:
    had = found.after.by_patient[patient]
    return had.blockers * BLOCKER + had.breach_days * BREACH_DAY + had.points * POINT + new_places * NEW_PLACE


def _left(market: Market, patient: str, others: Plan) -> Flags:
    """Return the patient's rows that others leave: free, or left by another, and the own place unless it is taken."""
    options = market.table.diaries[patient].options
    taken = {choice.name for choice in others.values()}
    movers = {*others, *options.movers}
    flags: Flags = market.open[patient].copy()
    for row, choice in enumerate(options.choices):
        flags[row] &= place_of(choice) not in taken and (choice.leaver is None or choice.leaver in movers)
    return flags
