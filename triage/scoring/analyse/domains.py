"""The values of an input cut into cells inside which no comparison of the rule set changes.

A set of cells is a whole number, one bit per cell: the last bit is "not there at all". Intersecting and uniting sets of
values is then `&` and `|`, exact and the same for numbers, texts and booleans.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triage.scoring.analyse.ranges import Range
from triage.scoring.numbers import MAX_DECIMALS, places_needed, round_half_up, scale
from triage.scoring.rules.conditions import Comparison, Literal, Operator, ParamRef
from triage.scoring.rules.model import Input, Param, ValueType

Cells = int


@dataclass(frozen=True, slots=True)
class Domain:
    """The cells of one input: a representative `value` each and, for numbers, from where to where they reach.

    `starts` are the cells' lowest numbers times 10**`places`, in rising order, and empty for what is no number.
    """

    values: tuple[Literal, ...]
    spans: tuple[tuple[Decimal, Decimal], ...] = ()
    starts: tuple[int, ...] = ()
    places: int = 0

    @property
    def known(self) -> Cells:
        """Return the set of all cells with a value."""
        return (1 << len(self.values)) - 1

    @property
    def absent(self) -> Cells:
        """Return the set of the one cell without a value."""
        return 1 << len(self.values)

    def where(self, operator: Operator, operands: Sequence[Literal]) -> tuple[Cells, Cells]:
        """Return the cells where a comparison holds and where it does not; where it is unknown is in neither."""
        match operator:
            case Operator.EXISTS:
                return self.known, self.absent
            case Operator.MISSING:
                return self.absent, self.known
            case _:
                holds = self._holds(operator, operands) & self.known
                return holds, self.known & ~holds

    def _holds(self, operator: Operator, operands: Sequence[Literal]) -> Cells:
        if operator in (Operator.EQ, Operator.NE, Operator.IN):
            equal = 0
            for operand in operands:
                equal |= self._equal(operand)
            return ~equal if operator is Operator.NE else equal
        below, up_to = self._below(operands[0]), self._up_to(operands[0])
        return {Operator.LT: below, Operator.LE: up_to, Operator.GT: ~up_to, Operator.GE: ~below}[operator]

    def _equal(self, operand: Literal) -> Cells:
        if self.starts and isinstance(operand, Decimal):
            return self._up_to(operand) & ~self._below(operand)
        same = (n for n, value in enumerate(self.values) if type(value) is type(operand) and value == operand)
        return sum(1 << n for n in same)

    def _below(self, limit: Literal) -> Cells:
        return (1 << bisect_left(self.starts, scale(Decimal(limit), self.places))) - 1

    def _up_to(self, limit: Literal) -> Cells:
        return (1 << bisect_right(self.starts, scale(Decimal(limit), self.places))) - 1


def operands_of(comparison: Comparison, params: Mapping[str, Param]) -> tuple[Literal, ...]:
    """Return what a comparison compares with, at the parameters' own values; nothing for presence."""
    match comparison.operand:
        case None:
            return ()
        case tuple() as literals:
            return literals
        case ParamRef(name, negated):
            return (-params[name].value if negated else params[name].value,)
        case literal:
            return (literal,)


def domain_of(declared: Input, operands: Iterable[Literal], reach: Range) -> Domain:
    """Return the cells of an input that is compared with `operands`."""
    match declared.type:
        case ValueType.NUMBER:
            return _numbers([found for found in operands if isinstance(found, Decimal)], declared, reach)
        case ValueType.BOOL:
            return Domain((False, True))
        case ValueType.TEXT:
            texts = tuple(dict.fromkeys(found for found in operands if isinstance(found, str)))
            return Domain((*texts, _another(texts)))
        case _:
            return Domain((True,))


def _another(texts: Sequence[str]) -> str:
    """Return a text that is none of `texts`."""
    return "…" * (1 + max((len(text) for text in texts), default=0))


def _numbers(limits: Sequence[Decimal], declared: Input, reach: Range) -> Domain:
    """Cut the numbers of `reach` at every limit.

    Where nothing says how fine the numbers are, they are compared as written: one decimal finer than any limit.
    """
    needed = max((places_needed(limit) for limit in limits), default=0)
    finest = min(MAX_DECIMALS, needed + 1) if reach.decimals is None else reach.decimals
    decimals = finest if declared.decimals is None else declared.decimals
    places = max(needed, decimals)
    step = 10 ** (places - decimals)
    first, last = (scale(round_half_up(bound, decimals), places) for bound in (reach.low, reach.high))
    cuts = {cut for limit in limits for cut in _cuts(scale(limit, places), step) if first < cut <= last}
    starts = (first, *sorted(cuts))
    ends = (*(start - step for start in starts[1:]), last)
    pairs = zip(starts, ends, strict=True)
    spans = tuple((_number(low, places, decimals), _number(high, places, decimals)) for low, high in pairs)
    return Domain(tuple(_nearest_zero(low, high) for low, high in spans), spans, starts, places)


def _cuts(limit: int, step: int) -> tuple[int, ...]:
    """Return where cells begin because of a limit: at it and after it, or only after it where no number equals it."""
    before = limit // step * step
    return (before, before + step) if before == limit else (before + step,)


def _nearest_zero(low: Decimal, high: Decimal) -> Decimal:
    return min(max(low, Decimal(0)), high)


def _number(scaled: int, places: int, decimals: int) -> Decimal:
    return round_half_up(Decimal(scaled).scaleb(-places), decimals)
