"""Ask the workflow how often each rule of the inbox is right, and which are told of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from triage.coordination.conflicts.conflict import Code
    from triage.workflow.coordinate.precision import RulePrecision
    from triage.workflow.coordinate.prompts_shown import PromptRate

_LATELY = timedelta(days=30)

# Imported where it is called, on a thread, as in `ui.desks.desk`.


def list_rules(app: Opened) -> Sequence[RulePrecision]:
    """Return every rule in each department that the person heads."""
    with LOADING:
        from triage.workflow.coordinate.precision import rule_precision

    return rule_precision(app())


def switch_rule(app: Opened, department: str, code: Code, is_on: bool) -> None:
    """Let a department be told of what a rule finds, or not."""
    with LOADING:
        from triage.workflow.coordinate.precision import switch_rule

    switch_rule(app(), department, code, is_on=is_on)


def prompt_rate(app: Opened) -> PromptRate:
    """Return how often people were interrupted in the last 30 days."""
    with LOADING:
        from triage.workflow.coordinate.prompts_shown import prompt_rate

    now = app().clock()
    return prompt_rate(app(), now - _LATELY, now)
