"""A part of all plans: some appointments settled, some places closed, and a bound that none of them is better than."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from triage.coordination.conflicts.conflict import Code
from triage.coordination.conflicts.resources import double_booked
from triage.coordination.proposals.evaluate import Rank
from triage.coordination.proposals.plan import Plan, applied, patients_by_waiting, text_of
from triage.coordination.proposals.search.horizon import Way
from triage.coordination.proposals.search.table import Open, Table
from triage.coordination.proposals.search.weight import parts_of

_Cost = tuple[int, int, int, int]


@dataclass(frozen=True)
class Node:
    """Plans that have `settled` in common, with the rows still open and each patient's own best among them.

    `places` are the patient and row that each appointment has in that.
    """

    bound: Rank
    rows: Open
    ways: Mapping[str, Way]
    settled: frozenset[str]
    plan: Plan
    places: Mapping[str, tuple[str, int]]


def root_node(table: Table) -> Node | None:
    """Return the node of all plans; None where somebody has none, which staying as it is rules out."""
    return _node(table, table.everything(), {}, frozenset())


def child_nodes(table: Table, node: Node, visit: str) -> Iterator[Node]:
    """Yield the plans that place an appointment as the node does, and those that do not."""
    patient, row = node.places[visit]
    placed = table.with_place(node.rows, patient, row)
    elsewhere = table.without(node.rows, [(patient, row)])
    for rows, settled in ((placed, node.settled | {visit}), (elsewhere, node.settled)):
        still = {key: way for key, way in node.ways.items() if rows[key][list(way.rows)].all()}
        child = _node(table, rows, still, settled)
        if child is not None:
            yield child


def _node(table: Table, rows: Open, known: Mapping[str, Way], settled: frozenset[str]) -> Node | None:
    ways = dict(known)
    for patient in table.diaries.keys() - known.keys():
        way = table.way(patient, rows[patient])
        if way is None:
            return None
        ways[patient] = way
    chosen = {
        (choice := table.diaries[patient].options.choices[row]).visit.id: (choice, (patient, row))
        for patient, way in ways.items()
        for row in way.rows
    }
    plan = {key: choice for key, (choice, _) in chosen.items() if choice.is_new}
    places = {key: place for key, (_, place) in chosen.items()}
    return Node(_bound(table, ways, plan, settled), rows, ways, settled, plan, places)


def _bound(table: Table, ways: Mapping[str, Way], plan: Plan, settled: frozenset[str]) -> Rank:
    """Return the sum of everyone's own best, with the blockers among several that are certain."""
    situation = table.before.situation
    costs = {key: parts_of(ways[key].weight) if key in ways else _standing(table, key) for key in situation.travellers}
    blockers, breach, points, new = (sum(column) for column in zip(*costs.values(), strict=True))
    by_patient = tuple(costs[key][2] for key in patients_by_waiting(situation))
    # Of a search that was cut short nothing is known of the order by text.
    text = text_of(situation, plan) if all(way.is_exact for way in ways.values()) else ()
    return blockers + _certain(table, plan, settled), breach, points, new, by_patient, text


def _standing(table: Table, patient: str) -> _Cost:
    """Return what it costs a patient for whom nothing can change, without the blockers that come of others."""
    had, visits = table.before.by_patient[patient], table.before.situation.visits
    own = [
        one
        for one in table.before.blockers
        if one.code is not Code.RESOURCE_DOUBLE_BOOKED and {visits[key].patient for key in one.items} == {patient}
    ]
    return len(own), had.breach_days, had.points, 0


def _certain(table: Table, plan: Plan, settled: frozenset[str]) -> int:
    """Return the resources booked twice by visits whose place is settled; more visits can only make more of them."""
    if not table.before.situation.resources:
        return 0
    open_ones = {key for diary in table.diaries.values() for key in diary.options.movers} - settled
    after = applied(table.before.situation, plan)
    certain = {key: visit for key, visit in after.visits.items() if key not in open_ones}
    return sum(1 for _ in double_booked(replace(after, visits=certain)))
