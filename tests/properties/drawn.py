"""Rule sets and patients read from a string of bytes: one draw an example, so that ten thousand cost seconds.

Bytes of zero give the plainest: nothing received, one rule of one comparison.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.unit.scoring.facts import rule_set
from triage.clinical.colour import Colour
from triage.scoring.inputs.values import ABSENT, InputValue, PatientInputs, Status, as_declared
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
from triage.scoring.rules.model import Input, InputKind, OnUnknown, Rule, RuleSet, ValueType

T = TypeVar("T")
WORDS = ("none", "self", "call", "visit", "today", "more", "same", "some", "much")
NUMBERS = tuple(Decimal(text) for text in ("0", "1", "-1", "88", "87.5", "88.25", "-0.001", "87.999", "1E+1", "2.50"))
LIMITS = ("low", "high")
_ORDER = (Operator.LT, Operator.LE, Operator.GT, Operator.GE, Operator.EQ, Operator.NE)
_INPUTS = {
    "whole": Input("whole", InputKind.READING, ValueType.NUMBER, decimals=0),
    "fine": Input("fine", InputKind.READING, ValueType.NUMBER, decimals=2),
    "raw": Input("raw", InputKind.SCORE, ValueType.NUMBER),
    "yes": Input("yes", InputKind.ANSWER, ValueType.BOOL),
    "word": Input("word", InputKind.ANSWER, ValueType.TEXT),
}
_SMALL = rule_set(
    params="low: {value: 87.5, unit: '%', min: -100, max: 200, source: [A]}, "
    "high: {value: 88, unit: '%', min: -100, max: 200, source: [A]}"
)


class Dice:
    """Hands out the bytes one after the other, then zeros."""

    def __init__(self, thrown: bytes) -> None:
        self._left = iter(thrown)

    def below(self, sides: int) -> int:
        """Return a whole number from 0 to `sides` - 1."""
        return next(self._left, 0) % sides

    def one_of(self, faces: Sequence[T]) -> T:
        """Return one of `faces`."""
        return faces[self.below(len(faces))]


def thrown(size: int) -> st.SearchStrategy[Dice]:
    """Dice of at most `size` throws."""
    return st.binary(min_size=size // 2, max_size=size).map(Dice)


def many_throws(size: int) -> st.SearchStrategy[Dice]:
    """Dice of `size` throws that are not shrunk: a tenth of the cost, for whole batches of patients."""
    return st.binary(min_size=4, max_size=4).map(lambda seed: Dice(Random(seed).randbytes(size)))


def drawn_rule_set(dice: Dice) -> RuleSet:
    """Return a rule set of one to four rules over five inputs, with every operator and joint."""
    inputs = {name: replace(found, required=dice.below(8) == 1) for name, found in _INPUTS.items()}
    rules: list[Rule] = []
    for number in range(1 + dice.below(4)):
        rules.append(_rule(dice, f"r{number}", [rule.id for rule in rules]))
    return replace(_SMALL, inputs=inputs, define={"known": _condition(dice, 1)}, rules=tuple(rules))


def drawn_limits(dice: Dice) -> dict[str, Decimal]:
    """Return the limits of one patient."""
    return {name: dice.one_of(NUMBERS) for name in LIMITS}


def drawn_inputs(dice: Dice, rules: RuleSet) -> PatientInputs:
    """Return inputs near what the rules compare; one in four absent, a few unusable."""
    return PatientInputs({name: _found(dice, found, rules) for name, found in rules.inputs.items()})


def drawn_values(dice: Dice, rules: RuleSet) -> dict[str, Any]:
    """Return the known values alone, as a test of a rule set gives them."""
    found = {name: one.value for name, one in drawn_inputs(dice, rules).values.items()}
    return {name: value for name, value in found.items() if value is not None}


def _found(dice: Dice, declared: Input, rules: RuleSet) -> InputValue:
    is_known = dice.below(16)
    if is_known < 4:
        return ABSENT
    if is_known == 4:
        return InputValue(None, Status.UNUSABLE)
    return as_declared(InputValue(_value(dice, declared, rules), Status.KNOWN), declared)


def _value(dice: Dice, declared: Input, rules: RuleSet) -> Any:
    if declared.type is ValueType.BOOL:
        return dice.below(2) == 1
    if declared.type is ValueType.TEXT:
        return dice.one_of(WORDS)
    near = dice.one_of([*(param.value for param in rules.params.values()), *NUMBERS[:6]])
    return near + (dice.below(9) - 4) * Decimal(1).scaleb(-dice.below(3))


def _rule(dice: Dice, name: str, earlier: Sequence[str]) -> Rule:
    return replace(
        _SMALL.rules[0],
        id=name,
        colour=dice.one_of(tuple(Colour)),
        when=_condition(dice, 2),
        unless=tuple(one for one in earlier if dice.below(4) == 1),
        on_unknown=dice.one_of((OnUnknown.IGNORE, OnUnknown.GREY)),
    )


def _condition(dice: Dice, deep: int) -> Condition:
    kind = dice.below(10) if deep else 0
    if kind < 4:
        return _comparison(dice)
    if kind == 4 and deep > 1:
        return Reference("known")
    if kind == 5:
        return NotOf(_condition(dice, deep - 1))
    parts = tuple(_condition(dice, deep - 1) for _ in range(1 + dice.below(4)))
    return (AllOf(parts), AnyOf(parts), CountOf(parts, 1 + dice.below(len(parts))))[kind % 3]


def _comparison(dice: Dice) -> Comparison:
    name = dice.one_of(tuple(_INPUTS))
    if dice.below(8) == 1:
        return Comparison(name, dice.one_of((Operator.EXISTS, Operator.MISSING)), None)
    if name == "yes":
        return Comparison(name, dice.one_of((Operator.EQ, Operator.NE)), dice.below(2) == 1)
    if name == "word":
        word, other = dice.one_of(WORDS), dice.one_of(WORDS)
        return Comparison(name, *dice.one_of(((Operator.EQ, word), (Operator.NE, word), (Operator.IN, (word, other)))))
    number = dice.one_of(NUMBERS)
    limit = ParamRef(dice.one_of(LIMITS), dice.below(2) == 1)
    return Comparison(name, dice.one_of(_ORDER), dice.one_of((number, limit)))
