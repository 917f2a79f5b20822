"""Save decisions and take the last one back, in the write lane."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from triage.clinical.choice import Choice
from triage.clinical.decision import Seen
from triage.errors import WrongUseError
from triage.workflow.application import Changed
from triage.worklist.row import Row
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.worklist.drafts import Draft, Wanted


@dataclass(frozen=True, slots=True)
class Saved:
    """A decision that stands: for whom, what, and what it changed."""

    row: Row
    draft: Draft
    changed: Changed


class Deciding(QObject):
    """`saved` and `undone` carry a Saved; `failed` the case and a sentence; `overtaken` a Changed.

    `fence_of` tells, in the write lane, with which number the person has a case; None where that is nobody's.
    Overtaken is a decision that was refused since the case is not what was shown any more: it is to be shown anew.
    """

    saved = Signal(object)
    undone = Signal(object)
    failed = Signal(int, str)
    overtaken = Signal(object)

    def __init__(
        self, desk: Desk, background: Background, fence_of: Callable[[Row], int | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._fence_of = fence_of
        self._saving: set[int] = set()

    def save(self, row: Row, wanted: Wanted, seen: Seen) -> None:
        """Record the choice and note, decided on what was `seen`; nothing while the first is on its way."""
        draft = wanted.draft
        if row.case in self._saving:
            return
        self._saving.add(row.case)
        if draft.corrects is None:
            work = partial(self._decide, row, wanted.choice, wanted.note, seen)
        else:
            work = partial(self._desk.decisions.correct, draft.corrects, wanted.choice, wanted.note, draft.reason)
        self._background.write(work, partial(self._kept, row, draft), partial(self._broke, row.case))

    def undo(self, saved: Saved) -> None:
        """Take a decision back; the draft comes again where it was."""
        decision = saved.changed.decision
        if decision is None or saved.row.case in self._saving:
            return
        self._saving.add(saved.row.case)
        work = partial(self._desk.undo, decision)
        self._background.write(work, partial(self._taken_back, saved), partial(self._broke, saved.row.case))

    def _decide(self, row: Row, choice: Choice, note: str, seen: Seen) -> Changed:
        return self._desk.decide(row.case, choice, note, seen, self._fence_of(row))

    def _kept(self, row: Row, draft: Draft, changed: Changed) -> None:
        self._saving.discard(row.case)
        self.saved.emit(Saved(row, draft, changed))

    def _taken_back(self, saved: Saved, changed: Changed) -> None:
        self._saving.discard(saved.row.case)
        # What was to be corrected stands no more: the draft is one of its own.
        draft = saved.draft if saved.draft.corrects is None else replace(saved.draft, corrects=None, reason="")
        self.undone.emit(Saved(saved.row, draft, changed))

    def _broke(self, case: int, fault: BaseException) -> None:
        self._saving.discard(case)
        self.failed.emit(case, explained(fault))
        if isinstance(fault, WrongUseError):
            self.overtaken.emit(Changed(cases=(case,)))
