"""Note that nothing is expected of the patient on the screen for a time, or end that."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from triage.workflow.application import Changed
from ui.asking import Asking

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart
    from ui.patient.pause import Given, PauseDialog


class Pausing(Asking["PauseDialog"]):
    """`changed` carries a Changed; a fault is said in the dialog, which stays open."""

    changed = Signal(object)

    def ask(self, chart: Chart) -> None:
        """Ask for the days and the reason; what is answered is about the patient of `chart`, whoever is chosen then."""
        # Imported on use: the start must be quick.
        from ui.patient.pause import PauseDialog

        dialog = PauseDialog(chart, self._desk.now().date())
        dialog.wanted.connect(lambda given: self._save(dialog, self._noting(chart.patient_key, given)))
        dialog.end_wanted.connect(lambda key: self._save(dialog, partial(self._desk.end_pause, key)))
        self.put_up(dialog)

    def _noting(self, who: int, given: Given) -> Callable[[], Changed]:
        return partial(self._desk.pause, who, *given)

    def _save(self, dialog: PauseDialog, work: Callable[[], Changed]) -> None:
        self.carry_out(dialog, work, self.changed.emit)
