"""What was assessed in a period, as columns: the inputs behind every stored result, and the colour it had."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from triage.scoring.evaluate.columns import Column, Ints
from triage.scoring.evaluate.evaluation import Bools, Ranks
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """The assessments of one programme in a period, one row each, oldest first.

    `columns` are the inputs as they were compared, by name, of the version `rule_set` (its own limits play no part);
    `blocks_green` marks rows kept from green by what stands outside the rules; `own` are the patient's own limits by
    row, of the few rows that had any. `ranks` is the colour each result was stored with, `at` milliseconds since 1970,
    `departments` the key of the patient's department then (0 = none known). `versions` is the place in
    `version_hashes` of the rule-set hash that the result was stored with.
    `left_out` says in words, with a number, what of the period cannot be replayed: never silently fewer rows.
    """

    rule_set: RuleSet = field(repr=False)
    columns: Mapping[str, Column] = field(repr=False)
    blocks_green: Bools = field(repr=False)
    ranks: Ranks = field(repr=False)
    results: Ints = field(repr=False)
    patients: Ints = field(repr=False)
    departments: Ints = field(repr=False)
    at: Ints = field(repr=False)
    versions: NDArray[np.uint16] = field(repr=False)
    version_hashes: tuple[str, ...] = ()
    own: Mapping[int, Mapping[str, Decimal]] = field(default_factory=dict, repr=False)
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Return how many assessments there are."""
        return int(self.ranks.size)


def rows_of(history: History, rows: Ints) -> History:
    """Return a history of `rows` alone, in their order."""
    place = {int(row): number for number, row in enumerate(rows)}
    return replace(
        history,
        columns={name: of_these(column, rows) for name, column in history.columns.items()},
        blocks_green=history.blocks_green[rows],
        ranks=history.ranks[rows],
        results=history.results[rows],
        patients=history.patients[rows],
        departments=history.departments[rows],
        at=history.at[rows],
        versions=history.versions[rows],
        own={place[row]: limits for row, limits in history.own.items() if row in place},
    )


def of_these(column: Column, rows: Ints) -> Column:
    """Return a column of `rows` alone."""
    if column.values.size == 1:
        return column
    return Column(column.values[rows], column.status[rows], column.decimals, column.codes)
