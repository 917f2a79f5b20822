"""Handlers of the keys that ask for a part of the list, and that note what came of a visit listed there."""

from PySide6.QtCore import QObject

from triage.clinical.decision import OUTCOMES, Action, OutcomeKind
from ui.frame import Frame
from ui.has_frame import HasFrame


class ListKeys(QObject):
    """Each acts on the frame that the window has just now."""

    def __init__(self, window: HasFrame) -> None:
        super().__init__(window)
        self._window = window

    def list_escalated(self) -> None:
        """List the reds alone that nobody took in time, or everybody again."""
        self._frame.bring_list()
        self._frame.worklist.filters.owner.toggle("escalated")

    def list_unjudged(self) -> None:
        """List the visits alone of which nobody noted whether they were needed, or everybody again."""
        self._frame.bring_list()
        self._frame.worklist.filters.told.toggle_unjudged()

    def note_needed(self) -> None:
        """Note that the visit of the case on the screen was needed."""
        self._note_outcome(OutcomeKind.NEEDED)

    def note_not_needed(self) -> None:
        """Note that it was not needed."""
        self._note_outcome(OutcomeKind.NOT_NEEDED)

    def note_no_show(self) -> None:
        """Note that the patient did not come."""
        self._note_outcome(OutcomeKind.NO_SHOW)

    @property
    def _frame(self) -> Frame:
        return self._window.frame

    def _note_outcome(self, kind: OutcomeKind) -> None:
        """Note what came of the decision that stands on the case on the screen; of those listed go on to the next."""
        chart = self._window.open_case.chart
        if chart is None or self._frame.full_page() is not None:
            return
        standing = [made for made in chart.decisions if made.case == chart.case and not made.undone]
        last = max(standing, key=lambda made: (made.at, made.id), default=None)
        if last is None or not isinstance(last.action, Action) or kind not in OUTCOMES.get(last.action, ()):
            return
        self._window.following_up.note(last.id, kind)
        if self._frame.worklist.filters.told.unjudged:
            self._frame.worklist.select_next()
