"""Follow a drag: one count for a frame at most, in this thread where it is ready, else beside it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.errors import RuleSetError
from ui.background import Background
from ui.thresholds.timers import once

if TYPE_CHECKING:
    from triage.scoring.replay.counting.counts import Counts
    from triage.scoring.replay.dragging.drag import Drag, Held

Values = Mapping[str, Decimal]
# A count that took longer than this the last time is not made in the window's own thread.
_FRAME_S = 0.012
# So few results are counted from the start within a frame, before any count was timed.
_FEW = 20_000


class Live(QObject):
    """Emits `counted` with the counts and the seconds they took, `refused` with a Text, `failed` with what broke.

    `rested` is emitted a moment after the last count: what takes longer to count follows then.
    """

    counted = Signal(object, float)
    refused = Signal(object)
    failed = Signal(object)
    rested = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._drag: Drag | None = None
        self._wanted: Values | None = None
        self._is_busy = False
        # Limits that are being made ready, and those that only a count of everything can tell.
        self._readying: set[str] = set()
        # Taken into somebody's hand while nothing could be made ready.
        self._in_hand = ""
        self._whole_s = 0.0
        # Zero: what came meanwhile is counted together, as soon as the events at hand are done.
        self._soon = once(self, 0, self._go)
        self._rest = once(self, 180, self.rested.emit)

    @property
    def drag(self) -> Drag | None:
        """Return what is dragged over; None while it is counted beside this thread, or where nothing is there."""
        return None if self._is_busy else self._drag

    def begin(self, drag: Drag | None) -> None:
        """Drag over something else, or over nothing."""
        self._drag = drag
        self._whole_s = 0.0 if drag is None or drag.history.rows <= _FEW else 1.0
        self._readying.clear()
        self._wanted = None
        self._is_busy = False
        self._ready_in_hand()

    def ask(self, values: Values) -> None:
        """Count for these limits; of several that are asked for at once only the last is counted."""
        self._wanted = values
        self._soon.start()

    def ready(self, param: str) -> None:
        """Make a limit ready to be dragged: it is in somebody's hand."""
        drag = self.drag
        if drag is None:
            self._in_hand = param
            return
        if param in self._readying or param not in drag.values or drag.is_ready(param):
            return
        self._readying.add(param)
        work = partial(drag.hold, param)
        self._background.read(work, partial(self._taken, drag, param), partial(self._not_ready, param), is_quiet=True)

    def _taken(self, drag: Drag, param: str, held: Held | None) -> None:
        if drag is not self._drag or held is None:
            return
        self._readying.discard(param)
        # Where another limit moved meanwhile, or moves now, they are no longer true.
        if self._is_busy or not drag.take(held):
            self.ready(param)

    def _ready_in_hand(self) -> None:
        if self._in_hand:
            param, self._in_hand = self._in_hand, ""
            self.ready(param)

    def _not_ready(self, param: str, fault: BaseException) -> None:
        self._readying.discard(param)
        self.failed.emit(fault)

    def _go(self) -> None:
        drag, wanted = self.drag, self._wanted
        if drag is None or wanted is None:
            return
        self._wanted = None
        moved = {name: value for name, value in wanted.items() if drag.values.get(name, value) != value}
        is_quick = all(drag.is_ready(name) for name in moved) and len(moved) <= 1
        if is_quick or self._whole_s <= _FRAME_S:
            self._count_here(drag, moved)
        else:
            self._is_busy = True
            work = partial(_counted, drag, moved)
            self._background.read(work, partial(self._heard, drag), partial(self._broke, drag), is_quiet=True)

    def _count_here(self, drag: Drag, moved: Values) -> None:
        try:
            counts, seconds = _counted(drag, moved)
        except RuleSetError as fault:
            self.refused.emit(fault.text)
            return
        self._tell(counts, seconds)
        for name in moved:
            self.ready(name)

    def _heard(self, drag: Drag, found: tuple[Counts, float]) -> None:
        if drag is not self._drag:
            return
        self._is_busy = False
        self._whole_s = found[1]
        self._ready_in_hand()
        self._tell(*found)
        if self._wanted is not None:
            self._soon.start()

    def _broke(self, drag: Drag, fault: BaseException) -> None:
        if drag is not self._drag:
            return
        self._is_busy = False
        if isinstance(fault, RuleSetError):
            self.refused.emit(fault.text)
        else:
            self.failed.emit(fault)

    def _tell(self, counts: Counts, seconds: float) -> None:
        self.counted.emit(counts, seconds)
        self._rest.start()


def _counted(drag: Drag, moved: Values) -> tuple[Counts, float]:
    began = perf_counter()
    counts = drag.move(moved) if moved else drag.counts
    return counts, perf_counter() - began
