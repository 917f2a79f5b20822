"""A plan that may be followed when the best is out of reach: patients choose in turn, the longest waiting first."""

from triage.coordination.proposals.evaluate import Evaluation, judged
from triage.coordination.proposals.plan import Plan, patients_by_waiting
from triage.coordination.proposals.search.table import Open, Table


def in_turn(table: Table) -> Evaluation:
    """Return the plan in which each patient takes their best of what is free, where it makes the whole better."""
    best, rows = judged(table.before, {}), _of_free_places(table)
    for patient in patients_by_waiting(table.before.situation):
        if patient in table.diaries:
            best, rows = _after_turn(table, best, rows, patient)
    return best


def _of_free_places(table: Table) -> Open:
    """Return the rows without those that others would have to leave."""
    rows = table.everything()
    left = [found for name, places in table.rows_of.items() if name.startswith("pos:") for found in places]
    return table.without(rows, left)


def _after_turn(table: Table, best: Evaluation, rows: Open, patient: str) -> tuple[Evaluation, Open]:
    way = table.way(patient, rows[patient])
    options = table.diaries[patient].options
    chosen = () if way is None else (options.choices[row] for row in way.rows)
    own: Plan = {choice.visit.id: choice for choice in chosen if choice.is_new}
    found = judged(table.before, {**best.plan, **own})
    if not own or not found.is_allowed or found.rank >= best.rank:
        return best, rows
    taken = [place for choice in own.values() for place in table.rows_of[choice.name]]
    return found, table.without(rows, taken)
