"""Conditions and whole rules in words."""

from collections.abc import Sequence

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.drafts.words.clauses import Clause, clause_of
from triage.scoring.drafts.words.names import Names
from triage.scoring.rules.conditions import (
    ORDERING,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    CountOf,
    NotOf,
    Operator,
    ParamRef,
    Reference,
)
from triage.scoring.rules.model import InputKind, OnUnknown, Rule, RuleSet

_AND, _OR = Text("og", "and"), Text("eller", "or")


def rule_in_words(rule_set: RuleSet, rule: Rule, names: Names) -> Text:
    """Return "rød når ..., medmindre ...; grå, hvis det ikke vides"."""
    when = condition_in_words(rule_set, rule.when, names)
    da, en = f"{rule.colour.words.da} når {when.da}", f"{rule.colour.words.en} when {when.en}"
    if rule.unless:
        others = joined([Text(one, one) for one in rule.unless], _OR)
        da, en = f"{da}, medmindre reglen {others.da} slår til", f"{en}, unless the rule {others.en} fires"
    if rule.on_unknown is OnUnknown.GREY and rule.colour is not Colour.GREY:
        da, en = f"{da}; grå, hvis det ikke vides", f"{en}; grey if that is not known"
    return Text(da, en)


def condition_in_words(rule_set: RuleSet, condition: Condition, names: Names, left_open: str | None = None) -> Text:
    """Return a condition as it follows "når", references followed; the limit `left_open` has {0} for its number."""
    match condition:
        case Comparison():
            clause = clause_for(rule_set, condition, names)
            return clause.open if _is_open(condition, left_open) else clause.closed
        case AllOf(parts):
            return _all(rule_set, parts, names, left_open)
        case AnyOf(parts) if len(asked := _answered_yes(rule_set, parts, names)) == len(parts):
            each = joined(asked, _OR)
            return Text(f"der er svaret ja til {each.da}", f"the answer is yes to {each.en}")
        case AnyOf(parts):
            return joined([_nested(rule_set, part, names, left_open) for part in parts], _OR)
        case NotOf(part):
            inner = condition_in_words(rule_set, part, names, left_open)
            return Text(f"det ikke gælder, at {inner.da}", f"it is not so that {inner.en}")
        case CountOf(parts, at_least):
            return _counted([condition_in_words(rule_set, part, names, left_open) for part in parts], at_least)
        case Reference(name):
            return condition_in_words(rule_set, rule_set.define[name], names, left_open)


def clause_for(rule_set: RuleSet, comparison: Comparison, names: Names) -> Clause:
    """Return a comparison of the rule set in words."""
    name = comparison.input
    return clause_of(comparison, rule_set.inputs[name], names[name], rule_set.params)


def joined(parts: Sequence[Text], word: Text) -> Text:
    """Return "a, b og c" with the word given."""
    if len(parts) == 1:
        return parts[0]
    *first, last = parts
    da, en = ", ".join(one.da for one in first), ", ".join(one.en for one in first)
    return Text(f"{da} {word.da} {last.da}", f"{en} {word.en} {last.en}")


def but(rule_set: RuleSet, clause: Text, band: Sequence[Comparison], names: Names) -> Text:
    """Return a clause with the other end of its band: "WHO-5 er 50 point eller lavere, men over 35 point"."""
    for one in band:
        rest = clause_for(rule_set, one, names).rest
        clause = Text(f"{clause.da}, men {rest.da}", f"{clause.en}, but {rest.en}")
    return clause


def _all(rule_set: RuleSet, parts: Sequence[Condition], names: Names, left_open: str | None) -> Text:
    if len(parts) == 1:
        return condition_in_words(rule_set, parts[0], names, left_open)
    said: dict[str, Text] = {}
    for place, part in enumerate(parts):
        is_number = isinstance(part, Comparison) and part.operator in ORDERING and not _is_open(part, left_open)
        if isinstance(part, Comparison) and is_number and part.input in said:
            said[part.input] = but(rule_set, said[part.input], [part], names)
        else:
            key = part.input if isinstance(part, Comparison) and part.operator in ORDERING else f"{place} "
            said[key if key not in said else f"{place} "] = _nested(rule_set, part, names, left_open)
    return joined([*said.values()], _AND)


def _answered_yes(rule_set: RuleSet, parts: Sequence[Condition], names: Names) -> list[Text]:
    """Return the questions among the parts that are asked for a yes."""
    return [
        clause_for(rule_set, part, names).subject
        for part in parts
        if isinstance(part, Comparison)
        and (part.operator, part.operand) == (Operator.EQ, True)
        and rule_set.inputs[part.input].kind is InputKind.ANSWER
    ]


def _is_open(part: Comparison, left_open: str | None) -> bool:
    return isinstance(part.operand, ParamRef) and part.operand.name == left_open


def _nested(rule_set: RuleSet, part: Condition, names: Names, left_open: str | None) -> Text:
    """Return a part in brackets where it would else run into its neighbours."""
    words, seen = condition_in_words(rule_set, part, names, left_open), part
    while isinstance(seen, Reference):
        seen = rule_set.define[seen.name]
    if isinstance(seen, Comparison) or (isinstance(seen, AllOf | AnyOf) and len(seen.parts) == 1):
        return words
    return Text(f"({words.da})", f"({words.en})")


def _counted(parts: Sequence[Text], at_least: int) -> Text:
    da, en = "; ".join(one.da for one in parts), "; ".join(one.en for one in parts)
    if at_least == len(parts):
        return Text(f"alle {at_least} gælder: {da}", f"all {at_least} hold: {en}")
    return Text(f"mindst {at_least} af {len(parts)} gælder: {da}", f"at least {at_least} of {len(parts)} hold: {en}")
