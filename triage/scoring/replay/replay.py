"""A history judged by a draft: the one evaluator over every row, patients' own limits and blocks as they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from triage.scoring.evaluate.columns import Column
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.evaluation import Evaluation, Ranks
from triage.scoring.evaluate.parameters import Limits, limits
from triage.scoring.replay.chosen import chosen
from triage.scoring.replay.history import History
from triage.scoring.replay.needed import columns_for
from triage.scoring.replay.own_limits import OwnRows, own_rows
from triage.scoring.rules.model import RuleSet


def replay(history: History, rule_set: RuleSet, values: Mapping[str, Decimal] | None = None) -> Ranks:
    """Return the colour of every assessment, had `rule_set` been in force with `values` in the place of its limits."""
    return prepared(history, rule_set).coloured(chosen(rule_set, values or {}))


def replayed(history: History, rule_set: RuleSet, values: Mapping[str, Decimal] | None = None) -> Evaluation:
    """Return the whole evaluation of a history, with which rules fire.

    Raises RuleSetError for limits outside their bounds or at odds with one another, and where the draft asks for
    inputs that the history has not kept.
    """
    return prepared(history, rule_set).judged(chosen(rule_set, values or {}))


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A history made ready for being judged by one rule set again and again."""

    history: History
    rule_set: RuleSet
    columns: Mapping[str, Column]
    own: OwnRows | None

    def judged(self, values: Mapping[str, Decimal]) -> Evaluation:
        """Return what every row comes to under the limits `values`, one per parameter."""
        found = self.usual(limits(values))
        if self.own is not None:
            _put(found, self.own, self.own.judged(values))
        return found

    def coloured(self, values: Mapping[str, Decimal]) -> Ranks:
        """Return the colours alone, which is quicker."""
        found = self.usual(limits(values)).ranks
        if self.own is not None:
            found[self.own.rows] = self.own.judged(values).ranks
        return found

    def usual(self, limits: Mapping[str, Limits]) -> Evaluation:
        """Return what every row comes to under these limits alone, nobody having own ones."""
        rows, blocked = self.history.rows, self.history.blocks_green
        return evaluate(self.rule_set, self.columns, limits, rows, blocked)


def prepared(history: History, rule_set: RuleSet) -> Prepared:
    """Return a history ready for `rule_set`; raises RuleSetError where it asks for inputs that were not kept."""
    columns = columns_for(history, rule_set)
    return Prepared(history, rule_set, columns, own_rows(history, rule_set, columns))


def _put(found: Evaluation, own: OwnRows, judged: Evaluation) -> None:
    found.ranks[own.rows] = judged.ranks
    octets, places = own.rows >> 3, (own.rows & 7).astype(np.uint8)
    for kept, bits in ((found.fired_bits, judged.fired), (found.unknown_bits, judged.unknown)):
        for of_rule, held in zip(kept, bits, strict=True):
            # Several of the rows may share an octet.
            np.bitwise_and.at(of_rule, octets, ~(np.uint8(1) << places))
            np.bitwise_or.at(of_rule, octets, held.astype(np.uint8) << places)
