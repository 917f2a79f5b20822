"""The best plan of patients who share places: each one's own best is the bound, and clashes are settled either way."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from triage.coordination.proposals.evaluate import Evaluation, Rank, judged, standing
from triage.coordination.proposals.search.disputes import disputed
from triage.coordination.proposals.search.group import Group
from triage.coordination.proposals.search.in_turn import in_turn
from triage.coordination.proposals.search.node import Node, child_nodes, root_node
from triage.coordination.proposals.search.table import Table, table_of

# Nodes looked at before the search is cut short; patients who share little stand far below.
LIMIT = 1_000
# How many of these count for one in which a patient's own search was cut short.
_COUNTED = 250
# The rank that no plan is below.
_NOTHING: Rank = (0, 0, 0, 0, (), ())


@dataclass(frozen=True)
class Outcome:
    """The best plan found; no plan is better than `bound`, and where that is its own rank it is proven."""

    evaluation: Evaluation
    bound: Rank

    @property
    def is_proven(self) -> bool:
        """Return whether no plan is better."""
        return self.evaluation.rank <= self.bound


def _rank(found: Evaluation) -> Rank:
    return found.rank


def best_together(group: Group, limit: int = LIMIT) -> Outcome:
    """Return the best plan of a group; beyond a limit the best that was found, with the bound that is left."""
    table = table_of(group, standing(group.situation))
    found = _Search(table, limit).run()
    return replace(found, bound=_NOTHING) if table.is_narrowed else found


@dataclass
class _Search:
    table: Table
    limit: int
    _open: list[tuple[Rank, int, Node]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)

    def run(self) -> Outcome:
        """Take the most promising node until none can hold anything better than what was found."""
        best = judged(self.table.before, {})
        self._keep(root_node(self.table), best)
        looked_at = 0
        while self._open and self._open[0][0] < best.rank:
            if looked_at >= self.limit:
                return Outcome(min(best, in_turn(self.table), key=_rank), self._open[0][0])
            node = heapq.heappop(self._open)[2]
            looked_at += 1 if all(way.is_exact for way in node.ways.values()) else _COUNTED
            found = judged(self.table.before, node.plan)
            if found.is_allowed and found.rank < best.rank:
                best = found
            if not found.is_allowed or node.bound < found.rank:
                self._divide(node, found, best)
        return Outcome(best, best.rank)

    def _divide(self, node: Node, found: Evaluation, best: Evaluation) -> None:
        """Go on with an appointment placed as it is and placed otherwise; where all are settled nothing is left."""
        visit = next((one for one in disputed(found) if one in node.places and one not in node.settled), None)
        visit = visit or next((one for one in sorted(node.places) if one not in node.settled), None)
        for child in () if visit is None else child_nodes(self.table, node, visit):
            self._keep(child, best)

    def _keep(self, node: Node | None, best: Evaluation) -> None:
        if node is not None and node.bound < best.rank:
            heapq.heappush(self._open, (node.bound, next(self._number), node))
