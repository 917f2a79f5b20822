"""Who rests on a limit, an input, a rule or a definition, and all of them under another name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from triage.errors import Text
from triage.scoring.rules.conditions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    CountOf,
    NotOf,
    ParamRef,
    Reference,
    walk,
)
from triage.scoring.rules.model import RuleSet

_Leaf = Comparison | Reference
_Value = TypeVar("_Value")


def uses_of_param(rule_set: RuleSet, name: str) -> tuple[str, ...]:
    """Return the paths of what rests on a limit."""

    def is_it(part: Condition) -> bool:
        return isinstance(part, Comparison) and isinstance(part.operand, ParamRef) and part.operand.name == name

    bound = (f"constraints[{n}]" for n, one in enumerate(rule_set.constraints) if name in (one.left, one.right))
    tried = (f"tests[{n}]" for n, test in enumerate(rule_set.tests) if name in test.override)
    # In a reason a name that is also an input's means the input.
    told = () if name in rule_set.inputs else _reasons_with(rule_set, name)
    return (*_conditions_with(rule_set, is_it), *told, *bound, *tried)


def uses_of_input(rule_set: RuleSet, name: str) -> tuple[str, ...]:
    """Return the paths of what rests on an input."""

    def is_it(part: Condition) -> bool:
        return isinstance(part, Comparison) and part.input == name

    tried = (f"tests[{n}]" for n, test in enumerate(rule_set.tests) if name in test.given)
    return (*_conditions_with(rule_set, is_it), *_reasons_with(rule_set, name), *tried)


def uses_of_rule(rule_set: RuleSet, rule_id: str) -> tuple[str, ...]:
    """Return the paths of what names a rule."""
    rules = (f"rules.{rule.id}.unless" for rule in rule_set.rules if rule_id in rule.unless)
    expected = ((n, (*(test.fired or ()), *(test.unknown_critical or ()))) for n, test in enumerate(rule_set.tests))
    return (*rules, *(f"tests[{n}]" for n, named in expected if rule_id in named))


def uses_of_definition(rule_set: RuleSet, name: str) -> tuple[str, ...]:
    """Return the paths of the conditions that refer to a definition."""
    return tuple(_conditions_with(rule_set, lambda part: part == Reference(name)))


def with_conditions(rule_set: RuleSet, change: Callable[[_Leaf], Condition]) -> RuleSet:
    """Return the rule set with `change` made at every comparison and reference."""
    rules = tuple(replace(rule, when=changed(rule.when, change)) for rule in rule_set.rules)
    define = {name: changed(condition, change) for name, condition in rule_set.define.items()}
    return replace(rule_set, rules=rules, define=define)


def changed(condition: Condition, change: Callable[[_Leaf], Condition]) -> Condition:
    """Return a condition with `change` made at every comparison and reference inside it."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(changed(part, change) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(changed(part, change) for part in parts))
        case CountOf(parts, at_least):
            return CountOf(tuple(changed(part, change) for part in parts), at_least)
        case NotOf(part):
            return NotOf(changed(part, change))
        case _:
            return change(condition)


def with_slots(rule_set: RuleSet, name: str, to: str) -> RuleSet:
    """Return the rule set with the {slot} `name` called `to` in every reason."""

    def renamed(text: Text) -> Text:
        slot, now = f"{{{name}}}", f"{{{to}}}"
        return Text(text.da.replace(slot, now), text.en.replace(slot, now))

    return replace(rule_set, rules=tuple(replace(rule, reason=renamed(rule.reason)) for rule in rule_set.rules))


def taken(rule_set: RuleSet) -> frozenset[str]:
    """Return the names that nothing new may have: a {slot} of a reason finds inputs and limits by name."""
    return frozenset((*rule_set.inputs, *rule_set.params))


def renamed_key(mapping: Mapping[str, _Value], name: str, to: str) -> dict[str, _Value]:
    """Return a mapping with one key called otherwise, where it stood."""
    return {to if key == name else key: value for key, value in mapping.items()}


def _conditions_with(rule_set: RuleSet, is_it: Callable[[Condition], bool]) -> Iterator[str]:
    written = {f"define.{name}": condition for name, condition in rule_set.define.items()}
    written |= {f"rules.{rule.id}": rule.when for rule in rule_set.rules}
    yield from (path for path, condition in written.items() if any(map(is_it, walk(condition))))


def _reasons_with(rule_set: RuleSet, name: str) -> Iterator[str]:
    slot = f"{{{name}}}"
    yield from (f"rules.{rule.id}.reason" for rule in rule_set.rules if slot in rule.reason.da + rule.reason.en)
