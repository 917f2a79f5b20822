"""What is not known about a patient, and what that can do to the colour: more can only make it worse, but for grey."""

from collections.abc import Iterable

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.explain.explain import Explained, not_known
from triage.scoring.explain.result import Result
from triage.scoring.explain.retold import explained_again
from triage.scoring.explain.told import Unknown
from triage.scoring.inputs.values import Status
from triage.scoring.rules.conditions import PRESENCE, Comparison
from triage.scoring.rules.model import Rule, RuleSet


def unknowns(result: Result, rule_set: RuleSet) -> tuple[Unknown, ...]:
    """Return what is not known, gathered by what it can do, the worst first.

    What rules only ask the presence of, such as words of the patient's own, is not unknown where there are none.
    """
    explained = explained_again(result, rule_set)
    open_rules = [rule for rule in rule_set.rules if rule.id in result.unknown_rules]
    found: dict[Colour | None, list[Text]] = {}
    compared = {test.input for rule in rule_set.rules for test in rule_set.compared(rule) if not _asks_presence(test)}
    for used in result.inputs:
        if used.status is not Status.KNOWN and (used.name in compared or used.status is Status.UNUSABLE):
            could = _worst(used.name, open_rules, explained, result.colour)
            found.setdefault(could, []).append(not_known(used.name, explained))
    worst_first = sorted(found, key=lambda colour: len(Colour) if colour is None else colour.rank)
    return tuple(Unknown(tuple(dict.fromkeys(found[colour])), colour) for colour in worst_first)


def _asks_presence(test: Comparison) -> bool:
    return test.operator in PRESENCE


def _worst(name: str, open_rules: Iterable[Rule], explained: Explained, now: Colour) -> Colour | None:
    touched = (
        rule.colour
        for rule in open_rules
        if any(comparison.input == name for comparison in explained.rule_set.compared(rule))
    )
    return min((colour for colour in touched if colour.rank < now.rank), key=lambda colour: colour.rank, default=None)
