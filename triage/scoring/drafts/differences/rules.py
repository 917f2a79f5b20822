"""Rules and shared conditions that differ, in words."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from triage.errors import Text
from triage.scoring.drafts.differences.difference import (
    NOTHING,
    Difference,
    Kind,
    became,
    came_and_went,
    changed_keys,
    written_as,
)
from triage.scoring.drafts.flow_text import flow_text
from triage.scoring.drafts.words.conditions import condition_in_words, rule_in_words
from triage.scoring.drafts.words.names import Names
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.rules.content import content_of
from triage.scoring.rules.model import Clock, OnUnknown, Rule, RuleSet

_CLOCKS = {Clock.WORKING: Text("arbejdstimer", "working hours"), Clock.WALL: Text("timer", "hours")}
_UNKNOWN = {OnUnknown.IGNORE: Text("ingen farve", "no colour"), OnUnknown.GREY: Text("grå", "grey")}


def rule_differences(before: RuleSet, after: RuleSet, names: Names) -> Iterator[Difference]:
    """Yield the rules that changed, came, went and were moved."""
    had, has = {rule.id: rule for rule in before.rules}, {rule.id: rule for rule in after.rules}
    new, gone, both = came_and_went(had, has)
    was, now = _written(before), _written(after)
    for rule_id in both:
        for field in changed_keys(was[rule_id], now[rule_id]):
            pair = (before, had[rule_id], was[rule_id]), (after, has[rule_id], now[rule_id])
            (one, other), what = (_said(field, *side, names) for side in pair), _FIELDS[field]
            label = Text(f"reglen {rule_id}: {what.da}", f"rule {rule_id}: {what.en}")
            yield Difference(Kind.RULE, f"rules.{rule_id}", _told(label, one, other, was[rule_id], now[rule_id], field))
    for rule_id in new:
        said = _whole(after, has[rule_id], names)
        text = Text(f"ny regel {rule_id}: {said.da}", f"new rule {rule_id}: {said.en}")
        yield Difference(Kind.RULE, f"rules.{rule_id}", text)
    for rule_id in gone:
        said = rule_in_words(before, had[rule_id], names)
        text = Text(f"fjernet regel {rule_id}: {said.da}", f"rule {rule_id} removed: {said.en}")
        yield Difference(Kind.RULE, f"rules.{rule_id}", text)
    yield from _moved([one for one in had if one in has], [one for one in has if one in had])


def definition_differences(before: RuleSet, after: RuleSet, names: Names) -> Iterator[Difference]:
    """Yield the shared conditions that changed, came and went."""
    was, now = content_of(before).get("define", {}), content_of(after).get("define", {})
    for name in changed_keys(was, now):
        label = Text(f"betingelsen {name}", f"condition {name}")
        one, other = (
            condition_in_words(side, side.define[name], names) if name in side.define else NOTHING
            for side in (before, after)
        )
        yield Difference(Kind.CONDITION, f"define.{name}", _told(label, one, other, was, now, name))


def _told(
    label: Text, one: Text, other: Text, was: Mapping[str, Yaml], now: Mapping[str, Yaml], field: str
) -> Text:
    """Return what something was and became; where the words are the same, as the file writes it."""
    if one != other:
        return became(label, one, other)
    before, after = flow_text(was.get(field)), flow_text(now.get(field))
    return became(label, Text(f"{one.da} {before}", f"{one.en} {before}"), Text(after, after))


def _moved(had: list[str], has: list[str]) -> Iterator[Difference]:
    """Yield the rules that stand elsewhere among those that are in both, and where they stand now."""
    stayed = SequenceMatcher(None, had, has, autojunk=False).get_matching_blocks()
    kept = {place for block in stayed for place in range(block.b, block.b + block.size)}
    for place, rule_id in enumerate(has):
        if place not in kept:
            text = Text(f"reglen {rule_id} flyttet til nr. {place + 1}", f"rule {rule_id} moved to place {place + 1}")
            yield Difference(Kind.RULE, f"rules.{rule_id}", text)


def _written(rule_set: RuleSet) -> Mapping[str, Mapping[str, Yaml]]:
    return {rule["id"]: rule for rule in content_of(rule_set)["rules"]}


def _whole(rule_set: RuleSet, rule: Rule, names: Names) -> Text:
    said = rule_in_words(rule_set, rule, names)
    due = _deadline(rule)
    return Text(
        f"{said.da}; grund »{rule.reason.da}«; {rule.route.role}, {rule.route.sector}, inden {due.da}",
        f'{said.en}; reason "{rule.reason.en}"; {rule.route.role}, {rule.route.sector}, within {due.en}',
    )


def _said(field: str, rule_set: RuleSet, rule: Rule, written: Mapping[str, Yaml], names: Names) -> Text:
    match field:
        case "colour":
            return rule.colour.words
        case "when":
            return condition_in_words(rule_set, rule.when, names)
        case "on_unknown":
            return _UNKNOWN[rule.on_unknown]
        case "reason":
            return Text(f"»{rule.reason.da}«", f'"{rule.reason.en}"')
        case "route":
            who = f"{rule.route.role}, {rule.route.sector}"
            return Text(who, who)
        case "act_within_h" | "clock":
            return _deadline(rule)
        case _:
            return written_as(written.get(field))


def _deadline(rule: Rule) -> Text:
    hours, unit = written_as(rule.act_within_h), _CLOCKS[rule.clock]
    return Text(f"{hours.da} {unit.da}", f"{hours.en} {unit.en}")


_FIELDS = {
    "colour": Text("farve", "colour"),
    "when": Text("betingelse", "condition"),
    "unless": Text("medmindre", "unless"),
    "on_unknown": Text("når det ikke vides", "when not known"),
    "reason": Text("grund", "reason"),
    "route": Text("hvem", "who"),
    "act_within_h": Text("frist", "deadline"),
    "clock": Text("frist", "deadline"),
}
