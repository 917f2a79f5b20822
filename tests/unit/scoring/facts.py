"""Builders of rule sets, readings, responses and courses for the tests of scoring."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from triage.clinical.care import Enrolment, PlanStep
from triage.clinical.observation import Reading, ReadingKind
from triage.clinical.questionnaire import Answer, Response
from triage.resources import resource
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.values import InputValue, PatientInputs
from triage.scoring.instruments.score import Instrument, load_instrument
from triage.scoring.readings.clean import parse_kinds
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import RuleSet

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAILY, WEEKLY = timedelta(days=1), timedelta(days=7)


@cache
def kinds() -> Mapping[str, ReadingKind]:
    return parse_kinds(resource("readings", "readings.yaml").read_text(encoding="utf-8"))


@cache
def instrument(code: str) -> Instrument:
    return load_instrument(resource("instruments", f"{code}.yaml").read_text(encoding="utf-8"))


@cache
def shipped(name: str = "kol") -> RuleSet:
    return load_rule_set(resource("rulesets", f"{name}.yaml").read_text(encoding="utf-8"))


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


def reading(value: str | None = "94", number: int = 1, **changes: Any) -> Reading:
    values = {"id": f"o{number}", "patient": "p1", "kind": "spo2", "unit": "%", "time": ago(hours=1), "device": "d1"}
    return Reading(value=None if value is None else Decimal(value), **{**values, **changes})


def weights(*pairs: tuple[str, float]) -> list[Reading]:
    """Weights as (kg, days ago)."""
    return [reading(kg, n, kind="weight", unit="kg", time=ago(days=days)) for n, (kg, days) in enumerate(pairs, 1)]


def response(number: int = 1, days: float = 0.1, **answers: Any) -> Response:
    """A completed response; a double underscore in a name stands for a hyphen of the link id."""
    given = tuple(_answer(name.replace("__", "-"), value) for name, value in answers.items())
    return Response(f"r{number}", "p1", "http://visita.example/Questionnaire/q|1.0", "completed", ago(days=days), given)


def phq9(number: int = 1, days: float = 0.1, **changed: int | None) -> Response:
    """A PHQ-9 with every answer 0 but those in `changed` (i9=2; None leaves it out)."""
    scores = {f"i{n}": 0 for n in range(1, 10)} | changed
    return response(number, days, **{f"phq9__{name[1:]}": value for name, value in scores.items() if value is not None})


def enrolment(interval: timedelta | None = DAILY, start: datetime | None = None) -> Enrolment:
    begun = start or ago(days=200)
    plan = () if interval is None else (PlanStep(begun, None, interval),)
    return Enrolment("e1", "p1", "copd", "active", begun, plan=plan)


def gathered(
    readings: list[Reading] | None = None,
    responses: list[Response] | None = None,
    course: Enrolment | None = None,
    rules: str = "kol",
    now: datetime = NOW,
) -> PatientInputs:
    scales = {code: instrument(code) for code in ("cat8", "mmrc", "who5", "phq9", "gad7")}
    return inputs_for(shipped(rules), kinds(), scales, readings or [], responses or [], course or enrolment(), now)


def found(name: str, *args: Any, **more: Any) -> InputValue:
    """One input of what `gathered` returns."""
    return gathered(*args, **more).values[name]


def rule_set(**changes: str) -> RuleSet:
    return load_rule_set(rule_text(**changes))


def rule_text(
    params: str = "low: {value: 88, unit: '%', min: 80, max: 95, source: [A]}",
    inputs: str = "spo2: {kind: reading, code: spo2, agg: last}, text: {kind: answer, item: text}",
    define: str = "",
    rules: str | None = None,
    tests: str = "{name: t, given: {}, expect: {colour: green}}",
) -> str:
    """A small rule set as text; `rules` are lines made with `rule`."""
    return f"""
ruleset: small
version: 1.0.0
title: {{da: Lille, en: Small}}
status: example
valid_from: 2026-01-01
author: {{name: example, role: nurse}}
sign_off: null
basis: {{A: "a source"}}
params: {{{params}}}
inputs: {{{inputs}}}
define: {{{define}}}
rules: [{rule() if rules is None else rules}]
tests: [{tests}]
"""


def rule(when: str = "[spo2, '<', $low]", name: str = "low", colour: str = "red", more: str = "") -> str:
    return (
        f"{{id: {name}, colour: {colour}, when: {when}, {more} reason: {{da: 'Ilt {{spo2}}', en: 'O2 {{spo2}}'}}, "
        "route: {role: nurse, sector: hospital}, act_within_h: 4, clock: working}"
    )


def _answer(link_id: str, value: Any) -> Answer:
    number = Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return Answer(link_id, number, str(value))
