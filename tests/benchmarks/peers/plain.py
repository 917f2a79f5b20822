"""Our condition trees as others want them: whole numbers for limits and words, and counts spelt out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Generic, TypeVar

from triage.scoring.evaluate.columns import Column
from triage.scoring.numbers import scale
from triage.scoring.rules.conditions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    CountOf,
    Literal,
    NotOf,
    Operator,
    ParamRef,
    Reference,
)
from triage.scoring.rules.model import OnUnknown, RuleSet

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Dialect(Generic[Made]):
    """How a peer says things. `compare` is given an input, one of < <= > >= == != and a whole number."""

    compare: Callable[[str, str, int], Made]
    exists: Callable[[str], Made]
    all_of: Callable[[Sequence[Made]], Made]
    any_of: Callable[[Sequence[Made]], Made]
    not_: Callable[[Made], Made]


@dataclass(frozen=True, slots=True)
class PlainRule(Generic[Made]):
    """A rule in a peer's own words."""

    id: str
    rank: int
    is_critical: bool
    when: Made
    unless: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class Translation(Generic[Made]):
    """Turns the conditions of a rule set into a peer's words, for columns of given decimals and codes."""

    rule_set: RuleSet
    columns: Mapping[str, Column]
    dialect: Dialect[Made]

    def rules(self) -> list[PlainRule[Made]]:
        """Return every rule, in file order."""
        when = {rule.id: self.condition(rule.when) for rule in self.rule_set.rules}
        return [
            PlainRule(
                rule.id,
                rule.colour.rank,
                rule.on_unknown is OnUnknown.GREY,
                when[rule.id],
                tuple(when[name] for name in rule.unless),
            )
            for rule in self.rule_set.rules
        ]

    def condition(self, condition: Condition) -> Made:
        """Return a condition in the peer's words."""
        said = self.dialect
        match condition:
            case Comparison():
                return self._comparison(condition)
            case AllOf(parts):
                return said.all_of([self.condition(part) for part in parts])
            case AnyOf(parts):
                return said.any_of([self.condition(part) for part in parts])
            case CountOf(parts, wanted):
                made = [self.condition(part) for part in parts]
                enough = [said.all_of(some) for some in combinations(made, wanted)]
                return said.any_of(enough)
            case NotOf(part):
                return said.not_(self.condition(part))
            case Reference(name):
                return self.condition(self.rule_set.define[name])

    def _comparison(self, comparison: Comparison) -> Made:
        said, name = self.dialect, comparison.input
        match comparison.operator:
            case Operator.EXISTS:
                return said.exists(name)
            case Operator.MISSING:
                return said.not_(said.exists(name))
        operands = comparison.operand if isinstance(comparison.operand, tuple) else (comparison.operand,)
        operator = "==" if comparison.operator is Operator.IN else str(comparison.operator)
        column = self.columns[name]
        return said.any_of([said.compare(name, operator, self._number(one, column)) for one in operands])

    def _number(self, operand: Literal | ParamRef | None, column: Column) -> int:
        match operand:
            case bool():
                return int(operand)
            case str():
                return column.codes.index(operand) if operand in column.codes else -1
            case ParamRef(name, negated):
                value = self.rule_set.params[name].value
                return scale(-value if negated else value, column.decimals)
            case Decimal():
                return scale(operand, column.decimals)
        raise ValueError("nothing to compare with")


def limits_of(rule_set: RuleSet, name: str) -> list[Decimal]:
    """Return the numbers an input is compared with."""
    found = (rule_set.params[one.name].value if isinstance(one, ParamRef) else one for one in _operands(rule_set, name))
    return [one for one in found if isinstance(one, Decimal)]


def words_of(rule_set: RuleSet, name: str) -> list[str]:
    """Return the words an input is compared with, each once."""
    return list(dict.fromkeys(one for one in _operands(rule_set, name) if isinstance(one, str)))


def _operands(rule_set: RuleSet, name: str) -> Iterator[Literal | ParamRef | None]:
    for rule in rule_set.rules:
        for found in rule_set.compared(rule):
            if found.input == name:
                yield from found.operand if isinstance(found.operand, tuple) else (found.operand,)
