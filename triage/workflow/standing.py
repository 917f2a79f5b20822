"""Whether an alarm still rests on what it was raised on."""

from collections.abc import Iterator
from datetime import datetime

from triage.clinical.observation import WITHDRAWN
from triage.scoring.explain.result import Result
from triage.scoring.rules.model import RuleSet
from triage.store.records import Facts

_COMPLETED = frozenset({"completed", "amended"})


def still_stands(result: Result, at: datetime, facts: Facts, rule_set: RuleSet | None) -> bool:
    """Return whether every reading and answer behind the rules that fired at `at` is still in force, unchanged.

    What was amended came again after `at`; what was withdrawn, quarantined or moved to another patient is in force no
    longer.
    """
    in_force = {reference for reference, received in _in_force(facts) if received is None or received <= at}
    return all(reference in in_force for reference in _rests_on(result, rule_set))


def _rests_on(result: Result, rule_set: RuleSet | None) -> set[str]:
    """Return the ids behind the rules that fired; behind every input where the rule set is another by now."""
    names = {found.name for found in result.inputs}
    if rule_set is not None and rule_set.sha256 == result.rule_set_sha256:
        fired = (rule_set.rule(rule.id) for rule in result.fired)
        names = {comparison.input for rule in fired for comparison in rule_set.compared(rule)}
    return {reference for found in result.inputs if found.name in names for reference in found.ids}


def _in_force(facts: Facts) -> Iterator[tuple[str, datetime | None]]:
    for reading in facts.readings:
        if reading.status not in WITHDRAWN and reading.fault is None:
            yield reading.id, reading.received
    for response in facts.responses:
        if response.status in _COMPLETED:
            yield response.id, response.received
