"""Record what a clinician decides about a case, and take it back."""

from triage.clinical.decision import Action, Seen
from triage.store import audit
from triage.store.decisions import record_decision, undo_decision
from triage.store.seen import refuse_unseen
from triage.workflow.application import Application, Changed
from triage.workflow.write_back.tell_source import tell_source, untell_source


def decide(app: Application, case: int, action: Action, note: str, seen: Seen | None = None) -> Changed:
    """Record `action` and close the case; `Changed.decision` names the line.

    Its audit line and what it writes at the source stand in the same transaction. `seen` is what the person was shown
    (`Chart.seen`); None decides on what stands now.

    Raises WrongUseError when the case was already decided, or when something came that the person was not shown.
    """
    now = app.clock()
    with app.store.write() as connection:
        decision = record_decision(connection, case, action, note.strip(), app.actor, now)
        if seen is not None:
            refuse_unseen(connection, case, seen)
        tell_source(connection, decision, case, action, note.strip(), app.actor, now)
        audit.log(connection, now, app.actor, f"decide:{action}", subject=f"case {case}")
    return Changed(cases=(case,), decision=decision)


def undo(app: Application, decision: int) -> Changed:
    """Take a decision back by a new line, open its case again and score the patient; the old line stays readable.

    Raises WrongUseError when it was already taken back.
    """
    now = app.clock()
    with app.store.write() as connection:
        case = undo_decision(connection, decision, app.actor, now)
        untell_source(connection, decision, now)
        audit.log(connection, now, app.actor, "undo", subject=f"decision {decision}")
    # Imported on use: a decision, which comes far oftener, does without the rules.
    from triage.workflow.score.score import score

    return Changed(cases=(case, *score(app).cases), decision=decision)
