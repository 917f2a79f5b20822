"""What the window does before and after a decision is saved, taken back or refused."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QObject

from triage.clinical.decision import Action, Decision, Seen
from triage.workflow.application import Changed
from triage.worklist.row import Row
from ui.frame.has_frame import HasFrame
from ui.worklist.deciding import Saved
from ui.worklist.drafts import Draft, Wanted


class Decided(QObject):
    """Leads from one patient to the next, and back to one whose decision is taken back."""

    def __init__(self, window: HasFrame) -> None:
        super().__init__(window)
        self._window = window

    def save(self, row: Row, wanted: Wanted, seen: Seen) -> None:
        """Save by what the line under the banner says of who has the case: it is newer than the row that was chosen."""
        shown = self._window.frame.pane.owner.row
        self._window.deciding.save(shown if shown is not None and shown.case == row.case else row, wanted, seen)

    def go_on(self, saved: Saved) -> None:
        """Offer to take back what was saved, and go on to the next patient."""
        window = self._window
        window.owning.forget(saved.row.case)
        if window.drafts.of(saved.row.case) == saved.draft:
            window.drafts.drop(saved.row.case)
        chosen = window.open_case.row
        is_theirs = chosen is not None and chosen.case == saved.row.case
        following = window.frame.worklist.after(saved.row.case) if is_theirs else None
        window.frame.pane.undo_bar.offer(saved, is_last=is_theirs and following is None)
        if is_theirs:
            self._choose_after(following)
        window.events.changed.emit(saved.changed)

    def take_up_again(self, saved: Saved) -> None:
        """Go back to the patient, with what was written."""
        self._window.drafts.put(saved.row.case, saved.draft)
        self._window.frame.worklist.choose_case(replace(saved.row, closed=False))
        self._window.events.changed.emit(saved.changed)

    def undo_older(self, row: Row, decision: Decision) -> None:
        """Take back a decision that stands in the chart."""
        # What was handled elsewhere was none of the four answers.
        chosen = decision.action if isinstance(decision.action, Action) else None
        draft = Draft(chosen, decision.note, decision.details)
        self._window.deciding.undo(Saved(row, draft, Changed(decision=decision.id)))

    def show_fault(self, case: int, text: str) -> None:
        """Say beside the decision why it was not saved; of a patient who is not on the screen, across the window."""
        panel = self._window.frame.pane.decision
        if panel.row is not None and panel.row.case == case:
            panel.show_fault(text)
        else:
            self._window.show_crash(text)

    def show_refusal(self, case: int, text: str) -> None:
        """Say why the case could not be had, and who has it."""
        self.show_fault(case, text)
        self._window.following.show_held(case)

    def show_drafts(self, cases: Collection[int]) -> None:
        """Show what was brought back, in the list and where it is about the patient chosen."""
        frame = self._window.frame
        row = frame.pane.decision.row
        if row is not None and row.case in cases:
            frame.pane.decision.show_drafts()
        frame.worklist.rows.show_there()

    def _choose_after(self, following: Row | None) -> None:
        frame = self._window.frame
        if following is not None:
            frame.worklist.choose_case(following)
            # Nobody passes by: whoever has decided goes on to the next.
            self._window.open_case.fetch_now()
        else:
            frame.worklist.keep_chosen(None)
            self._window.open_case.choose(None)
        frame.worklist.rows.setFocus()
