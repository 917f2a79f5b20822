"""The rows of patients who had limits of their own: these stay theirs, whatever becomes of the usual ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from triage.errors import RuleSetError
from triage.scoring.evaluate.columns import Column, Ints
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.evaluation import Evaluation
from triage.scoring.evaluate.parameters import effective, limits_by_row
from triage.scoring.replay.history import History, of_these
from triage.scoring.rules.model import RuleSet

_Set = tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True, eq=False)
class OwnRows:
    """Some rows of a history with their columns; `sets` are the different limits, `kinds` which of them a row has."""

    rule_set: RuleSet
    rows: Ints
    columns: Mapping[str, Column]
    blocks_green: np.ndarray[tuple[int], np.dtype[np.bool_]]
    sets: tuple[_Set, ...]
    kinds: Ints

    def judged(self, values: Mapping[str, Decimal]) -> Evaluation:
        """Return what the rows come to where the usual limits are `values`.

        Limits that do not fit them count for nothing, and keep the row from green: they were set for a reason.
        """
        found = [self._limits(own, values) for own in self.sets]
        unfit = np.array([one is None for one in found], np.bool_)
        each = limits_by_row([values if one is None else one for one in found])
        by_row = {name: type(limit)(limit.values[self.kinds], limit.decimals) for name, limit in each.items()}
        blocked = self.blocks_green | unfit[self.kinds]
        return evaluate(self.rule_set, self.columns, by_row, self.rows.size, blocked)

    def _limits(self, own: _Set, values: Mapping[str, Decimal]) -> dict[str, Decimal] | None:
        params = self.rule_set.params
        if any(name in params and not params[name].patient_override for name, _ in own):
            return None
        try:
            return effective(self.rule_set, {**values, **dict(own)})
        except RuleSetError:
            return None


def own_rows(history: History, rule_set: RuleSet, columns: Mapping[str, Column]) -> OwnRows | None:
    """Return the rows with limits of their own, None where there are none."""
    if not history.own:
        return None
    rows = np.array(sorted(history.own), np.int64)
    sets: dict[_Set, int] = {}
    kinds = [sets.setdefault(tuple(sorted(history.own[row].items())), len(sets)) for row in rows.tolist()]
    taken = {name: of_these(column, rows) for name, column in columns.items()}
    return OwnRows(rule_set, rows, taken, history.blocks_green[rows], tuple(sets), np.array(kinds, np.int64))
