"""Turn the YAML of a condition into a tree, noting every fault at its place."""

from decimal import Decimal

from triage.scoring.files.faults import Faults
from triage.scoring.files.fields import Fields, is_number
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.rules.conditions import (
    ORDERING,
    PRESENCE,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    CountOf,
    NotOf,
    Operand,
    Operator,
    ParamRef,
    Reference,
)

MAX_DEPTH = 32

# Stands in for what could not be read, so that the rest is still looked at.
_NOTHING = Reference("")


def load_condition(value: Yaml, path: str, faults: Faults, depth: int = 1) -> Condition:
    """Return the condition written at `path`."""
    if depth > MAX_DEPTH:
        faults.add(
            path,
            f"Betingelsen er mere end {MAX_DEPTH} niveauer dyb. Del den op under »define«.",
            f"The condition is more than {MAX_DEPTH} levels deep. Split it up under 'define'.",
        )
        return _NOTHING
    if isinstance(value, list):
        return _comparison(value, path, faults)
    if isinstance(value, dict) and len(value) == 1:
        return _joined(value, path, faults, depth)
    faults.add(
        path,
        "Skriv [input, operator, værdi] eller netop én af all, any, not, count, ref.",
        "Write [input, operator, value] or exactly one of all, any, not, count, ref.",
    )
    return _NOTHING


def _joined(value: dict[str, Yaml], path: str, faults: Faults, depth: int) -> Condition:
    ((word, body),) = value.items()
    place = f"{path}.{word}"
    match word:
        case "all":
            return AllOf(_parts(body, place, faults, depth))
        case "any":
            return AnyOf(_parts(body, place, faults, depth))
        case "not":
            return NotOf(load_condition(body, place, faults, depth + 1))
        case "count":
            return _count(body, place, faults, depth)
        case "ref" if isinstance(body, str):
            return Reference(body)
        case _:
            faults.add(place, "Brug all, any, not, count eller ref: navn.", "Use all, any, not, count or ref: name.")
            return _NOTHING


def _parts(value: Yaml, path: str, faults: Faults, depth: int) -> tuple[Condition, ...]:
    if not isinstance(value, list) or not value:
        faults.add(path, "Skriv en liste med mindst én betingelse.", "Write a list with at least one condition.")
        return ()
    return tuple(load_condition(part, f"{path}[{n}]", faults, depth + 1) for n, part in enumerate(value))


def _count(value: Yaml, path: str, faults: Faults, depth: int) -> Condition:
    fields = Fields(value, path, faults)
    fields.allow("of", "at_least")
    parts = _parts(fields.raw("of"), fields.at("of"), faults, depth)
    return CountOf(parts, fields.whole("at_least", 1, max(1, len(parts))))


def _comparison(value: list[Yaml], path: str, faults: Faults) -> Condition:
    if len(value) < 2 or not isinstance(value[0], str) or value[1] not in list(Operator):
        words = " ".join(Operator)
        faults.add(
            path,
            f"Skriv [input, operator, værdi] med en operator af: {words}.",
            f"Write [input, operator, value] with one of the operators: {words}.",
        )
        return _NOTHING
    operator = Operator(value[1])
    return Comparison(value[0], operator, _operand(value[2:], operator, path, faults))


def _operand(rest: list[Yaml], operator: Operator, path: str, faults: Faults) -> Operand:
    if operator in PRESENCE:
        if rest:
            faults.add(path, f"{operator} har ingen værdi: slet den.", f"{operator} takes no value: delete it.")
        return None
    if len(rest) != 1 or rest[0] is None:
        faults.add(
            path,
            f"Skriv netop én værdi efter {operator}: et tal, en tekst, true/false eller $parameter.",
            f"Write exactly one value after {operator}: a number, a text, true/false or $parameter.",
        )
        return None
    operand = _list(rest[0]) if operator is Operator.IN else _single(rest[0])
    if operand is None or (operator in ORDERING and not isinstance(operand, Decimal | ParamRef)):
        faults.add(f"{path}[2]", _WANTED[operator is Operator.IN][0], _WANTED[operator is Operator.IN][1])
        return None
    return operand


def _single(value: Yaml) -> Operand:
    match value:
        case str() if value.startswith("$"):
            return ParamRef(value[1:])
        case {"neg": str() as name} if len(value) == 1 and name.startswith("$"):
            return ParamRef(name[1:], negated=True)
        case bool() | str():
            return value
        case Decimal() if is_number(value):
            return value
        case _:
            return None


def _list(value: Yaml) -> Operand:
    if not isinstance(value, list) or not value:
        return None
    found = tuple(_single(item) for item in value)
    if any(item is None or isinstance(item, ParamRef | tuple) for item in found):
        return None
    return found  # type: ignore[return-value]  # the line above leaves literals only, which mypy cannot follow


_WANTED = {
    False: (
        "Skriv et tal, $parameter eller {neg: $parameter} (== og != også tekst eller true/false).",
        "Write a number, $parameter or {neg: $parameter} (== and != also a text or true/false).",
    ),
    True: ("Skriv en liste af tekster eller tal: [a, b].", "Write a list of texts or numbers: [a, b]."),
}
