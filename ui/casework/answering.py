"""Answer whether a booked visit of a green patient is needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.asking import Asking

if TYPE_CHECKING:
    from triage.worklist.asked_visit import AskedVisit
    from ui.patient.visit_needed import VisitNeededDialog


class Answering(Asking["VisitNeededDialog"]):
    """`changed` carries a Changed; a fault is said in the dialog, which stays open."""

    changed = Signal(object)

    def ask(self, name: str, asked: Sequence[AskedVisit]) -> None:
        """Ask about the visits of the patient of this name; nothing where there is no question."""
        if not asked:
            return
        # Imported on use: the start must be quick.
        from ui.patient.visit_needed import VisitNeededDialog

        dialog = VisitNeededDialog(name, asked, self._desk.now())
        dialog.answered.connect(partial(self._save, dialog))
        self.put_up(dialog)

    def _save(self, dialog: VisitNeededDialog, question: int, needed: bool, words: str) -> None:
        work = partial(self._desk.coordination.requests.answer_question, question, needed, words)
        self.carry_out(dialog, work, self.changed.emit)
