"""Note that nothing is expected of the patient on the screen for a time, or end that."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from triage.workflow.application import Changed
from triage.workflow.chart.chart import Chart
from ui.background import Background
from ui.desk import Desk
from ui.errors import explained

if TYPE_CHECKING:
    from ui.patient.pause import Given, PauseDialog


class Pausing(QObject):
    """`changed` carries a Changed; a fault is said in the dialog, which stays open."""

    changed = Signal(object)

    def __init__(self, desk: Desk, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._window = parent
        self.dialog: PauseDialog | None = None

    def ask(self, chart: Chart) -> None:
        """Ask for the days and the reason; what is answered is about the patient of `chart`, whoever is chosen then."""
        # Imported on use: the start must be quick.
        from ui.patient.pause import PauseDialog

        dialog = PauseDialog(chart, self._desk.now().date())
        dialog.setParent(self._window, dialog.windowFlags())
        dialog.finished.connect(lambda _: self._forget(dialog))
        dialog.wanted.connect(lambda given: self._save(dialog, self._noting(chart.patient_key, given)))
        dialog.end_wanted.connect(lambda key: self._save(dialog, partial(self._desk.end_pause, key)))
        self.dialog = dialog
        dialog.open()

    def _noting(self, who: int, given: "Given") -> Callable[[], Changed]:
        return partial(self._desk.pause, who, *given)

    def _save(self, dialog: "PauseDialog", work: Callable[[], Changed]) -> None:
        def saved(changed: Changed) -> None:
            if dialog is self.dialog:
                dialog.accept()
            self.changed.emit(changed)

        def failed(fault: BaseException) -> None:
            if dialog is self.dialog:
                dialog.show_fault(explained(fault))

        self._background.write(work, saved, failed)

    def _forget(self, dialog: "PauseDialog") -> None:
        if dialog is self.dialog:
            self.dialog = None
        dialog.deleteLater()
