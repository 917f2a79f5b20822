"""A result in words: why each rule fired, what is not known, and what keeps a patient from being green."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triage.errors import Text
from triage.scoring.evaluate.one import holds
from triage.scoring.evaluate.outcome import Outcome
from triage.scoring.explain.words import filled, input_name, limit_words, with_unit
from triage.scoring.inputs.values import InputValue, PatientInputs, Status
from triage.scoring.numbers import shown
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import Comparison, Literal, ParamRef
from triage.scoring.rules.model import Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Explained:
    """What explanations are made from: one patient's inputs and the limits in force, as evaluated."""

    rule_set: RuleSet
    inputs: PatientInputs
    params: Mapping[str, Decimal]

    def value(self, name: str) -> Literal | None:
        """Return an input's value, None where it is not known."""
        found = self.inputs.values.get(name)
        return None if found is None else found.value

    def slot(self, name: str) -> Literal | None:
        """Return what stands in a reason for `name`; a name that is both goes to the input before the parameter."""
        return self.value(name) if name in self.rule_set.inputs else self.params.get(name)


def worst_first(fired: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return rules worst colour first, then in file order."""
    return tuple(sorted(fired, key=lambda rule: rule.colour.rank))


def reason(rule: Rule, explained: Explained) -> Text:
    """Return the rule's reason with its slots filled."""
    return filled(rule.reason, explained.slot)


def detail(rule: Rule, explained: Explained) -> Text:
    """Return how the values came about, and the limits they were held against with the short name of their source.

    An input is told once: a band has two limits, and the one that made the rule fire stands first in its condition.
    The source in full stands in the rule set's `basis`.
    """
    rule_set, told = explained.rule_set, told_of(rule, explained)
    sources = ", ".join(dict.fromkeys(source for comparison in told for source in _sources(comparison, rule_set)))
    parts = [_clause(comparison, explained) for comparison in told]
    if sources:
        parts.append(Text(f"Kilde: {sources}", f"Source: {sources}"))
    return Text(". ".join(part.da for part in parts) + ".", ". ".join(part.en for part in parts) + ".")


def told_of(rule: Rule, explained: Explained) -> list[Comparison]:
    """Return the comparisons that made the rule fire, one for each input, in the order of its condition."""
    compared = reversed(list(explained.rule_set.compared(rule)))
    held = {found.input: found for found in compared if _holds(found, explained)}
    return [held[name] for name in reversed(held)]


def not_known(name: str, explained: Explained) -> Text:
    """Return why an input has no value, in words a nurse accepts."""
    found = explained.inputs.values.get(name)
    if found is not None and found.evidence.sentence is not None:
        return found.evidence.sentence
    called = input_name(explained.rule_set.inputs[name], found)
    if found is not None and found.status is Status.UNUSABLE:
        return Text(f"{called.da} er modtaget, men kan ikke bruges", f"{called.en} was received but cannot be used")
    return Text(f"{called.da} er ikke oplyst", f"{called.en} has not been given")


def why_grey(outcome: Outcome, explained: Explained, blocks: Sequence[Text]) -> tuple[Text, ...]:
    """Return everything that keeps the patient from being green apart from the rules that fired, each once."""
    rule_set = explained.rule_set
    critical = (
        comparison.input
        for rule in outcome.unknown_critical
        for comparison in rule_set.compared(rule)
        if explained.value(comparison.input) is None
    )
    required = (name for name in outcome.absent if rule_set.inputs[name].required)
    names = dict.fromkeys((*outcome.unusable, *required, *critical))
    return tuple(dict.fromkeys((*(not_known(name, explained) for name in names), *blocks)))


def _holds(comparison: Comparison, explained: Explained) -> bool:
    return holds(comparison, explained.value(comparison.input), explained.params)


def _clause(comparison: Comparison, explained: Explained) -> Text:
    """Return "Iltmætning: 87 % (median af 3 målinger ...), grænse 87 % eller derunder"."""
    declared = explained.rule_set.inputs[comparison.input]
    found = explained.inputs.values.get(comparison.input)
    name, unit = input_name(declared, found), _unit(comparison, explained.rule_set)
    if found is None or found.value is None:
        return Text(f"{name.da}: ingen værdi", f"{name.en}: no value")
    value, told = with_unit(found.value, unit), _told(found)
    limit = _limit(comparison, explained, unit)
    return Text(f"{name.da}: {value.da}{told.da}{limit.da}", f"{name.en}: {value.en}{told.en}{limit.en}")


def _told(found: InputValue) -> Text:
    sentence = found.evidence.sentence
    return Text("", "") if sentence is None else Text(f" ({sentence.da})", f" ({sentence.en})")


def _limit(comparison: Comparison, explained: Explained, unit: Text) -> Text:
    operand = comparison.operand
    if isinstance(operand, Decimal):
        words = limit_words(comparison, operand, unit)
        return Text(f", grænse {words.da}", f", limit {words.en}")
    if not isinstance(operand, ParamRef):
        return Text("", "")
    value, usual = explained.params[operand.name], explained.rule_set.params[operand.name].value
    words = limit_words(comparison, -value if operand.negated else value, unit)
    if value == usual:
        return Text(f", grænse {words.da}", f", limit {words.en}")
    shown_usual = -usual if operand.negated else usual
    return Text(
        f", patientens egen grænse {words.da} (ellers {shown(shown_usual, 'da')})",
        f", the patient's own limit {words.en} (else {shown(shown_usual, 'en')})",
    )


def _unit(comparison: Comparison, rule_set: RuleSet) -> Text:
    operand = comparison.operand
    return shown_unit(rule_set.params[operand.name].unit) if isinstance(operand, ParamRef) else Text("", "")


def _sources(comparison: Comparison, rule_set: RuleSet) -> Iterator[str]:
    if isinstance(comparison.operand, ParamRef):
        yield from rule_set.params[comparison.operand.name].source
