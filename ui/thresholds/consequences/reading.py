"""Read a period beside the window, tell how far it is, and let go of what is no longer wanted."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import Background

if TYPE_CHECKING:
    from triage.scoring.rules.model import RuleSet
    from ui.desks.tuning.facts import Period, Replayed
    from ui.desks.tuning_desk import TuningDesk


class Reading(QObject):
    """Emits `arrived` with a Replayed, `failed` with what broke, `told` with how much of how much is done."""

    arrived = Signal(object)
    failed = Signal(object)
    told = Signal(int, int)

    def __init__(self, desk: TuningDesk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._stop = Event()
        self._number = 0

    def begin(self, period: Period, draft: RuleSet, before: Replayed | None) -> None:
        """Read; what was being read is stopped, and not heard."""
        self.stop()
        stop = self._stop = Event()
        number = self._number
        work = partial(self._desk.replay, period, draft, before, self.told.emit, stop.is_set)
        self._background.read(work, partial(self._heard, number), partial(self._broke, number))

    def stop(self) -> None:
        """Wait for it no longer."""
        self._stop.set()
        self._number += 1

    def _heard(self, number: int, found: Replayed) -> None:
        if number == self._number:
            self.arrived.emit(found)

    def _broke(self, number: int, fault: BaseException) -> None:
        if number == self._number:
            self.failed.emit(fault)
