"""What a plan asks for and what a limit says, in words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from re import sub

from sqlalchemy import Connection

from triage.clinical.colour import Colour
from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.explain.words import limit_words
from triage.scoring.inputs.reading_names import reading_name
from triage.scoring.readings.reduce import code_of
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import Comparison, Operator, ParamRef
from triage.scoring.rules.model import InputKind, Rule, RuleSet
from triage.store.records import questionnaires
from triage.workflow.catalogue import Catalogue
from triage.workflow.chart.care_shown import Thing

Kinds = Mapping[str, ReadingKind]
_VALUE = "{value}"
_COLOURS = {
    Colour.RED: Text("rød", "red"),
    Colour.YELLOW: Text("gul", "yellow"),
    Colour.GREY: Text("grå", "grey"),
    Colour.GREEN: Text("grøn", "green"),
}
# "rød under 80", but "rød ved 80 eller derunder".
_BEYOND = (Operator.LT, Operator.GT)


def names_of(catalogue: Catalogue, connection: Connection, asked: Collection[str]) -> Mapping[str, Text]:
    """Return what questionnaires and kinds of readings are called; those that nobody knows are called as the plan has.

    What a plan leaves open has no name.
    """
    kinds = {code: Text(kind.name_da, kind.name_en) for code, kind in catalogue.kinds.items()}
    titles = {form.url: Text(form.title, form.title) for form in questionnaires(connection, {*asked} - kinds.keys())}
    return {what: kinds.get(what) or titles.get(what) or Text(what, what) for what in asked}


def things(catalogue: Catalogue, forms: Iterable[tuple[str, str]], programme: str) -> tuple[Thing, ...]:
    """Return what a plan in a programme can ask for: readings that its rules look at, and the `forms` (url, title)."""
    rule_set, kinds = catalogue.rule_sets[programme], catalogue.kinds
    codes = dict.fromkeys(one.code for one in rule_set.inputs.values() if one.kind is InputKind.READING)
    read = (Thing(code, Text(kinds[code].name_da, kinds[code].name_en)) for code in codes if code in kinds)
    asked = (Thing(url, Text(title or url, title or url)) for url, title in forms)
    return (*read, *asked)


def limit_sentences(rule_set: RuleSet, kinds: Kinds) -> Mapping[str, Text]:
    """Return "Iltmætning: rød ved {value} % eller derunder" for each limit that can be a patient's own.

    It tells the rule of the worst colour that uses the limit. Where another limit would be told alike, the reason of
    the rule stands behind.
    """
    own = [one.name for one in rule_set.params.values() if one.patient_override]
    words = {name: _sentence(rule_set, name, kinds) for name in own}
    times = Counter(words.values())
    return {name: _told(rule_set, name, said, is_alone=times[said] == 1) for name, said in words.items()}


def limit_name(rule_set: RuleSet, param: str, kinds: Kinds) -> Text:
    """Return what is held against a limit, e.g. "Iltmætning"."""
    used = next((rule_set.inputs[comparison.input] for _, comparison in _uses(rule_set, param)), None)
    if used is None:
        return Text(param, param)
    if used.kind in (InputKind.READING, InputKind.CGM):
        return reading_name(used, kinds.get(code_of(used)))
    return used.label or Text(used.name, used.name)


def with_value(sentence: Text, da: str, en: str) -> Text:
    """Return a limit's sentence with its value, written as in each language."""
    return Text(sentence.da.replace(_VALUE, da), sentence.en.replace(_VALUE, en))


def _uses(rule_set: RuleSet, param: str) -> Iterator[tuple[Rule, Comparison]]:
    for rule in sorted(rule_set.rules, key=lambda rule: rule.colour.rank):
        for comparison in rule_set.compared(rule):
            if isinstance(comparison.operand, ParamRef) and comparison.operand.name == param:
                yield rule, comparison


def _told(rule_set: RuleSet, param: str, words: Text, *, is_alone: bool) -> Text:
    more = None if is_alone else next((_more(rule_set, *used) for used in _uses(rule_set, param)), None)
    return words if more is None else Text(f"{words.da}{more.da}", f"{words.en}{more.en}")


def _sentence(rule_set: RuleSet, param: str, kinds: Kinds) -> Text:
    name = limit_name(rule_set, param, kinds)
    part = next((_part(rule_set, *used) for used in _uses(rule_set, param)), Text(_VALUE, _VALUE))
    return Text(f"{name.da}: {part.da}", f"{name.en}: {part.en}")


def _more(rule_set: RuleSet, rule: Rule, comparison: Comparison) -> Text:
    others = {one.input for one in rule_set.compared(rule)} - {comparison.input}
    if not others:
        return Text("", "")
    da, en = (sub(r"\{\w+\}", "…", words) for words in (rule.reason.da, rule.reason.en))
    return Text(f" (»{da}«)", f" ('{en}')")


def _part(rule_set: RuleSet, rule: Rule, comparison: Comparison) -> Text:
    operand, colour = comparison.operand, _COLOURS[rule.colour]
    if not isinstance(operand, ParamRef):
        return colour
    unit = shown_unit(rule_set.params[operand.name].unit)
    words = limit_words(comparison, f"-{_VALUE}" if operand.negated else _VALUE, unit)
    at = Text("", "") if comparison.operator in _BEYOND else Text(" ved", " at")
    return Text(f"{colour.da}{at.da} {words.da}", f"{colour.en}{at.en} {words.en}")
