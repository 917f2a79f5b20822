"""The one evaluator: columns of inputs in, colours out; a patient is a batch of one, a replay a batch of a million.

Comparisons are of whole numbers brought to the same number of decimals, never of floats.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from triage.clinical.colour import Colour
from triage.scoring.evaluate.columns import Column
from triage.scoring.evaluate.compare import compare
from triage.scoring.evaluate.parameters import Limits
from triage.scoring.evaluate.truth import Bools, Truth, at_least, conjunction, disjunction, negation
from triage.scoring.inputs.values import Status
from triage.scoring.rules.conditions import AllOf, AnyOf, Comparison, Condition, CountOf, NotOf
from triage.scoring.rules.model import OnUnknown, Rule, RuleSet

Ranks = NDArray[np.uint8]
_COLOURS = tuple(Colour)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one row; rules stand in file order."""

    colour: Colour
    fired: tuple[Rule, ...]
    unknown: tuple[Rule, ...]
    unknown_critical: tuple[Rule, ...]
    absent: tuple[str, ...]
    unusable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The result of n rows: `ranks` is `Colour.rank` per row, `fired` and `unknown` are rules x rows.

    A rule that `unless` silences is neither.
    """

    rule_set: RuleSet
    ranks: Ranks
    fired: Bools
    unknown: Bools
    columns: Mapping[str, Column] = field(repr=False)

    def colour(self, row: int) -> Colour:
        """Return the colour of one row."""
        return _COLOURS[int(self.ranks[row])]

    def outcome(self, row: int) -> Outcome:
        """Return all there is to say about one row."""
        rules = self.rule_set.rules
        unknown = tuple(rule for rule, hit in zip(rules, self.unknown[:, row], strict=True) if hit)
        status = {name: self._status(name, row) for name in self.rule_set.inputs}
        return Outcome(
            colour=self.colour(row),
            fired=tuple(rule for rule, hit in zip(rules, self.fired[:, row], strict=True) if hit),
            unknown=unknown,
            unknown_critical=tuple(rule for rule in unknown if rule.on_unknown is OnUnknown.GREY),
            absent=tuple(name for name, found in status.items() if found == Status.ABSENT),
            unusable=tuple(name for name, found in status.items() if found == Status.UNUSABLE),
        )

    def _status(self, name: str, row: int) -> int:
        status = self.columns[name].status
        return int(status[row if status.size > 1 else 0])


def evaluate(
    rule_set: RuleSet,
    columns: Mapping[str, Column],
    limits: Mapping[str, Limits],
    rows: int,
    blocks_green: Bools | None = None,
) -> Evaluation:
    """Evaluate `rows` patients.

    `columns` holds one column per input of the rule set (a missing one is absent in every row), `limits` every
    parameter; each with one value per row, or one that holds for all rows. `blocks_green` marks rows that must be at
    least grey for reasons outside the rules.
    """
    nothing = Column(np.zeros(1, np.int64), np.zeros(1, np.uint8))
    batch = _Batch(rule_set, {name: columns.get(name, nothing) for name in rule_set.inputs}, limits)
    conditions = {rule.id: batch.truth(rule.when) for rule in rule_set.rules}
    fired = np.zeros((len(rule_set.rules), rows), np.bool_)
    unknown = np.zeros_like(fired)
    for number, rule in enumerate(rule_set.rules):
        heard = ~_silenced(rule, conditions, rows)
        fired[number] = conditions[rule.id].true & heard
        unknown[number] = conditions[rule.id].unknown & heard
    grey = _grey(batch, unknown, blocks_green, rows)
    return Evaluation(rule_set, _ranks(rule_set, fired, grey), fired, unknown, batch.columns)


@dataclass(frozen=True, slots=True)
class _Batch:
    rule_set: RuleSet
    columns: Mapping[str, Column]
    limits: Mapping[str, Limits]
    defined: dict[str, Truth] = field(default_factory=dict)

    def truth(self, condition: Condition) -> Truth:
        match condition:
            case Comparison():
                return compare(condition, self.columns[condition.input], self.limits)
            case AllOf(parts):
                return conjunction([self.truth(part) for part in parts])
            case AnyOf(parts):
                return disjunction([self.truth(part) for part in parts])
            case NotOf(part):
                return negation(self.truth(part))
            case CountOf(parts, wanted):
                return at_least([self.truth(part) for part in parts], wanted)
            case _:
                return self._defined(condition.name)

    def _defined(self, name: str) -> Truth:
        if name not in self.defined:
            self.defined[name] = self.truth(self.rule_set.define[name])
        return self.defined[name]


def _silenced(rule: Rule, conditions: Mapping[str, Truth], rows: int) -> Bools:
    silenced = np.zeros(rows, np.bool_)
    for name in rule.unless:
        silenced |= conditions[name].true
    return silenced


def _grey(batch: _Batch, unknown: Bools, blocks_green: Bools | None, rows: int) -> Bools:
    grey = np.zeros(rows, np.bool_) if blocks_green is None else blocks_green.copy()
    for number, rule in enumerate(batch.rule_set.rules):
        if rule.on_unknown is OnUnknown.GREY:
            grey |= unknown[number]
    known, unusable = int(Status.KNOWN), int(Status.UNUSABLE)
    for name, declared in batch.rule_set.inputs.items():
        status = batch.columns[name].status
        grey |= status != known if declared.required else status == unusable
    return grey


def _ranks(rule_set: RuleSet, fired: Bools, grey: Bools) -> Ranks:
    green, of_rules = Colour.GREEN.rank, [rule.colour.rank for rule in rule_set.rules]
    worst = np.where(fired, np.array(of_rules, np.uint8)[:, None], np.uint8(green)).min(axis=0)
    ranks: Ranks = np.minimum(worst, np.where(grey, np.uint8(Colour.GREY.rank), np.uint8(green)))
    return ranks
