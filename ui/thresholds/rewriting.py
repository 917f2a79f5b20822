"""Changes of rules that make the file be written and read anew: beside the window, in order, and none of them lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.errors import RuleSetError
from ui.background import Background

if TYPE_CHECKING:
    from triage.scoring.drafts.draft import Draft
    from triage.scoring.drafts.edits.edit import Edit
    from triage.scoring.rules.model import RuleSet


class Rewriting(QObject):
    """`made` carries the draft after an edit, and the edit; `refused` a Text: what was asked for after it falls too."""

    made = Signal(object, object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._draft: Draft | None = None
        self._waiting: list[Edit] = []
        self._number = 0
        # What the rules are to say after all that waits: the next change is made to that.
        self.expected: RuleSet | None = None

    def ask(self, draft: Draft, edit: Edit) -> RuleSet:
        """Return what the rules are to say, and have the file say it; raises RuleSetError for what is wrong at once."""
        before = self.expected if self.expected is not None else draft.rule_set
        self.expected = edit.applied(before)
        self._waiting.append(edit)
        if len(self._waiting) == 1:
            self._draft = draft
            self._begin(draft)
        return self.expected

    def finish(self) -> None:
        """Make all that waits now: somebody needs the text."""
        while self._waiting and self._draft is not None:
            self._number += 1
            try:
                self._put(self._draft.edited(self._waiting[0]))
            except RuleSetError as fault:
                self._fall(fault)

    def _begin(self, draft: Draft) -> None:
        self._number += 1
        work, number = partial(draft.edited, self._waiting[0]), self._number
        self._background.read(work, partial(self._heard, number), partial(self._broke, number), is_quiet=True)

    def _heard(self, number: int, draft: Draft) -> None:
        if number == self._number and self._waiting:
            self._put(draft)
            if self._waiting:
                self._begin(draft)

    def _put(self, draft: Draft) -> None:
        edit = self._waiting.pop(0)
        self._draft = draft
        if not self._waiting:
            self.expected = None
        self.made.emit(draft, edit)

    def _broke(self, number: int, fault: BaseException) -> None:
        if number == self._number:
            self._fall(fault)

    def _fall(self, fault: BaseException) -> None:
        self._waiting.clear()
        self.expected = None
        if isinstance(fault, RuleSetError):
            self.refused.emit(fault.text)
        else:
            self.failed.emit(fault)
