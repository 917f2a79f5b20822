"""A stored result told part by part: each rule that fired, what it compared, with what, and where the limit is from.

The sentences of a result are hashed with it and never change. A screen needs their parts, and the words that a patient
read instead of the codes that stand for them: both are made anew from the result and the rule set that it came of.
"""

from collections.abc import Iterator
from decimal import Decimal

from triage.errors import Text
from triage.scoring.evaluate.one import operand
from triage.scoring.explain.answer_words import Displays
from triage.scoring.explain.explain import Explained, told_of
from triage.scoring.explain.result import FiredRule, Result, UsedInput
from triage.scoring.explain.told import Held, Retold
from triage.scoring.explain.words import filled, input_name, limit_words, units, with_unit
from triage.scoring.inputs.values import Evidence, InputValue, PatientInputs
from triage.scoring.rules.conditions import Comparison, Literal, ParamRef
from triage.scoring.rules.model import Rule, RuleSet

_NOTHING = Text("", "")


def explained_again(result: Result, rule_set: RuleSet) -> Explained:
    """Return what the explanations of a stored result were made from."""
    values = {found.name: _input(found) for found in result.inputs}
    return Explained(rule_set, PatientInputs(values), result.params)


def retold(result: Result, rule_set: RuleSet, displays: Displays) -> tuple[Retold, ...]:
    """Return the rules that fired, in the order of the result."""
    explained = explained_again(result, rule_set)
    known = {rule.id: rule for rule in rule_set.rules}
    return tuple(_retold(fired, known[fired.id], explained, displays) for fired in result.fired if fired.id in known)


def headline(fired: FiredRule, result: Result, rule_set: RuleSet, displays: Displays) -> Text:
    """Return the reason with answers in the patient's words; as it was stored where it cannot be told anew."""
    rule = next((one for one in rule_set.rules if one.id == fired.id), None)
    return fired.reason if rule is None else _headline(fired, rule, explained_again(result, rule_set), displays)


def _retold(fired: FiredRule, rule: Rule, explained: Explained, displays: Displays) -> Retold:
    held = tuple(_held(comparison, rule, explained, displays) for comparison in told_of(rule, explained))
    return Retold(rule.id, rule.colour, _headline(fired, rule, explained, displays), held)


def _headline(fired: FiredRule, rule: Rule, explained: Explained, displays: Displays) -> Text:
    if filled(rule.reason, explained.slot) != fired.reason:
        return fired.reason

    def in_words(name: str) -> Literal | None:
        return _in_words(name, explained.slot(name), displays)

    return filled(rule.reason, in_words)


def _in_words(name: str, value: Literal | None, displays: Displays) -> Literal | None:
    return displays.get((name, value), value) if isinstance(value, str) else value


def _held(comparison: Comparison, rule: Rule, explained: Explained, displays: Displays) -> Held:
    name, rule_set = comparison.input, explained.rule_set
    found = explained.inputs.values.get(name)
    value = None if found is None else found.value
    unit = units(rule_set)[name]
    limit, usual, own = _limits(comparison, explained, unit)
    words = Text(f"{rule.colour.words.da} ved {limit.da}", f"{rule.colour.words.en} at {limit.en}")
    said = Text("ikke oplyst", "not given") if value is None else with_unit(_shown(name, value, displays), unit)
    return Held(
        input=name,
        called=input_name(rule_set.inputs[name], found),
        value=said,
        how=(found.evidence.sentence if found is not None and value is not None else None) or _NOTHING,
        limit=words if limit.da else _NOTHING,
        own=own,
        usual=usual,
        sources=tuple(_sources(comparison, rule_set)),
        ids=() if found is None else found.evidence.ids,
        code=value if isinstance(value, str) else None,
    )


def _shown(name: str, value: Literal, displays: Displays) -> Literal:
    return displays.get((name, value), value) if isinstance(value, str) else value


def _limits(comparison: Comparison, explained: Explained, unit: Text) -> tuple[Text, Text, str]:
    """Return the limit in force, that of everybody else, and the parameter whose limit is the patient's own."""
    found = operand(comparison, explained.params)
    if not isinstance(found, Decimal):
        return _NOTHING, _NOTHING, ""
    words = limit_words(comparison, found, unit)
    asked = comparison.operand
    if not isinstance(asked, ParamRef):
        return words, _NOTHING, ""
    usual = explained.rule_set.params[asked.name].value
    if usual == explained.params[asked.name]:
        return words, _NOTHING, ""
    return words, limit_words(comparison, -usual if asked.negated else usual, unit), asked.name


def _sources(comparison: Comparison, rule_set: RuleSet) -> Iterator[str]:
    if isinstance(comparison.operand, ParamRef):
        yield from rule_set.params[comparison.operand.name].source


def _input(found: UsedInput) -> InputValue:
    return InputValue(found.value, found.status, Evidence(found.ids, found.count, found.sentence), found.called)
