"""A rule set compiled: every comparison and every condition once, in an order in which each finds its parts ready."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from triage.scoring.evaluate.per_rule_set import per_rule_set
from triage.scoring.rules.conditions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    CountOf,
    NotOf,
    Operator,
    Reference,
)
from triage.scoring.rules.model import OnUnknown, Rule, RuleSet

# "above" is "not: or below" wherever the value is known, and as unknown wherever it is not.
_OPPOSITES = (
    (Operator.LE, Operator.GT),
    (Operator.LT, Operator.GE),
    (Operator.EQ, Operator.NE),
    (Operator.EXISTS, Operator.MISSING),
)
_OPPOSITE = {one: other for pair in _OPPOSITES for one, other in (pair, pair[::-1])}


@dataclass(frozen=True, slots=True)
class Step:
    """True where `wanted` of the conditions in `places` are: all of them, any of them, or a count."""

    places: tuple[int, ...]
    wanted: int


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule by the place of its condition and of the conditions that silence it."""

    when: int
    unless: tuple[int, ...]
    rank: int
    is_critical: bool


@dataclass(frozen=True, slots=True)
class Program:
    """The conditions of a rule set in numbered places: first its `tests`, then its `steps`.

    Of a comparison and its opposite only the first in the file is a test: a place below zero, `~place`, is the opposite
    of `place`. The tests of one input stand together, so that its column is read from memory once. `required` are the
    inputs without which no row is green.
    """

    tests: tuple[Comparison, ...]
    steps: tuple[Step, ...]
    rules: tuple[CompiledRule, ...]
    required: frozenset[str]


@per_rule_set
def compiled(rule_set: RuleSet) -> Program:
    """Return the program of a rule set."""
    tests = _tests(found for rule in rule_set.rules for found in rule_set.compared(rule))
    under_way = _Compiling(rule_set, {test: place for place, test in enumerate(tests)})
    when = {rule.id: under_way.place(rule.when) for rule in rule_set.rules}
    rules = tuple(_rule(rule, when) for rule in rule_set.rules)
    required = frozenset(name for name, declared in rule_set.inputs.items() if declared.required)
    return Program(tests, tuple(under_way.steps), rules, required)


def _rule(rule: Rule, when: dict[str, int]) -> CompiledRule:
    silencing = tuple(when[name] for name in rule.unless)
    return CompiledRule(when[rule.id], silencing, rule.colour.rank, rule.on_unknown is OnUnknown.GREY)


def _tests(compared: Iterable[Comparison]) -> tuple[Comparison, ...]:
    tests: dict[Comparison, None] = {}
    for comparison in sorted(compared, key=lambda one: one.input):
        if _opposite(comparison) not in tests:
            tests[comparison] = None
    return tuple(tests)


def _opposite(comparison: Comparison) -> Comparison | None:
    opposite = _OPPOSITE.get(comparison.operator)
    return None if opposite is None else replace(comparison, operator=opposite)


@dataclass(frozen=True, slots=True)
class _Compiling:
    rule_set: RuleSet
    tests: Mapping[Comparison | None, int]
    steps: dict[Step, int] = field(default_factory=dict)

    def place(self, condition: Condition) -> int:
        match condition:
            case Comparison():
                place = self.tests.get(condition)
                return ~self.tests[_opposite(condition)] if place is None else place
            case AllOf(parts):
                return self._joined(parts, len(parts))
            case AnyOf(parts):
                return self._joined(parts, 1)
            case CountOf(parts, wanted):
                return self._joined(parts, wanted)
            case NotOf(part):
                return ~self.place(part)
            case Reference(name):
                return self.place(self.rule_set.define[name])

    def _joined(self, parts: tuple[Condition, ...], wanted: int) -> int:
        step = Step(tuple(self.place(part) for part in parts), wanted)
        return self.steps.setdefault(step, len(self.tests) + len(self.steps))
