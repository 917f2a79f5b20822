"""Take a rule out of the text, with every place that names it."""

from dataclasses import replace

from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.rules import ChangeRule, RemoveRule
from triage.scoring.drafts.edits.tests import ChangeTest
from triage.scoring.drafts.edits.together import Together
from triage.scoring.rules.model import RuleSet


def rule_taken_out(rule_set: RuleSet, rule_id: str) -> Edit:
    """Return one step that removes a rule; tests keep their colour, and so say whether the rule is missed."""
    others = [
        ChangeRule(replace(rule, unless=_without(rule.unless, rule_id)))
        for rule in rule_set.rules
        if rule_id in rule.unless
    ]
    tests = [
        ChangeTest(
            place,
            replace(
                test,
                fired=None if test.fired is None else _without(test.fired, rule_id),
                unknown_critical=None if test.unknown_critical is None else _without(test.unknown_critical, rule_id),
            ),
        )
        for place, test in enumerate(rule_set.tests)
        if rule_id in (*(test.fired or ()), *(test.unknown_critical or ()))
    ]
    return Together((*others, *tests, RemoveRule(rule_id)))


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(one for one in names if one != name)
