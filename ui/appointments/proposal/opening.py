"""Fetch one patient's appointments, the best plan for them, and what was accepted before; the newest question wins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.appointments.plan.laid_out import laid_out
from ui.appointments.told import told
from ui.background import Background
from ui.desks.coordination_desk import CoordinationDesk
from ui.errors import explained

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Proposal
    from triage.workflow.coordinate.coordination import Coordination

T = TypeVar("T")


class Opening(QObject):
    """`waiting` tells that somebody else is fetched; then come `opened` or `failed`, `proposed` or `not_proposed`.

    After `opened` and after `proposed` come `laid_out` and `told`, with the LaidOut and the Told of what is shown.
    """

    waiting = Signal()
    opened = Signal(object)
    failed = Signal(str)
    proposed = Signal(object)
    not_proposed = Signal(str)
    laid_out = Signal(object)
    told = Signal(object)
    planned = Signal(object)

    def __init__(self, desk: CoordinationDesk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._generation = 0
        self.patient: int | None = None
        self.shown: Coordination | None = None
        self.proposal: Proposal | None = None

    def choose(self, patient: int) -> None:
        """Fetch this patient, unless they are here already."""
        if patient != self.patient:
            self.fetch(patient)

    def fetch(self, patient: int) -> None:
        """Fetch this patient anew; what is shown of somebody else goes at once."""
        if patient != self.patient:
            self.forget()
            self.waiting.emit()
        self.patient = patient
        self._generation += 1
        self.proposal = None
        self._read(partial(self._desk.open_patient, patient), self._show, self._broke)

    def forget(self) -> None:
        """Be about nobody."""
        self._generation += 1
        self.patient = self.shown = self.proposal = None

    def _show(self, shown: Coordination) -> None:
        self.shown = shown
        self.opened.emit(shown)
        self._tell(shown)
        self._read(partial(self._desk.propose, shown), self._propose, self._no_plan)
        if shown.may_book:
            self._read(partial(self._desk.plans_of, shown.patient_key), self.planned.emit, self._no_plan)

    def _propose(self, shown: Coordination) -> None:
        self.take(shown)

    def take(self, shown: Coordination) -> None:
        """Show the best plan that was found for the patient; the rest is worked out beside it."""
        self.shown, self.proposal = shown, shown.proposal
        self.proposed.emit(shown)
        self._tell(shown)

    def _tell(self, shown: Coordination) -> None:
        self._read(partial(laid_out, shown), self.laid_out.emit, self._no_plan)
        self._read(partial(told, shown), self.told.emit, self._no_plan)

    def _broke(self, fault: BaseException) -> None:
        self.shown = None
        self.failed.emit(explained(fault))

    def _no_plan(self, fault: BaseException) -> None:
        self.not_proposed.emit(explained(fault))

    def _read(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        hear = partial(self._if_current, self._generation)
        self._background.read(work, partial(hear, done), partial(hear, failed))

    def _if_current(self, generation: int, tell: Callable[[T], None], answer: T) -> None:
        if generation == self._generation:
            tell(answer)
