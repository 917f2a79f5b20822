"""Whether an alarm still rests on what it was raised on."""

from collections.abc import Iterator
from datetime import datetime

from triage.clinical.colour import Colour
from triage.clinical.observation import WITHDRAWN
from triage.scoring.explain.result import FiredRule, Result
from triage.store.records import Facts

_COMPLETED = frozenset({"completed", "amended"})


def still_stands(result: Result, at: datetime, facts: Facts) -> bool:
    """Return whether a red or yellow rule that fired at `at` rests only on what is still in force, unchanged.

    One such rule is enough: what nobody took back must still be answered. What was amended came again after `at`; what
    was withdrawn, quarantined or moved to another patient is in force no longer.
    """
    in_force = {reference for reference, received in _in_force(facts) if received is None or received <= at}
    alarms = [rule for rule in result.fired if rule.colour.rank <= Colour.YELLOW.rank]
    return not alarms or any(_behind(rule, result) <= in_force for rule in alarms)


def _behind(rule: FiredRule, result: Result) -> set[str]:
    """Return the ids behind a rule; behind every input where the result does not tell which, as older ones do not."""
    used = (found for found in result.inputs if not rule.rests_on or found.name in rule.rests_on)
    return {reference for found in used for reference in found.ids}


def _in_force(facts: Facts) -> Iterator[tuple[str, datetime | None]]:
    for reading in facts.readings:
        if reading.status not in WITHDRAWN and reading.fault is None:
            yield reading.id, reading.received
    for response in facts.responses:
        if response.status in _COMPLETED:
            yield response.id, response.received
