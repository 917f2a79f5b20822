"""Follow the patient chosen: go to whom something leads, and show anew what was changed about them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from triage.workflow.application import Changed
from triage.worklist.row import NO_CASE, Row
from ui.errors import explained
from ui.frame.frame import WORKLIST
from ui.frame.has_frame import HasFrame


class Following(QObject):
    """Whatever is fetched here is about the row chosen, or chooses another one."""

    def __init__(self, window: HasFrame) -> None:
        super().__init__(window)
        self._window = window

    def fetch_case(self, case: int) -> None:
        """Go to the case of this key."""
        self._read_row(case, self.show_row)

    def show_row(self, row: Row) -> None:
        """Bring a patient forward, whatever is in front."""
        frame = self._window.frame
        frame.show_page(WORKLIST)
        frame.worklist.choose_case(row)
        frame.bring_patient()

    def choose_again(self, case: int) -> None:
        """Choose the case that was left, unless it has gone from the list meanwhile."""
        work = partial(self._window.desk.row_of, case)
        self._window.background.read(work, self._window.frame.worklist.choose_case, _nothing)

    def show_held(self, case: int) -> None:
        """Show who has the case now; the chart is as it was, and is neither fetched nor logged as seen again."""
        self._window.frame.worklist.show_changed(Changed(cases=(case,)))
        self._read_row(case, self._show_owner)

    def show_opened(self, changed: Changed) -> None:
        """Fetch the patient who was opened in an emergency, or closed again; the list names them otherwise now."""
        window = self._window
        window.frame.worklist.refresh()
        chosen = window.open_case.row
        if chosen is not None and chosen.patient in changed.patients:
            work = partial(window.desk.row_of, chosen.case)
            # Of a patient of another department there is no line in the list, and the one that was found stays.
            window.background.read(work, window.frame.worklist.choose_case, lambda _: window.open_case.fetch())

    def show_health(self) -> None:
        """Read the full pages again: a source was asked, and how it fares has changed."""
        self._window.frame.rooms.note_news()

    def show_changes(self, changed: Changed) -> None:
        """Show what was changed, here or elsewhere, in the list, on the page in front and in the chart."""
        window = self._window
        window.frame.worklist.show_changed(changed)
        window.frame.rooms.note_news()
        chosen = window.open_case.row
        patients = (*changed.patients, *changed.owners)
        has_line = chosen is not None and chosen.case != NO_CASE
        if chosen is not None and has_line and (chosen.case in changed.cases or chosen.patient in patients):
            self._read_row(chosen.case, self._show_owner)
        chart = window.open_case.chart
        if chart is not None and (chart.case in changed.cases or chart.patient_key in changed.patients):
            window.open_case.fetch()

    def show_chosen(self) -> None:
        """Show the patient chosen in a frame that was just built."""
        opened, frame = self._window.open_case, self._window.frame
        frame.worklist.keep_chosen(opened.row.case if opened.row else None)
        frame.pane.show_waiting(opened.row)
        frame.pane.show_glass(opened.behind or opened.emergency)
        if opened.behind is not None:
            opened.fetch()
        if opened.chart is not None:
            frame.pane.show_chart(opened.chart)

    def _read_row(self, case: int, show: Callable[[Row], None]) -> None:
        work = partial(self._window.desk.row_of, case)
        self._window.background.read(work, show, lambda fault: self._window.show_crash(explained(fault)))

    def _show_owner(self, row: Row) -> None:
        self._window.open_case.note_row(row)
        chosen = self._window.frame.pane.decision.row
        if chosen is not None and chosen.case == row.case:
            self._window.frame.pane.owner.show_row(row)


def _nothing(_fault: BaseException) -> None:
    """Leave it: what was chosen may have gone from the list meanwhile."""
