"""A limit over time as it was for one patient: the rule set's own, but for while the patient had one of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from triage.clinical.own_limit import OwnLimit
from triage.workflow.chart.series import LimitStep


def with_own(step: LimitStep, limits: Sequence[OwnLimit]) -> Iterator[LimitStep]:
    """Yield `step` cut at every time at which one of `limits`, all of its parameter, began or ended; none overlap."""
    start = step.start
    for own in sorted(limits, key=lambda one: one.at):
        begins, ends = max(own.at, start), own.end if step.end is None else min(own.end, step.end)
        if begins >= ends:
            continue
        if start < begins:
            yield replace(step, start=start, end=begins)
        yield replace(step, start=begins, end=ends, value=own.value)
        start = ends
    if step.end is None or start < step.end:
        yield replace(step, start=start)


def of_param(limits: Sequence[OwnLimit], rule_set: str, param: str) -> list[OwnLimit]:
    """Return the limits of one parameter of a rule set."""
    return [one for one in limits if (one.rule_set, one.param) == (rule_set, param)]
