"""Read the tests that stand in a rule-set file."""

from collections.abc import Mapping
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.scoring.files.fields import Fields, is_number
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import Input, Param, RuleTest


def load_tests(
    top: Fields, inputs: Mapping[str, Input], params: Mapping[str, Param], rules: tuple[str, ...]
) -> tuple[RuleTest, ...]:
    """Return the tests, noting names of inputs, parameters and rules that do not exist."""
    tests = (Fields(body, f"tests[{n}]", top.faults) for n, body in enumerate(top.listed("tests")))
    return tuple(_test(fields, inputs, params, rules) for fields in tests)


def _test(fields: Fields, inputs: Mapping[str, Input], params: Mapping[str, Param], rules: tuple[str, ...]) -> RuleTest:
    given = fields.fields("given")
    override = Fields(fields.raw("override") or {}, fields.at("override"), fields.faults)
    expect = fields.fields("expect")
    expect.allow("colour", "fired", "unknown_critical", "act_within_h")
    given.allow(*inputs)
    override.allow(*params)
    return RuleTest(
        name=fields.text("name"),
        given={name: _value(given, name, body) for name, body in fields.each("given")},
        override=_limits(fields, override),
        colour=expect.choice("colour", Colour),
        fired=_rule_ids(expect, "fired", rules),
        unknown_critical=_rule_ids(expect, "unknown_critical", rules),
    )


def _limits(fields: Fields, override: Fields) -> dict[str, Decimal]:
    return {name: override.number(name) for name, _ in fields.each("override")}


def _value(given: Fields, name: str, value: Yaml) -> Literal | None:
    if value is None or isinstance(value, bool | str) or is_number(value):
        found: Literal | None = value
        return found
    given.faults.add(given.at(name), "Skriv et tal, en tekst eller true/false.", "Write a number, text or true/false.")
    return None


def _rule_ids(expect: Fields, name: str, rules: tuple[str, ...]) -> tuple[str, ...] | None:
    if name not in expect:
        return None
    found = expect.texts(name)
    for rule_id in found:
        if rule_id not in rules:
            expect.faults.add(expect.at(name), f"{rule_id} er ingen regel.", f"{rule_id} is no rule.")
    return found
