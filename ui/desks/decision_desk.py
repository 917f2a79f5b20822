"""What a window may ask of the workflow about decisions that were made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from triage.clinical.choice import Choice
from triage.clinical.decision import OutcomeKind
from triage.clinical.draft import Draft
from triage.workflow.application import Changed
from ui.desks.loading import LOADING, Opened


@dataclass(frozen=True, slots=True)
class DecisionDesk:
    """Every function may be slow and runs in the background; `correct` takes decision, choice, note and why.

    `my_drafts` returns what was begun by case, `keep_draft` when it was kept.
    """

    correct: Callable[[int, Choice, str, str], Changed]
    note_outcome: Callable[[int, OutcomeKind], Changed]
    keep_draft: Callable[[int, Draft], datetime]
    discard_draft: Callable[[int], None]
    my_drafts: Callable[[], dict[int, Draft]]


def decision_desk(app: Opened) -> DecisionDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return DecisionDesk(
        correct=partial(_correct, app),
        note_outcome=partial(_note_outcome, app),
        keep_draft=partial(_keep_draft, app),
        discard_draft=partial(_discard_draft, app),
        my_drafts=partial(_my_drafts, app),
    )


# The workflow is imported where it is called, on a thread, as in `ui.desks.desk`.


def _correct(app: Opened, decision: int, choice: Choice, note: str, why: str) -> Changed:
    with LOADING:
        from triage.workflow.casework.decide import correct

    return correct(app(), decision, choice, note, why)


def _note_outcome(app: Opened, decision: int, kind: OutcomeKind) -> Changed:
    with LOADING:
        from triage.workflow.casework.follow_up import note_outcome

    return note_outcome(app(), decision, kind)


def _keep_draft(app: Opened, case: int, begun: Draft) -> datetime:
    with LOADING:
        from triage.workflow.casework.draft import keep_draft

    return keep_draft(app(), case, begun)


def _discard_draft(app: Opened, case: int) -> None:
    with LOADING:
        from triage.workflow.casework.draft import discard_draft

    discard_draft(app(), case)


def _my_drafts(app: Opened) -> dict[int, Draft]:
    with LOADING:
        from triage.workflow.casework.draft import my_drafts

    return my_drafts(app())
