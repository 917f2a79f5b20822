"""A condition as a rule-set file writes it: `[input, operator, operand]`, or one of all, any, not, count, ref."""

from decimal import Decimal
from typing import Annotated

from pydantic import Discriminator, Field, PlainValidator, Tag, model_validator

from triage.scoring.files.checked import Checked, Filled, Name, Whole, fault
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.numbers import fits
from triage.scoring.rules.conditions import (
    ORDERING,
    PRESENCE,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    CountOf,
    Literal,
    NotOf,
    Operand,
    Operator,
    ParamRef,
    Reference,
)

_WANTED_LIST = ("Skriv en liste af tekster eller tal: [a, b].", "Write a list of texts or numbers: [a, b].")
_WANTED_NUMBER = (
    "Skriv et tal, $parameter eller {neg: $parameter} (== og != også tekst eller true/false).",
    "Write a number, $parameter or {neg: $parameter} (== and != also a text or true/false).",
)


def _comparison(value: Yaml) -> Comparison:
    if not isinstance(value, list) or len(value) < 2 or not isinstance(value[0], str) or value[1] not in list(Operator):
        words = " ".join(Operator)
        raise fault(
            f"Skriv [input, operator, værdi] med en operator af: {words}.",
            f"Write [input, operator, value] with one of the operators: {words}.",
        )
    operator = Operator(value[1])
    return Comparison(value[0], operator, _operand(value[2:], operator))


def _operand(rest: list[Yaml], operator: Operator) -> Operand:
    if operator in PRESENCE:
        if rest:
            raise fault(f"{operator} har ingen værdi: slet den.", f"{operator} takes no value: delete it.")
        return None
    if len(rest) != 1 or rest[0] is None:
        raise fault(
            f"Skriv netop én værdi efter {operator}: et tal, en tekst, true/false eller $parameter.",
            f"Write exactly one value after {operator}: a number, a text, true/false or $parameter.",
        )
    if operator is Operator.IN:
        return _list(rest[0])
    operand = _single(rest[0])
    if operand is None or (operator in ORDERING and not isinstance(operand, Decimal | ParamRef)):
        raise fault(*_WANTED_NUMBER)
    return operand


def _single(value: Yaml) -> Literal | ParamRef | None:
    match value:
        case str() if value.startswith("$"):
            return ParamRef(value[1:])
        case {"neg": str() as name} if len(value) == 1 and name.startswith("$"):
            return ParamRef(name[1:], negated=True)
        case bool() | str():
            return value
        case Decimal() if fits(value):
            return value
        case _:
            return None


def _list(value: Yaml) -> tuple[Literal, ...]:
    found = tuple(map(_single, value)) if isinstance(value, list) else ()
    literals = tuple(item for item in found if item is not None and not isinstance(item, ParamRef))
    if not literals or len(literals) != len(found):
        raise fault(*_WANTED_LIST)
    return literals


def _literal(value: Yaml) -> Literal:
    if isinstance(value, bool | str) or (isinstance(value, Decimal) and fits(value)):
        found: Literal = value
        return found
    raise fault("Skriv et tal, en tekst eller true/false.", "Write a number, text or true/false.")


class AllFile(Checked):
    """`{all: [...]}`."""

    all: Annotated[tuple["ConditionFile", ...], Filled]


class AnyFile(Checked):
    """`{any: [...]}`."""

    any: Annotated[tuple["ConditionFile", ...], Filled]


class NotFile(Checked):
    """`{not: ...}`."""

    part: Annotated["ConditionFile", Field(alias="not")]


class CountOfFile(Checked):
    """`of` conditions, of which `at_least` are to be true."""

    of: Annotated[tuple["ConditionFile", ...], Filled]
    at_least: Annotated[Whole, Field(ge=1)]

    @model_validator(mode="after")
    def _check(self) -> "CountOfFile":
        if self.at_least > len(self.of):
            raise fault(f"at_least er højst {len(self.of)}.", f"at_least is at most {len(self.of)}.")
        return self


class CountFile(Checked):
    """`{count: {of: [...], at_least: n}}`."""

    count: CountOfFile


class RefFile(Checked):
    """`{ref: name}` of a condition under `define`."""

    ref: Name


_JOINED = ("all", "any", "not", "count", "ref")


def _tag(value: Yaml) -> str | None:
    if isinstance(value, dict):
        return next(iter(value)) if len(value) == 1 and next(iter(value)) in _JOINED else None
    return "comparison"


ConditionFile = Annotated[
    Annotated[AllFile, Tag("all")]
    | Annotated[AnyFile, Tag("any")]
    | Annotated[NotFile, Tag("not")]
    | Annotated[CountFile, Tag("count")]
    | Annotated[RefFile, Tag("ref")]
    | Annotated[Comparison, PlainValidator(_comparison), Tag("comparison")],
    Discriminator(_tag),
]
LiteralFile = Annotated[Literal, PlainValidator(_literal)]


def as_condition(written: ConditionFile) -> Condition:
    """Return the tree that the rules are evaluated by."""
    match written:
        case AllFile(all=parts):
            return AllOf(tuple(map(as_condition, parts)))
        case AnyFile(any=parts):
            return AnyOf(tuple(map(as_condition, parts)))
        case NotFile(part=part):
            return NotOf(as_condition(part))
        case CountFile(count=count):
            return CountOf(tuple(map(as_condition, count.of)), count.at_least)
        case RefFile(ref=name):
            return Reference(name)
        case Comparison():
            return written
