"""How far a patient is from another colour: the smallest change of one number that would make it so.

A colour can only change where a number passes a limit, so the values worth trying are those on both sides of each
limit, at the number's own decimals. They are judged in the same go as the patient.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from triage.clinical.colour import Colour
from triage.errors import Text, listed
from triage.scoring.evaluate.one import operand
from triage.scoring.evaluate.per_rule_set import per_rule_set
from triage.scoring.evaluate.program import compiled
from triage.scoring.explain.words import input_name, units, with_unit
from triage.scoring.inputs.values import PatientInputs
from triage.scoring.numbers import LIMIT, decimals_of
from triage.scoring.rules.conditions import Comparison, Literal, Operator, ParamRef
from triage.scoring.rules.model import InputKind, RuleSet

_MEASURED = frozenset({InputKind.READING, InputKind.SCORE, InputKind.CGM})
_FLOOR, _CEILING = frozenset({Operator.LE, Operator.GT}), frozenset({Operator.LT, Operator.GE})


@dataclass(frozen=True, slots=True)
class Change:
    """Another number for one input, `distance` from the one the patient has."""

    input: str
    now: Decimal
    value: Decimal

    @property
    def distance(self) -> Decimal:
        """Return how far the number is from the patient's."""
        return abs(self.value - self.now)


def changes(rule_set: RuleSet, inputs: PatientInputs, params: Mapping[str, Decimal]) -> tuple[Change, ...]:
    """Return what is worth trying; only what is measured or scored can change."""
    found = {name: one.value for name, one in inputs.values.items() if isinstance(one.value, Decimal)}
    return tuple(
        change
        for name, tests in _measured(rule_set).items()
        if name in found
        for change in _worth_trying(name, found[name], rule_set.inputs[name].decimals, tests, params)
    )


def could_be(
    now: Colour, tried: Sequence[Change], colours: Sequence[Colour], rule_set: RuleSet, inputs: PatientInputs
) -> tuple[Text, ...]:
    """Return a sentence per input that could have given another colour, the smallest relative change first.

    `colours` are those that each change `tried` would have given.
    """
    ways: dict[str, dict[Colour, Change]] = {}
    for change, colour in zip(tried, colours, strict=True):
        if colour is not now and colour is not Colour.GREY:
            of_input = ways.setdefault(change.input, {})
            of_input[colour] = min(of_input.get(colour, change), change, key=lambda one: one.distance)
    nearest = {name: sorted(found.items(), key=lambda way: way[1].distance) for name, found in ways.items()}
    names = sorted(nearest, key=lambda name: _relative(nearest[name][0][1]))
    return tuple(_sentence(name, nearest[name], rule_set, inputs) for name in names)


@per_rule_set
def _measured(rule_set: RuleSet) -> Mapping[str, tuple[Comparison, ...]]:
    """Return the tests that hold something measured against a number."""
    found: dict[str, tuple[Comparison, ...]] = {}
    for test in compiled(rule_set).tests:
        if rule_set.inputs[test.input].kind in _MEASURED and isinstance(test.operand, Decimal | ParamRef):
            found[test.input] = (*found.get(test.input, ()), test)
    return found


def _worth_trying(
    name: str, now: Decimal, decimals: int | None, tests: Sequence[Comparison], params: Mapping[str, Decimal]
) -> Iterator[Change]:
    step = Decimal(1).scaleb(-(decimals_of(now) if decimals is None else decimals))
    near = {value for test in tests for value in _around(test.operator, operand(test, params), step)}
    for value in sorted(near):
        if value != now and abs(value) < LIMIT:
            yield Change(name, now, value)


def _around(operator: Operator, limit: Literal | tuple[Literal, ...] | None, step: Decimal) -> tuple[Decimal, ...]:
    """Return the values on the two sides of a limit, and the limit itself where only an equal value passes."""
    if not isinstance(limit, Decimal):
        return ()
    if operator in _FLOOR:
        below = limit.quantize(step, ROUND_FLOOR)
        return below, below + step
    if operator in _CEILING:
        above = limit.quantize(step, ROUND_CEILING)
        return above - step, above
    middle = limit.quantize(step, ROUND_HALF_UP)
    return middle - step, middle, middle + step


def _relative(change: Change) -> Decimal:
    return change.distance / max(abs(change.now), Decimal(1))


def _sentence(name: str, ways: Sequence[tuple[Colour, Change]], rule_set: RuleSet, inputs: PatientInputs) -> Text:
    """Return "Iltmætning 87 %: ville have været gul ved 88 % og grøn ved 90 %"."""
    unit, called = units(rule_set)[name], input_name(rule_set.inputs[name], inputs.values[name])
    now = with_unit(ways[0][1].now, unit)
    each = listed(_at(colour, with_unit(change.value, unit)) for colour, change in ways)
    return Text(f"{called.da} {now.da}: ville have været {each.da}", f"{called.en} {now.en}: would have been {each.en}")


def _at(colour: Colour, value: Text) -> Text:
    return Text(f"{colour.words.da} ved {value.da}", f"{colour.words.en} at {value.en}")
