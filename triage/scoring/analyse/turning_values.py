"""Values of a limit that stand for all others: what a move does to somebody, a move from one to the next does too.

Two limits between which nobody's number lies are the same limit. Between two cuts - bounds, other limits in order with
it, numbers in the same conditions, ends of what an input can be - only the order of the inputs and the limit counts;
three numbers with room on both sides show every order there is, and where there is no such room each number is tried.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor

from triage.scoring.analyse.ranges import range_of
from triage.scoring.analyse.subject import Subject, comparisons_in, operands_in
from triage.scoring.numbers import MAX_DECIMALS, fits, places_needed
from triage.scoring.rules.conditions import Comparison, ParamRef
from triage.scoring.rules.model import Param, RuleSet

# The lowest, three that are tried, and the highest: one stays below all of them and one above.
_ROOM = 5


def is_with(compared: Comparison, name: str) -> bool:
    """Return whether a number is held against the limit of that name."""
    return isinstance(compared.operand, ParamRef) and compared.operand.name == name


def turning_values(subject: Subject, param: Param) -> list[Decimal]:
    """Return them in rising order; the other limits stand at their own values."""
    held = [one for _, one in comparisons_in(subject.rule_set) if is_with(one, param.name)]
    inputs = sorted({one.input for one in held})
    beside = _beside(subject, inputs)
    signs = {-1 if isinstance(one.operand, ParamRef) and one.operand.negated else 1 for one in held}
    turns = {sign * value for sign in signs for value in (*beside, *([Decimal(0)] if len(signs) > 1 else []))}
    ends = {param.min, param.max, *_in_order_with(subject.rule_set, param.name)}
    cuts = sorted(value for value in turns | ends if param.min <= value <= param.max)
    decimals = _decimals(subject, inputs, [*beside, *ends])
    between = (value for low, high in pairwise(cuts) for value in _between(low, high, decimals))
    # Between two neighbouring numbers of one input alone there is no order to show.
    tried = (value for value in between if len(inputs) > 1 or places_needed(value) <= decimals[-1])
    return sorted(value for value in {*cuts, *tried} if _is_allowed(subject.rule_set, param.name, value))


def _beside(subject: Subject, inputs: Sequence[str]) -> list[Decimal]:
    """Return the numbers that the inputs are held against too, and the ends of what they can be."""
    operands = operands_in(subject.rule_set)
    found = [value for name in inputs for value in operands[name] if isinstance(value, Decimal)]
    spans = [subject.domains[name].spans for name in inputs]
    return found + [end for one in spans for end in (one[0][0], one[-1][1])]


def _in_order_with(rule_set: RuleSet, name: str) -> Iterator[Decimal]:
    for one in rule_set.constraints:
        if name in (one.left, one.right):
            yield rule_set.params[one.right if name == one.left else one.left].value


def _decimals(subject: Subject, inputs: Sequence[str], values: Sequence[Decimal]) -> list[int]:
    """Return how fine the inputs are, the coarsest first; one of which nothing says it is finer than `values`."""
    finest = min(MAX_DECIMALS, max(map(places_needed, values)) + 1)
    found = set[int]()
    for name in inputs:
        declared = subject.rule_set.inputs[name]
        reach = range_of(declared, subject.kinds, subject.instruments)
        said = reach.decimals if declared.decimals is None else declared.decimals
        found.add(finest if said is None else said)
    return sorted(found)


def _between(low: Decimal, high: Decimal, decimals: Sequence[int]) -> Iterator[Decimal]:
    """Yield what is tried between two cuts: numbers of the coarsest input, and between those of finer ones and none."""
    if not decimals:
        yield (low + high) / 2
        return
    coarsest, *finer = decimals
    first, last = floor(low.scaleb(coarsest)) + 1, ceil(high.scaleb(coarsest)) - 1
    has_room = last - first + 1 >= _ROOM
    tried = range(first + 1, first + 4) if has_room else range(first, last + 1)
    numbers = [Decimal(one).scaleb(-coarsest) for one in tried]
    yield from numbers
    if not has_room:
        for one, other in pairwise((low, *numbers, high)):
            yield from _between(one, other, finer)


def _is_allowed(rule_set: RuleSet, name: str, value: Decimal) -> bool:
    values = {other: one.value for other, one in rule_set.params.items()} | {name: value}
    return fits(value) and all(one.holds(values) for one in rule_set.constraints)
