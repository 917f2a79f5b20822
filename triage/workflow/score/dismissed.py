"""When an alarm about lateness alone has been answered: somebody said that the answer is not waited for.

An alarm does not tell which answer was late, so that a plan which asks for several things leaves it standing.
"""

from datetime import datetime

from triage.clinical.care import Enrolment, Pause, PauseReason
from triage.clinical.colour import Colour
from triage.scoring.explain.result import Result
from triage.scoring.rules.model import InputKind, RuleSet
from triage.workflow.score.paused import READING_LATE, RESPONSE_LATE


def lateness_was_dismissed(result: Result, rule_set: RuleSet, enrolments: list[Enrolment], now: datetime) -> bool:
    """Return whether every alarm of a result tells of lateness alone, and the one answer that the programme's courses
    ask for is not waited for at `now`.
    """
    mine = [one for one in enrolments if one.programme == result.programme]
    asked = {step.what for one in mine for step in one.plan}
    if len(asked) != 1:
        return False
    (what,) = asked
    if not any(_is_dismissal(pause, what, now) for one in mine for pause in one.pauses):
        return False
    late = _late(rule_set)
    alarms = [rule for rule in result.fired if rule.colour.rank <= Colour.YELLOW.rank]
    return bool(alarms) and all(rule.rests_on and late.issuperset(rule.rests_on) for rule in alarms)


def _is_dismissal(pause: Pause, what: str, now: datetime) -> bool:
    return pause.reason is PauseReason.DISMISSED and pause.is_of(what) and pause.holds(now)


def _late(rule_set: RuleSet) -> frozenset[str]:
    sources = (READING_LATE, RESPONSE_LATE)
    inputs = rule_set.inputs.values()
    return frozenset(one.name for one in inputs if one.kind is InputKind.META and one.source_name in sources)
