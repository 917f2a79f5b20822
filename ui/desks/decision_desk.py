"""What a window may ask of the workflow about decisions that were made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from triage.clinical.choice import Choice
from triage.clinical.decision import OutcomeKind
from triage.workflow.application import Changed
from ui.desks.loading import LOADING, Opened


@dataclass(frozen=True, slots=True)
class DecisionDesk:
    """Every function may be slow and runs in the background; `correct` takes decision, choice, note and why."""

    correct: Callable[[int, Choice, str, str], Changed]
    note_outcome: Callable[[int, OutcomeKind], Changed]
    count_overdue: Callable[[], int]


def decision_desk(app: Opened) -> DecisionDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return DecisionDesk(partial(_correct, app), partial(_note_outcome, app), partial(_count_overdue, app))


# The workflow is imported where it is called, on a thread, as in `ui.desks.desk`.


def _correct(app: Opened, decision: int, choice: Choice, note: str, why: str) -> Changed:
    with LOADING:
        from triage.workflow.decide import correct

    return correct(app(), decision, choice, note, why)


def _note_outcome(app: Opened, decision: int, kind: OutcomeKind) -> Changed:
    with LOADING:
        from triage.workflow.follow_up import note_outcome

    return note_outcome(app(), decision, kind)


def _count_overdue(app: Opened) -> int:
    with LOADING:
        from triage.workflow.follow_up import count_overdue_promises

    return count_overdue_promises(app())
