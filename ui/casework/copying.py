"""Copy text about the patient on the screen: for the record, or a telephone number."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.casework.taking_out import TakingOut
from ui.clipboard import KEPT_S, clear_copied, copy_for_a_minute
from ui.frame.has_frame import HasFrame
from ui.patient.person_words import contacts, full_name
from ui.translate import language, tr

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart
    from triage.worklist.row import Row


class Copying(TakingOut):
    """Text for the record begins with whose it is; all is gone after a minute, or when another patient is chosen."""

    def __init__(self, window: HasFrame) -> None:
        super().__init__(window)
        self._chosen: int | None = None
        window.open_case.waiting.connect(self._mind_another)

    def copy_journal(self, chart: Chart) -> None:
        """Copy the case as text for the patient's record."""
        if chart.case is None or self._is_forbidden():
            return
        work = partial(self._window.desk.journal.text, chart.case, language())
        self._window.background.read(work, partial(self._copied, chart), self._broke)

    def copy_phone(self, chart: Chart) -> None:
        """Copy the patient's telephone number, without one the first relative's."""
        numbers = [chart.patient.phone, *(one.phone for one in contacts(chart))]
        number = next((found for found in numbers if found), None)
        if chart.is_masked and not chart.patient.phone:
            return
        if number is None:
            self._say(tr("No telephone number is known."), "error")
        else:
            self.copy_number(number)

    def copy_number(self, number: str) -> None:
        """Copy a telephone number."""
        if not self._is_forbidden():
            copy_for_a_minute(number)
            self._say(tr("Copied: {number}. Cleared in {count} s.").format(number=number, count=KEPT_S))

    def _mind_another(self, row: Row | None) -> None:
        # A picture of the trends or a telephone number lies ready as dangerously as text for the record.
        if row is not None and row.patient != self._chosen:
            self._chosen = row.patient
            clear_copied()

    def _copied(self, chart: Chart, text: str) -> None:
        shown = self._window.open_case.chart
        # Text of one patient must not lie ready when another stands on the screen: it would be pasted there.
        if shown is None or shown.patient_key != chart.patient_key:
            return
        copy_for_a_minute(text)
        words = tr("Copied: {name}, for the record. Cleared in {count} s, or when another patient is chosen.")
        self._say(words.format(name=full_name(chart.patient), count=KEPT_S))
