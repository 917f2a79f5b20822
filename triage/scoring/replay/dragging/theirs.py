"""All assessments of people who had limits of their own at some time: few, and counted anew at every move."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from triage.scoring.evaluate.columns import Ints
from triage.scoring.evaluate.evaluation import Bools, Ranks
from triage.scoring.replay.counting.tally import Places, tally
from triage.scoring.replay.dragging.turns import Turns, place_of, turns
from triage.scoring.replay.history import rows_of
from triage.scoring.replay.replay import Prepared, prepared


@dataclass(frozen=True, slots=True, eq=False)
class Theirs:
    """Their `rows`, ready to be judged, and `others`, which marks everybody else's rows."""

    rows: Ints
    ready: Prepared
    places: Places
    others: Bools
    other_places: Places

    def coloured(self, values: Mapping[str, Decimal]) -> Ranks:
        """Return the colours of their rows."""
        return self.ready.coloured(values)

    def counted(self, values: Mapping[str, Decimal]) -> Ints:
        """Return the counts of their rows."""
        return tally(self.places, self.coloured(values))

    def on_the_way(self, values: Mapping[str, Decimal], name: str, decimals: int) -> Ints:
        """Return the places on the way of the limit `name` at which anything of theirs can turn."""
        found = turns(self.ready, values, name)
        flips = [place_of(limit, decimals) for limit in self._own_beside(name)]
        of_order = np.array([flip + beside for flip in flips for beside in (0, 1)], np.int64)
        return of_order if found is None else np.concatenate([of_order, found.places])

    def _own_beside(self, name: str) -> set[Decimal]:
        """Return their own values of limits that must stand in an order with the limit `name`."""
        pairs = [{one.left, one.right} for one in self.ready.rule_set.constraints]
        beside = set().union(*(pair for pair in pairs if name in pair)) - {name}
        return {value for own in self.ready.history.own.values() for other, value in own.items() if other in beside}

    def without(self, found: Turns) -> Turns:
        """Return turns whose rows are numbered among everybody else's."""
        numbers = np.cumsum(self.others) - 1
        return replace(found, rows=numbers[found.rows], lowest=found.lowest[self.others])


def theirs(ready: Prepared, places: Places) -> Theirs | None:
    """Return the rows of whoever had an own limit, None where nobody had."""
    if ready.own is None:
        return None
    is_theirs = np.zeros(places.homes.size, np.bool_)
    is_theirs[places.patients[ready.own.rows]] = True
    others = ~is_theirs[places.patients]
    rows = np.flatnonzero(~others)
    part = prepared(rows_of(ready.history, rows), ready.rule_set)
    return Theirs(rows, part, places.of(rows), others, places.of(np.flatnonzero(others)))
