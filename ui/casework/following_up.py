"""Note what came of decisions, in the write lane."""

from functools import partial

from triage.clinical.decision import OutcomeKind
from ui.casework.noting import Noting


class FollowingUp(Noting):
    """The answers that the patient's history asks for: was the visit needed, was the call answered."""

    def note(self, decision: int, kind: OutcomeKind) -> None:
        """Note what came of a decision; the last that is noted counts."""
        self.do(partial(self._desk.decisions.note_outcome, decision, kind))
