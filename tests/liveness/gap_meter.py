"""How long the window cannot answer: the work of each turn of the event loop."""

from dataclasses import dataclass, field
from time import thread_time
from types import TracebackType

from PySide6.QtCore import QAbstractEventDispatcher

from tests.liveness.yardstick import slowness

# Shorter turns are far from every bound.
_LONG_S = 0.005


@dataclass
class GapMeter:
    """Between entering and leaving it, notes the processor seconds of every turn of this thread's event loop.

    Processor time, not the clock's, and that of a machine with nothing else to do: what another program takes from the
    machine is no fault of the window. A long turn is told by how slow the machine is right after it.
    """

    turns: list[float] = field(default_factory=list)
    _began: float | None = None

    def __enter__(self) -> "GapMeter":
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._begin)
        dispatcher.aboutToBlock.connect(self._end)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.disconnect(self._begin)
        dispatcher.aboutToBlock.disconnect(self._end)

    def quantile(self, share: float) -> float:
        """Return how many seconds a turn takes at most in this share of all."""
        assert self.turns, "the loop never turned"
        ordered = sorted(self.turns)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def _begin(self) -> None:
        self._end()
        self._began = thread_time()

    def _end(self) -> None:
        if self._began is not None:
            taken, self._began = thread_time() - self._began, None
            self.turns.append(taken / slowness() if taken > _LONG_S else taken)
