"""Handlers of the keys that move in the list, search it, and ask for a part of it."""

from triage.clinical.decision import OUTCOMES, Action, OutcomeKind
from ui.keys.handlers import Handlers
from ui.translate import tr
from ui.worklist.asked import flag_words


class ListKeys(Handlers):
    """What is asked of the list, or of the list of a full page in front."""

    def select_next(self) -> None:
        """Choose the next patient, or the next row of a full page."""
        self._move_by(1)

    def select_previous(self) -> None:
        """Choose the patient before, or the row before of a full page."""
        self._move_by(-1)

    def open_patient(self) -> None:
        """Go from the list to the patient, or from a full page to the patient who is chosen there."""
        page = self._page()
        if page is None:
            self._frame.bring_patient()
        else:
            page.open_patient()

    def search(self) -> None:
        """Go to the search field of what is in front."""
        page = self._page()
        if page is not None:
            page.focus_search()
            return
        self._frame.bring_list()
        self._frame.worklist.filters.search.setFocus()
        self._frame.worklist.filters.search.selectAll()

    def list_escalated(self) -> None:
        """List the reds alone that nobody took in time, or everybody again."""
        self._list_alone("escalated")

    def list_unjudged(self) -> None:
        """List the visits alone of which nobody noted whether they were needed, or everybody again."""
        self._list_alone("unjudged")

    def list_promised(self) -> None:
        """List the patients alone who were promised a call that is not made, or everybody again."""
        self._list_alone("promised")

    def choose_view(self) -> None:
        """Open the menu of views, order and columns."""
        self._frame.bring_list()
        self._frame.worklist.views.open_menu()

    def add_filter(self) -> None:
        """Open the menu of everything the list can be narrowed by."""
        self._frame.bring_list()
        self._frame.worklist.open_filter_menu()

    def show_new(self) -> None:
        """Read the list again, with what came since in its place."""
        page = self._page()
        if page is None or not page.show_new():
            self._frame.bring_list()
            self._frame.worklist.show_new()

    def show_hidden(self) -> None:
        """Take every filter away, so that no red is hidden."""
        page = self._page()
        if page is None or not page.list_everything():
            self._frame.bring_list()
            self._frame.worklist.filters.clear()

    def print_list(self) -> None:
        """Ask what the list is printed for."""
        self._frame.worklist.printing.ask_print()

    def export_list(self) -> None:
        """Ask what the list is written to an Excel file for."""
        self._frame.worklist.printing.ask_sheet()

    def note_needed(self) -> None:
        """Note that the visit of the case on the screen was needed, or that the patient answered the call."""
        self._note_outcome(OutcomeKind.NEEDED, OutcomeKind.REACHED)

    def note_not_needed(self) -> None:
        """Note that it was not needed."""
        self._note_outcome(OutcomeKind.NOT_NEEDED)

    def note_no_show(self) -> None:
        """Note that the patient did not come, or did not answer."""
        self._note_outcome(OutcomeKind.NO_SHOW, OutcomeKind.NO_ANSWER)

    def _list_alone(self, flag: str) -> None:
        self._frame.bring_list()
        if not self._frame.worklist.filters.toggle(flag):
            self._frame.strip.flash(tr("{what}: none").format(what=flag_words(flag)))

    def _move_by(self, steps: int) -> None:
        page = self._page()
        if page is not None:
            page.move_by(steps)
        elif steps > 0:
            self._frame.worklist.select_next()
        else:
            self._frame.worklist.select_previous()

    def _note_outcome(self, *kinds: OutcomeKind) -> None:
        """Note the kind that fits what was decided about the case on the screen; of those listed go on to the next."""
        chart = self._window.open_case.chart
        if chart is None or self._page() is not None:
            return
        standing = [made for made in chart.decisions if made.case == chart.case and not made.undone]
        last = max(standing, key=lambda made: (made.at, made.id), default=None)
        offered = OUTCOMES.get(last.action, ()) if last is not None and isinstance(last.action, Action) else ()
        kind = next((each for each in kinds if each in offered), None)
        if last is None or kind is None:
            return
        self._window.following_up.note(last.id, kind)
        query = self._frame.worklist.filters.query()
        if query.unjudged or query.promised:
            self._frame.worklist.select_next()
