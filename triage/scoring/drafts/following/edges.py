"""Which values of an example stand at a limit, and how far they go when the limit does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from triage.scoring.numbers import decimals_of, exact, round_half_up
from triage.scoring.rules.conditions import ORDERING, Operator, ParamRef
from triage.scoring.rules.model import Input, RuleSet, RuleTest

_BELOW = frozenset({Operator.LT, Operator.GE})


@dataclass(frozen=True, slots=True)
class MovedLimit:
    """A limit that moved, as an input of an example is held against it; both values are negative where it is negated.

    `step` is how finely the input's value is written and compared.
    """

    input: str
    operator: Operator
    param: str
    before: Decimal
    after: Decimal
    step: Decimal

    def is_crossed(self, value: Decimal) -> bool:
        """Return whether the comparison comes out otherwise since the limit moved."""
        return self._holds(value, self.before) != self._holds(value, self.after)

    def is_edge(self, value: Decimal) -> bool:
        """Return whether the next value, up or down, was on the other side of the limit before that moved."""
        here = self._holds(value, self.before)
        return any(self._holds(other, self.before) != here for other in (value - self.step, value + self.step))

    @property
    def amount(self) -> Decimal:
        """Return how far the values at the limit went, in whole steps."""
        return self._last_below(self.after) - self._last_below(self.before)

    def _holds(self, value: Decimal, limit: Decimal) -> bool:
        match self.operator:
            case Operator.LT:
                return value < limit
            case Operator.LE:
                return value <= limit
            case Operator.GT:
                return value > limit
            case _:
                return value >= limit

    def _last_below(self, limit: Decimal) -> Decimal:
        """Return the greatest value on the lower side of the limit."""
        if self.operator in _BELOW:
            return limit.quantize(self.step, ROUND_CEILING) - self.step
        return limit.quantize(self.step, ROUND_FLOOR)


def limits_met(before: RuleSet, after: RuleSet, test: RuleTest) -> Iterator[MovedLimit]:
    """Yield the limits that are others in `after` and that a value of an example is held against, its own left out."""
    for name, operator, ref in _compared(after):
        value = test.given.get(name)
        if isinstance(value, Decimal) and ref.name not in test.override and ref.name in before.params:
            old, new = before.params[ref.name].value, after.params[ref.name].value
            if old != new:
                ends = (-old, -new) if ref.negated else (old, new)
                yield MovedLimit(name, operator, ref.name, *ends, _step(after.inputs[name], value))


def seen(declared: Input, value: Decimal) -> Decimal:
    """Return a value as it is compared."""
    return value if declared.decimals is None else round_half_up(value, declared.decimals)


def amounts(after: RuleSet, test: RuleTest, met: Iterator[MovedLimit]) -> Mapping[str, tuple[Decimal, ...]]:
    """Return by how much the values that stood at a limit go along; several limits of one input may say otherwise."""
    found: dict[str, list[Decimal]] = {}
    with exact():
        for limit in met:
            value = test.given[limit.input]
            if isinstance(value, Decimal) and limit.is_edge(seen(after.inputs[limit.input], value)) and limit.amount:
                found.setdefault(limit.input, []).append(limit.amount)
    return {name: tuple(dict.fromkeys(each)) for name, each in found.items()}


def _compared(rule_set: RuleSet) -> Iterator[tuple[str, Operator, ParamRef]]:
    every = (one for rule in rule_set.rules for one in rule_set.compared(rule) if one.operator in ORDERING)
    found = ((one.input, one.operator, one.operand) for one in every if isinstance(one.operand, ParamRef))
    yield from dict.fromkeys(found)


def _step(declared: Input, value: Decimal) -> Decimal:
    written = decimals_of(value)
    return Decimal(1).scaleb(-(written if declared.decimals is None else min(written, declared.decimals)))
