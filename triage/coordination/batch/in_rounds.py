"""A plan made better without a solver: patients choose anew in turn, among what the others leave them."""

from collections.abc import Iterator

from triage.coordination.batch.market import Market, place_of
from triage.coordination.proposals.evaluate import Evaluation, judged
from triage.coordination.proposals.plan import Plan, patients_by_waiting
from triage.coordination.proposals.search.weight import Flags


def in_rounds(market: Market, found: Evaluation) -> Iterator[Evaluation]:
    """Yield the plan whenever somebody's choice makes it better, until nobody's does any more."""
    order = [one for one in patients_by_waiting(market.before.situation) if one in market.table.diaries]
    is_better = True
    while is_better:
        is_better = False
        for patient in order:
            other = _chosen_anew(market, found, patient)
            if other.is_allowed and other.rank < found.rank:
                is_better, found = True, other
                yield found


def _chosen_anew(market: Market, found: Evaluation, patient: str) -> Evaluation:
    options = market.table.diaries[patient].options
    others: Plan = {key: choice for key, choice in found.plan.items() if key not in options.movers}
    way = market.table.way(patient, _left(market, patient, others))
    rows = () if way is None else way.rows
    own = {(choice := options.choices[row]).visit.id: choice for row in rows if options.choices[row].is_new}
    return judged(market.before, {**others, **own}) if own else found


def _left(market: Market, patient: str, others: Plan) -> Flags:
    """Return the patient's rows that others leave: free, or left by another, and the own place unless it is taken."""
    choices = market.table.diaries[patient].options.choices
    taken = {choice.name for choice in others.values()}
    flags = market.open[patient].copy()
    for row, choice in enumerate(choices):
        is_kept = choice.leaver is not None and choice.leaver not in others and not _is_own(market, patient, choice.leaver)
        flags[row] &= place_of(choice) not in taken and not is_kept
    return flags


def _is_own(market: Market, patient: str, visit: str) -> bool:
    return visit in market.table.diaries[patient].options.movers
