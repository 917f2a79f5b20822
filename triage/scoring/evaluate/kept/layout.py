"""How the inputs of a rule set are defined, as a text with a hash: values made by one definition are one column."""

import json
from dataclasses import dataclass, fields
from decimal import Decimal

from triage.clinical.canonical import canonical_text, text_hash
from triage.scoring.evaluate.per_rule_set import per_rule_set
from triage.scoring.numbers import MAX_DECIMALS
from triage.scoring.rules.model import Input, InputKind, RuleSet, ValueType

# What a nurse calls an input, whether a green needs it and which way it gets worse change no value.
_BESIDE = frozenset({"name", "label", "required", "worse"})


@dataclass(frozen=True, slots=True)
class Kept:
    """One input as it is kept: `definition` is all that its values depend on; equal ones hold the same.

    `decimals` are those that its numbers are scaled by; `codes` the texts that its values point into, none where they
    are kept as they came. Of a value of any type only is kept that it was there.
    """

    name: str
    definition: str
    type: ValueType
    decimals: int
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The inputs of a rule set in their order; `sha256` is the hash of `body`."""

    inputs: tuple[Kept, ...]
    body: str
    sha256: str


@per_rule_set
def layout_of(rule_set: RuleSet) -> Layout:
    """Return how the inputs of `rule_set` are kept."""
    return _layout(tuple(_kept(rule_set, declared) for declared in rule_set.inputs.values()))


def read_layout(body: str) -> Layout:
    """Return the layout whose `body` this is."""
    return _layout(tuple(_read(*told) for told in json.loads(body)))


def _read(name: str, definition: str, kind: str, decimals: int, codes: list[str]) -> Kept:
    return Kept(name, definition, ValueType(kind), decimals, tuple(codes))


def _layout(inputs: tuple[Kept, ...]) -> Layout:
    said = [[one.name, one.definition, one.type.value, one.decimals, list(one.codes)] for one in inputs]
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return Layout(inputs, body, text_hash(body))


def _kept(rule_set: RuleSet, declared: Input) -> Kept:
    is_number = declared.type is ValueType.NUMBER
    decimals = (MAX_DECIMALS if declared.decimals is None else declared.decimals) if is_number else 0
    return Kept(declared.name, _definition(rule_set, declared), declared.type, decimals, declared.codes)


def _definition(rule_set: RuleSet, declared: Input) -> str:
    said = {one.name: getattr(declared, one.name) for one in fields(declared) if one.name not in _BESIDE}
    if declared.kind is InputKind.META:
        # Lateness is counted from the newest of all that the rule set looks at.
        said["of"] = sorted({_origin(one) for one in rule_set.inputs.values() if one.kind is not InputKind.META})
    if declared.kind is InputKind.ANSWER:
        # An answer in another unit than its limit is none.
        said["unit"] = rule_set.unit_of(declared.name)
    return canonical_text(said, _plain)


def _origin(declared: Input) -> str:
    return "/".join(part or "" for part in (declared.kind.value, declared.code, declared.instrument, declared.item))


def _plain(value: object) -> str:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
