"""A rule set as plain content again: what its hash is made of, and what a file of it says."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal

from triage.clinical.canonical import canonical_text, text_hash
from triage.errors import Text
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.rules.conditions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    CountOf,
    Literal,
    NotOf,
    Operand,
    ParamRef,
    Reference,
)
from triage.scoring.rules.model import Input, InputKind, Param, Population, Rule, RuleSet, RuleTest, ScorePart

# What of an input no file says: its name stands before it, and its type comes from the rules.
_NOT_WRITTEN = frozenset({"name", "type"})
_FIRST_FORMAT = 1


def content_of(rule_set: RuleSet) -> dict[str, Yaml]:
    """Return all that a file of `rule_set` says, defaults left out: read again, it is the same rule set."""
    return {**_signed(rule_set), "sign_off": _sign_off(rule_set), "tests": [_test(test) for test in rule_set.tests]}


def sha256_of(rule_set: RuleSet) -> str:
    """Return the hash of everything but the tests and the signature, which cannot contain the hash of itself."""
    text = canonical_text(_canonical(_signed(rule_set)))
    return text_hash(text)


def _signed(rule_set: RuleSet) -> dict[str, Yaml]:
    return {
        **({"format": Decimal(rule_set.format)} if rule_set.format != _FIRST_FORMAT else {}),
        **({"engine": rule_set.engine} if rule_set.engine else {}),
        "ruleset": rule_set.name,
        "version": rule_set.version,
        **_population(rule_set.population),
        "title": rule_set.title.content,
        "status": rule_set.status,
        "valid_from": rule_set.valid_from,
        **({"valid_to": rule_set.valid_to} if rule_set.valid_to else {}),
        "author": {"name": rule_set.author.name, "role": rule_set.author.role},
        "basis": dict(rule_set.basis),
        "params": {name: _param(param) for name, param in rule_set.params.items()},
        **({"constraints": _constraints(rule_set)} if rule_set.constraints else {}),
        "inputs": {name: dict(_input(declared)) for name, declared in rule_set.inputs.items()},
        **({"define": _define(rule_set)} if rule_set.define else {}),
        "rules": [_rule(rule) for rule in rule_set.rules],
    }


def _constraints(rule_set: RuleSet) -> list[Yaml]:
    return [[one.left, one.operator.value, one.right] for one in rule_set.constraints]


def _define(rule_set: RuleSet) -> dict[str, Yaml]:
    return {name: _condition(condition) for name, condition in rule_set.define.items()}


def _population(population: Population) -> dict[str, Yaml]:
    if population == Population():
        return {}
    ages = {"min_age": population.min_age, "max_age": population.max_age}
    found: dict[str, Yaml] = {"programme": population.programme} if population.programme else {}
    return {"population": found | {name: Decimal(age) for name, age in ages.items() if age is not None}}


def _param(param: Param) -> dict[str, Yaml]:
    override = {"patient_override": True} if param.patient_override else {}
    bounds = {"value": param.value, "unit": param.unit, "min": param.min, "max": param.max}
    return {**bounds, **override, "source": list(param.source)}


def _input(declared: Input) -> Iterator[tuple[str, Yaml]]:
    for field in fields(declared):
        value = getattr(declared, field.name)
        if field.name in _NOT_WRITTEN or value == field.default or _is_implied(declared, field.name):
            continue
        yield "name" if field.name == "source_name" else field.name, _plain(value)


def _is_implied(declared: Input, name: str) -> bool:
    return name == "agg" and declared.kind is InputKind.SCORE and declared.agg == ScorePart.LAST


def _plain(value: object) -> Yaml:
    match value:
        case Text():
            return value.content
        case tuple():
            return list(value)
        case bool() | Decimal():
            return value
        case int():
            return Decimal(value)
        case _:
            return str(value)


def _rule(rule: Rule) -> dict[str, Yaml]:
    return {
        "id": rule.id,
        "colour": rule.colour.value,
        "when": _condition(rule.when),
        **({"unless": list(rule.unless)} if rule.unless else {}),
        **({"on_unknown": rule.on_unknown.value} if rule.on_unknown != "ignore" else {}),
        "reason": rule.reason.content,
        "route": {"role": rule.route.role, "sector": rule.route.sector},
        "act_within_h": rule.act_within_h,
        "clock": rule.clock.value,
    }


def _test(test: RuleTest) -> dict[str, Yaml]:
    expected = {"fired": test.fired, "unknown_critical": test.unknown_critical}
    hours = {} if test.act_within_h is None else {"act_within_h": test.act_within_h}
    return {
        "name": test.name,
        "given": dict(test.given),
        **({"override": dict(test.override)} if test.override else {}),
        "expect": {
            "colour": test.colour.value,
            **{name: list(rules) for name, rules in expected.items() if rules is not None},
            **hours,
        },
    }


def _sign_off(rule_set: RuleSet) -> Yaml:
    found = rule_set.sign_off
    return found and {"name": found.name, "role": found.role, "at": found.at, "sha256": found.sha256}


def _condition(condition: Condition) -> Yaml:
    match condition:
        case Comparison(name, operator, operand):
            return [name, operator.value] if operand is None else [name, operator.value, _operand(operand)]
        case AllOf(parts):
            return {"all": [_condition(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [_condition(part) for part in parts]}
        case NotOf(part):
            return {"not": _condition(part)}
        case CountOf(parts, wanted):
            return {"count": {"of": [_condition(part) for part in parts], "at_least": Decimal(wanted)}}
        case Reference(name):
            return {"ref": name}


def _operand(operand: Operand) -> Yaml:
    match operand:
        case ParamRef(name, negated):
            return {"neg": f"${name}"} if negated else f"${name}"
        case tuple():
            return list(operand)
        case _:
            return operand


def _canonical(value: Yaml | Literal) -> Yaml:
    """Return `value` as JSON can hold it without loss: numbers in a wrapper that no text can be taken for."""
    match value:
        case Mapping():
            return {str(key): _canonical(item) for key, item in value.items()}
        case list():
            return [_canonical(item) for item in value]
        case Decimal():
            return {"number": format(value, "f")}
        case date():
            return {"date": value.isoformat()}
        case _:
            return value
