"""Note what came of decisions, in the write lane."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from triage.clinical.decision import OutcomeKind
from ui.background import Background
from ui.desk import Desk
from ui.errors import explained


class FollowingUp(QObject):
    """`changed` carries a Changed; `failed` a sentence."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background

    def note(self, decision: int, kind: OutcomeKind) -> None:
        """Note what came of a decision; the last that is noted counts."""
        work = partial(self._desk.decisions.note_outcome, decision, kind)
        self._background.write(work, self.changed.emit, lambda fault: self.failed.emit(explained(fault)))
