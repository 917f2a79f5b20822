"""Note something of the patient on the screen in the write lane, and say what it changed or why it was not noted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from triage.workflow.application import Changed
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained


class Noting(QObject):
    """`changed` carries a Changed; `failed` a sentence."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background

    def do(self, work: Callable[[], Changed]) -> None:
        """Do `work` after every write asked for before it."""
        self._background.write(work, self.changed.emit, lambda fault: self.failed.emit(explained(fault)))
