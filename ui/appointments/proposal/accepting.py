"""Accept a plan, take it back, and note what a department answered, in the write lane."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import Background
from ui.desks.coordination_desk import CoordinationDesk
from ui.errors import explained

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Proposal
    from triage.workflow.coordinate.coordination import Coordination
    from triage.workflow.coordinate.plans import Accepted


class Accepting(QObject):
    """`done` carries the Accepted as it is now; `failed` a sentence, and the patient's key whom it is about."""

    done = Signal(object)
    failed = Signal(str, int)

    def __init__(self, desk: CoordinationDesk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self.is_running = False

    def accept(self, shown: Coordination, proposal: Proposal, agreed: str | None) -> None:
        """Carry a plan out as it was shown; `agreed` is the clinician who said yes where one must."""
        self._write(partial(self._desk.accept, proposal, shown, agreed), shown.patient_key)

    def take_back(self, plan: Accepted) -> None:
        """Put the old times back, as far as that can be done."""
        self._write(partial(self._desk.take_back, plan.plan), plan.patient)

    def answer(self, plan: Accepted, appointment: str, *, is_yes: bool) -> None:
        """Note what the department answered about one appointment."""
        self._write(partial(self._desk.answer_request, plan.plan, appointment, is_yes), plan.patient)

    def _write(self, work: Callable[[], Accepted], patient: int) -> None:
        if not self.is_running:
            self.is_running = True
            self._background.write(work, self._heard, partial(self._broke, patient))

    def _heard(self, accepted: Accepted) -> None:
        self.is_running = False
        self.done.emit(accepted)

    def _broke(self, patient: int, fault: BaseException) -> None:
        self.is_running = False
        self.failed.emit(explained(fault), patient)
