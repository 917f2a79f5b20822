"""What became of a plan in words, and of each appointment in it that somebody still has to answer about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage.coordination.names import department_words
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Result, Stage
from triage.coordination.words.outcomes import outcome_words
from triage.coordination.words.times import when_words
from ui.translate import in_language, tr

if TYPE_CHECKING:
    from triage.workflow.coordinate.plans import Accepted, MoveOutcome


def plan_words(plan: Accepted) -> tuple[str, str]:
    """Return what happened, and what to do now."""
    if plan.result is None:
        return tr("On its way: not every calendar has answered."), tr("It goes on by itself; nothing is done twice.")
    concerned = [one for one in plan.moves if plan.result is not Result.NEEDS_HUMAN or one.stage is not Stage.UNDONE]
    departments = tuple(dict.fromkeys(department_words(one.dept) for one in concerned))
    phones = tuple(dict.fromkeys(one.phone for one in concerned if one.phone))
    words = outcome_words(plan.result, departments, phones)
    return in_language(words.title), in_language(words.advice)


def is_to_ask(plan: Accepted, move: MoveOutcome) -> bool:
    """Return whether a department still has to answer about a move."""
    return plan.result is Result.REQUESTED and move.said is None


def asking_words(move: MoveOutcome) -> str:
    """Return who is asked or called about which new time."""
    if move.capability is Capability.PHONE:
        words = tr("Call {department}: new time {when}")
        who = f"{department_words(move.dept)} {move.phone}".strip()
    else:
        words, who = tr("{department} is asked: new time {when}"), department_words(move.dept)
    return words.format(department=who, when=in_language(when_words(move.start)))


def fault_words(move: MoveOutcome) -> str:
    """Return why a move did not go through, "" where it did."""
    return f"{department_words(move.dept)}: {in_language(move.fault)}" if move.fault else ""
