"""Record what a clinician decides about a case, and take it back."""

from triage.clinical.decision import Action
from triage.workflow.application import Application, Changed


def decide(app: Application, case: int, action: Action, note: str) -> Changed:
    """Record `action` and close the case, in one transaction with its audit line; `Changed.decision` names the line."""
    raise NotImplementedError


def undo(app: Application, decision: int) -> Changed:
    """Take a decision back by a new line and open its case again; the old line stays readable."""
    raise NotImplementedError
