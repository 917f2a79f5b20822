"""Where a limit stands: in which rule, what must hold together with it, and which way it colours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from triage.scoring.rules.conditions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    CountOf,
    NotOf,
    Operator,
    ParamRef,
    Reference,
)
from triage.scoring.rules.model import Rule, RuleSet

_Found = tuple[Comparison, tuple[Condition, ...], bool]
_LOWER = frozenset({Operator.LT, Operator.LE})
_OPPOSITE = {
    Operator.LT: Operator.GE,
    Operator.LE: Operator.GT,
    Operator.GT: Operator.LE,
    Operator.GE: Operator.LT,
    Operator.EQ: Operator.NE,
    Operator.NE: Operator.EQ,
}


@dataclass(frozen=True, slots=True)
class Use:
    """A comparison with a limit; `together` must hold besides, and `is_turned` tells that it must not hold itself."""

    rule: Rule
    comparison: Comparison
    together: tuple[Condition, ...]
    is_turned: bool

    @property
    def way(self) -> int:
        """Return 1 where a higher value colours more patients, -1 where a lower one does, 0 where it only equals."""
        operand, operator = self.comparison.operand, self.comparison.operator
        if not isinstance(operand, ParamRef) or operator in (Operator.EQ, Operator.NE):
            return 0
        way = 1 if operator in _LOWER else -1
        return way * (-1 if operand.negated else 1) * (-1 if self.is_turned else 1)


def uses_of(rule_set: RuleSet, param: str) -> list[Use]:
    """Return every use of a limit: what rests on it alone first, then the worst colour, then in file order."""
    found = [
        Use(rule, comparison, together, is_turned)
        for rule in rule_set.rules
        for comparison, together, is_turned in _inside(rule.when, rule_set)
        if isinstance(comparison.operand, ParamRef) and comparison.operand.name == param
    ]
    return sorted(found, key=lambda use: (use.is_turned, len(use.together), use.rule.colour.rank))


def stricter(uses: Sequence[Use]) -> int:
    """Return the way in which a limit can only make colours worse: 1 up, -1 down, 0 where it is neither.

    Whoever leaves a milder band because its end moved must have come into the rule that begins there.
    """
    used = {use.way for use in uses}
    ways = [way for way in (1, -1) if way in used and all(_is_covered(use, way, uses) for use in uses)]
    return ways[0] if len(ways) == 1 else 0


def _is_covered(use: Use, way: int, uses: Sequence[Use]) -> bool:
    return use.way == way or any(_takes_over(other, use) for other in uses if other.way == way)


def _takes_over(other: Use, left: Use) -> bool:
    """Return whether whoever no longer is where `left` says is where `other` says, and no milder for it."""
    one, opposite = other.comparison, replace(left.comparison, operator=_OPPOSITE[left.comparison.operator])
    is_no_milder = other.rule.colour.rank <= left.rule.colour.rank
    is_alike = one == opposite and not (other.is_turned or left.is_turned)
    return is_alike and is_no_milder and set(other.together) <= set(left.together)


def _inside(condition: Condition, rule_set: RuleSet) -> Iterator[_Found]:
    match condition:
        case Comparison():
            yield condition, (), False
        case Reference(name):
            yield from _inside(rule_set.define[name], rule_set)
        case NotOf(part):
            yield from ((one, together, not is_turned) for one, together, is_turned in _inside(part, rule_set))
        case AnyOf(parts):
            for part in parts:
                yield from _inside(part, rule_set)
        case AllOf(parts) | CountOf(parts):
            for place, part in enumerate(parts):
                others = _others(condition, parts[:place] + parts[place + 1 :])
                yield from ((one, (*together, *others), turned) for one, together, turned in _inside(part, rule_set))


def _others(whole: AllOf | CountOf, others: tuple[Condition, ...]) -> tuple[Condition, ...]:
    if isinstance(whole, AllOf):
        return others
    return (CountOf(others, whole.at_least - 1),) if whole.at_least > 1 else ()
