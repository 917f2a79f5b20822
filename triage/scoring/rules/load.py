"""Read a rule set (file format 1, schema "triage rule set 1", and its additions) from YAML 1.2 text.

Additions to format 1, all optional: `programme` at the top; `label`, `decimals`, `required`, `freshness` and `sd_floor`
on inputs. Files of format 1 load as they are.
"""

import hashlib
import json

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.files.faults import Faults
from triage.scoring.files.fields import Fields
from triage.scoring.files.yaml_text import Yaml, canonical, read_yaml
from triage.scoring.rules.check import check_names, check_sizes, check_unless
from triage.scoring.rules.conditions import Condition
from triage.scoring.rules.load_condition import load_condition
from triage.scoring.rules.load_inputs import load_inputs
from triage.scoring.rules.load_tests import load_tests
from triage.scoring.rules.model import (
    Clock,
    Input,
    OnUnknown,
    Param,
    Population,
    Route,
    Rule,
    RuleSet,
    RuleTest,
)

__all__ = ["Clock", "Input", "Param", "Rule", "RuleSet", "RuleTest", "load_rule_set"]

_TOP = (
    "ruleset", "version", "programme", "title", "status", "valid_from", "valid_to", "author", "sign_off", "basis",
    "params", "inputs", "define", "rules", "tests",
)  # fmt: skip
_STATUS = ("example", "draft", "approved", "retired")


def load_rule_set(text: str) -> RuleSet:
    """Return the rule set in `text`.

    Raises RuleSetError, whose text lists every fault with its path and what to write instead.
    """
    content = read_yaml(text)
    faults = Faults(Text("Regelsættet kan ikke bruges. Ret:", "The rule set cannot be used. Correct:"))
    top = Fields(content, "", faults)
    faults.check()
    rule_set = _load(top, content)
    faults.check()
    return rule_set


def _load(top: Fields, content: dict[str, Yaml]) -> RuleSet:
    faults = top.faults
    _check_top(top)
    params = {name: _param(name, Fields(body, f"params.{name}", faults)) for name, body in top.each("params")}
    define = {name: load_condition(body, f"define.{name}", faults) for name, body in top.each("define")}
    rules = tuple(_rule(Fields(body, _rule_path(body, n), faults)) for n, body in enumerate(top.listed("rules")))
    placed = _placed(define, rules)
    inputs = load_inputs(top, placed)
    check_names(placed, inputs, params, define, faults)
    check_unless(rules, faults)
    check_sizes(placed, define, faults)
    return RuleSet(
        name=top.text("ruleset"),
        version=top.text("version"),
        title=top.both_languages("title"),
        status=top.text("status"),
        population=Population(top.text("programme", "") or None),
        valid_from=top.day("valid_from"),
        valid_to=top.day("valid_to"),
        basis={name: str(body) for name, body in top.each("basis")},
        params=params,
        inputs=inputs,
        define=define,
        rules=rules,
        tests=load_tests(top, inputs, params, tuple(rule.id for rule in rules)),
        sha256=_sha256(content),
    )


def _check_top(top: Fields) -> None:
    top.allow(*_TOP)
    for name in ("author", "basis", "params", "inputs"):
        top.fields(name)
    if top.text("status") not in _STATUS:
        top.faults.add("status", f"Skriv et af: {', '.join(_STATUS)}.", f"Write one of: {', '.join(_STATUS)}.")


def _placed(define: dict[str, Condition], rules: tuple[Rule, ...]) -> dict[str, Condition]:
    placed = {f"define.{name}": condition for name, condition in define.items()}
    return placed | {f"rules[{number}].when ({rule.id})": rule.when for number, rule in enumerate(rules)}


def _param(name: str, fields: Fields) -> Param:
    fields.allow("value", "unit", "min", "max", "patient_override", "source")
    param = Param(
        name=name,
        value=fields.number("value"),
        unit=fields.text("unit"),
        min=fields.number("min"),
        max=fields.number("max"),
        source=fields.texts("source"),
        patient_override=fields.flag("patient_override", default=False),
    )
    if not param.source:
        fields.missing("source")
    if not param.min <= param.value <= param.max:
        fields.faults.add(
            fields.at("value"),
            f"{param.value} ligger uden for {param.min} til {param.max}. Ret værdien eller grænserne.",
            f"{param.value} is outside {param.min} to {param.max}. Correct the value or the bounds.",
        )
    return param


def _rule_path(body: Yaml, number: int) -> str:
    name = body.get("id") if isinstance(body, dict) else None
    return f"rules.{name}" if isinstance(name, str) else f"rules[{number}]"


def _rule(fields: Fields) -> Rule:
    fields.allow("id", "colour", "when", "unless", "on_unknown", "reason", "route", "act_within_h", "clock")
    route = fields.fields("route")
    if "when" not in fields:
        fields.missing("when")
    rule = Rule(
        id=fields.text("id"),
        colour=fields.choice("colour", Colour),
        when=load_condition(fields.raw("when"), fields.at("when"), fields.faults),
        reason=fields.both_languages("reason"),
        route=Route(route.text("role"), route.text("sector")),
        act_within_h=fields.number("act_within_h"),
        clock=fields.choice("clock", Clock),
        unless=fields.texts("unless"),
        on_unknown=fields.choice("on_unknown", OnUnknown, OnUnknown.IGNORE),
    )
    if rule.colour is Colour.GREEN:
        fields.faults.add(
            fields.at("colour"),
            "En regel kan ikke gøre grøn. Skriv red, yellow eller grey.",
            "A rule cannot make green. Write red, yellow or grey.",
        )
    if rule.act_within_h < 0:
        fields.faults.add(fields.at("act_within_h"), "Skriv 0 eller mere.", "Write 0 or more.")
    return rule


def _sha256(content: dict[str, Yaml]) -> str:
    """Hash all that stands above the tests but the signature, which cannot contain the hash of itself."""
    signed = {name: value for name, value in content.items() if name not in ("tests", "sign_off")}
    text = json.dumps(canonical(signed), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
