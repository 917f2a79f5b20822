"""The conditions of rules as trees: comparisons of named inputs, joined by all, any, not, count and references."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Operator(StrEnum):
    """How an input is compared; `exists` and `missing` ask only whether there is a value."""

    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    EQ = "=="
    NE = "!="
    IN = "in"
    EXISTS = "exists"
    MISSING = "missing"


ORDERING = frozenset({Operator.LT, Operator.LE, Operator.GT, Operator.GE})
PRESENCE = frozenset({Operator.EXISTS, Operator.MISSING})

Literal = Decimal | bool | str


@dataclass(frozen=True, slots=True)
class ParamRef:
    """A parameter as the right-hand side of a comparison, with its sign turned when `negated`."""

    name: str
    negated: bool = False


Operand = Literal | ParamRef | tuple[Literal, ...] | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`[input, operator, operand]`; the operand is None for presence and a tuple of literals for `in`."""

    input: str
    operator: Operator
    operand: Operand


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is true, false when one is false, else unknown."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when one part is true, false when every one is false, else unknown."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class NotOf:
    """The opposite of `part`; the opposite of unknown is unknown."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class CountOf:
    """True when at least `at_least` parts are true, false when so many cannot be, else unknown."""

    parts: tuple["Condition", ...]
    at_least: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A condition that stands once under `define`."""

    name: str


Condition = Comparison | AllOf | AnyOf | NotOf | CountOf | Reference


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside `condition`; a reference has none."""
    match condition:
        case AllOf(parts) | AnyOf(parts) | CountOf(parts):
            return parts
        case NotOf(part):
            return (part,)
        case _:
            return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield `condition` and everything inside it, outside in, without following references."""
    yield condition
    for part in parts_of(condition):
        yield from walk(part)


def comparisons(condition: Condition, defined: Mapping[str, Condition]) -> Iterator[Comparison]:
    """Yield every comparison that `condition` rests on, references followed, in the order they are written.

    A definition is followed once, however often it is referred to: a small file can refer to it a billion times.
    """
    yield from _comparisons(condition, defined, set())


def _comparisons(condition: Condition, defined: Mapping[str, Condition], followed: set[str]) -> Iterator[Comparison]:
    for part in walk(condition):
        if isinstance(part, Comparison):
            yield part
        elif isinstance(part, Reference) and part.name not in followed:
            followed.add(part.name)
            yield from _comparisons(defined[part.name], defined, followed)
