"""The inputs of a result as they are kept beside it, for the day somebody asks what other limits would have meant."""

from collections.abc import Mapping
from decimal import Decimal

from triage.scoring.evaluate.kept.layout import layout_of, read_layout
from triage.scoring.evaluate.kept.row import KeptRow, Mark, kept_row, without_inputs
from triage.scoring.explain.result import Result
from triage.scoring.rules.model import RuleSet

_NOTHING = "[]"


def kept_inputs(
    result: Result, rule_set: RuleSet | None, own: Mapping[str, Decimal], *, is_blocked: bool
) -> KeptRow:
    """Return the inputs behind `result`; of one that no rule set made, or that does not fit, only that it was."""
    if rule_set is None or result.rule_set_sha256 != rule_set.sha256:
        return without_inputs(Mark.WITHOUT_RULES, "", read_layout(_NOTHING))
    found = [(one.value, one.status) for one in result.inputs]
    try:
        return kept_row(layout_of(rule_set), rule_set.sha256, found, Mark.BLOCKED if is_blocked else Mark(0), own)
    except ValueError:
        # It never hinders a result.
        return unfit(rule_set.sha256)


def unfit(rules: str) -> KeptRow:
    """Return that the inputs of a result of the rules with this hash can not be kept exactly: it is counted."""
    return without_inputs(Mark.UNFIT, rules, read_layout(_NOTHING))
