"""A form's thresholds as the text of a rule-set file: a draft, whose tests are the thresholds' own edges."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from triage.clinical.colour import Colour
from triage.scoring.explain.words import spoken
from triage.scoring.region.edges import edge_values, quiet_value
from triage.scoring.region.evaluator import value_verdict
from triage.scoring.region.flow import Flow, clean, flow
from triage.scoring.region.model import Form
from triage.scoring.region.questions import UNKNOWN_UNIT, Asked, asked_questions, slug
from triage.scoring.region.rules import Drafted, rules_of
from triage.scoring.rules.model import Author

_VERSION = re.compile(r"\d+\.\d+\.\d+\Z", re.ASCII)
# The plan says neither who acts nor when: a proposal, marked so in the file.
_HOURS = {Colour.RED: 8, Colour.YELLOW: 40}
_ROUTE: Flow = {"role": "nurse", "sector": "hospital"}

_HEAD = """\
# Draft, made from the home-treatment thresholds of a PlanDefinition. Before it is approved, a person must decide:
# - how far each limit may be tuned: the plan names no bounds, so min and max are the limit itself;
# - who acts, and within how many hours: the plan does not say, what stands here is a proposal;
# - the unit of every limit whose unit is "{unknown}".
# Numbers have no declared decimals: they are compared as they were answered, as in the plan's own system."""


@dataclass(frozen=True, slots=True)
class _Example:
    name: str
    given: Mapping[str, Decimal | bool]
    colour: Colour
    fired: tuple[str, ...]


def rule_set_name(form: Form) -> str:
    """Return what the rule set is called, after the plan and the questionnaire."""
    plan, questionnaire = (reference.rpartition("/")[2] for reference in (form.plan, form.questionnaire))
    return f"{slug(plan, '-')}-{slug(questionnaire, '-')}"


def rule_set_text(form: Form, author: Author) -> str:
    """Return the rule set of a form without `form_faults`, as text that `load_rule_set` reads and whose tests pass."""
    asked = asked_questions(form)
    rules = [(question, rule) for question in asked for rule in rules_of(question)]
    return "\n".join([_HEAD.format(unknown=UNKNOWN_UNIT), *_top(form, author), *_params(asked, rules), *_inputs(asked),
                      "rules:", *(_rule(rule) for _, rule in rules),
                      "tests:", *(_test(example) for example in _examples(asked)), ""])  # fmt: skip


def _top(form: Form, author: Author) -> Iterator[str]:
    version = form.plan_version or ""
    title = clean(form.title) or form.plan
    yield "format: 2"
    yield f"ruleset: {rule_set_name(form)}"
    yield f'version: "{version if _VERSION.match(version) else "1.0.0"}"'
    yield f"title: {flow({'da': title, 'en': title})}"
    yield "status: draft"
    yield "valid_from: null"
    yield f"author: {flow({'name': clean(author.name), 'role': clean(author.role)})}"
    yield "sign_off: null"
    yield "basis:"
    yield f"  PLAN: {flow(_plan_words(form))}"
    if any(threshold.source == "FORM" and threshold.limits for threshold in form.thresholds):
        yield f"  FORM: {flow(clean(form.questionnaire) + ': thresholds on its own questions')}"


def _plan_words(form: Form) -> str:
    """Return the plan and its version, and that a questionnaire brought thresholds of its own."""
    own = any(threshold.source == "FORM" for threshold in form.thresholds)
    version = f"version {form.plan_version}" if form.plan_version else "without a version"
    dated = f", {form.date}" if form.date else ""
    beside = f"{form.questionnaire} and the thresholds on its own questions" if own else form.questionnaire
    return clean(f"{form.plan} {version}{dated}: {form.title} ({beside})")


def _params(asked: Sequence[Asked], rules: Sequence[tuple[Asked, Drafted]]) -> Iterator[str]:
    """Yield the limits that the rules compare with, and that those of a question keep their order when tuned."""
    used = {word for _, rule in rules for word in _parameters(rule.when)}
    found = [line for question in asked for line in _limits(question, used)]
    yield "params:" if found else "params: {}"
    yield from found
    ordered = [
        pair for question in asked for pair in pairwise(name for name in question.limits.values() if name in used)
    ]
    if ordered:
        yield "constraints:"
        yield from (f"  - {flow([lower, '<', upper])}" for lower, upper in ordered)


def _parameters(when: Flow) -> Iterator[str]:
    if isinstance(when, str) and when.startswith("$"):
        yield when[1:]
    elif isinstance(when, Mapping):
        for part in when.values():
            yield from _parameters(part)
    elif isinstance(when, Sequence) and not isinstance(when, str):
        for part in when:
            yield from _parameters(part)


def _limits(question: Asked, used: set[str]) -> Iterator[str]:
    for limit, name in question.limits.items():
        if name in used:
            sources = {found.source: None for found in question.thresholds if limit in found.limits}
            body: Flow = {
                "value": limit,
                "unit": question.unit or UNKNOWN_UNIT,
                "min": limit,
                "max": limit,
                "source": list(sources),
            }
            yield f"  {name}: {flow(body)}"


def _inputs(asked: Sequence[Asked]) -> Iterator[str]:
    yield "inputs:"
    for question in asked:
        label: Flow = {"da": question.label.da, "en": question.label.en}
        body: dict[str, Flow] = {"kind": "answer", "item": question.link_id, "required": question.required}
        yield f"  {question.name}: {flow({**body, 'label': label})}"


def _rule(rule: Drafted) -> str:
    unless: dict[str, Flow] = {"unless": list(rule.unless)} if rule.unless else {}
    reason: Flow = {"da": rule.reason.da, "en": rule.reason.en}
    head: dict[str, Flow] = {"id": rule.id, "colour": rule.colour.value, "when": rule.when}
    tail: dict[str, Flow] = {
        "reason": reason, "route": _ROUTE, "act_within_h": _HOURS[rule.colour], "clock": "working",
    }  # fmt: skip
    return f"  - {flow({**head, **unless, **tail})}"


def _examples(asked: Sequence[Asked]) -> Iterator[_Example]:
    """Yield one test per edge of every threshold, whose colour is what the region's evaluator says."""
    quiet = {question.name: quiet_value(question.thresholds) for question in asked}
    for question in asked:
        for value in edge_values(question.thresholds):
            given = {**quiet, question.name: value}
            verdicts = [value_verdict(found.thresholds, given[found.name]) for found in asked]
            worst = min(verdicts, key=lambda verdict: verdict.severity).colour
            fired = tuple(rule for found in asked for rule in _fires(found, given[found.name]))
            yield _Example(_called(question, value), given, worst or Colour.RED, fired)


def _fires(question: Asked, value: Decimal | bool) -> tuple[str, ...]:
    verdict = value_verdict(question.thresholds, value)
    if verdict.colour is Colour.GREEN:
        return ()
    suffix = "outside" if verdict.hit is None else verdict.hit.category.value.lower()
    return (f"{question.name}_{suffix}",)


def _called(question: Asked, value: Decimal | bool) -> str:
    return f"{question.name} {spoken(value, 'en')}"


def _test(example: _Example) -> str:
    given: dict[str, Flow] = dict(example.given)
    expect: Flow = {"colour": example.colour.value, "fired": list(example.fired)}
    return f"  - {flow({'name': example.name, 'given': given, 'expect': expect})}"
