"""The inputs of a result from before they were kept beside it, taken out of what was stored of it."""

from collections.abc import Mapping

from triage.errors import RuleSetError, UnreadableError
from triage.scoring.evaluate.kept.row import KeptRow
from triage.scoring.explain.reread import reread
from triage.scoring.explain.result import Result
from triage.scoring.rules.model import RuleSet
from triage.store.history.fill import Older
from triage.workflow.catalogue import parsed_rule_set
from triage.workflow.score.kept_inputs import kept_inputs, unfit


def inputs_of(one: Older, rules: Mapping[str, str]) -> KeptRow:
    """Return the inputs of an older result, or that they can not be had of it as they were."""
    try:
        result = Result.from_json(one.body)
    except UnreadableError:
        return unfit("")
    named = result.rule_set_sha256
    if not named:
        return kept_inputs(result, None, {}, is_blocked=False)
    try:
        return _reread(result, parsed_rule_set(rules[named])) if named in rules else unfit(named)
    except RuleSetError:
        return unfit(named)


def _reread(result: Result, rule_set: RuleSet) -> KeptRow:
    found = reread(result, rule_set)
    if found is None:
        return unfit(rule_set.sha256)
    return kept_inputs(result, rule_set, found.own, is_blocked=found.is_blocked)
