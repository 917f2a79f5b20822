"""Close what was shown, part by part in the write lane, so that it can be stopped and others' work goes between."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from triage.workflow.application import Changed
from triage.worklist.green_list import Batch
from ui.background import Background
from ui.desks.greens_desk import Case, GreensDesk
from ui.errors import explained

CHUNK = 100
T = TypeVar("T")


class Closing(QObject):
    """`went_on` carries the Batch so far, `ended` the last one; `undone` a Changed; `failed` a sentence.

    What was closed before a fault or a stop stays closed, and is told.
    """

    went_on = Signal(object)
    ended = Signal(object)
    undone = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: GreensDesk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._left: tuple[Case, ...] = ()
        self._unticked: frozenset[int] = frozenset()
        self._is_stopped = self._is_gone = False
        self.is_running = False
        self.done = Batch(0, 0)

    def begin(self, cases: tuple[Case, ...], unticked: frozenset[int]) -> None:
        """Close `cases` but the `unticked`; nothing while one act runs."""
        if self.is_running or not cases:
            return
        self.is_running, self._is_stopped = True, False
        self._left, self._unticked = cases, unticked
        self.done = Batch(0, len(cases))
        self._write(partial(self._desk.begin, len(cases)), self._begun, self._broke)

    def leave(self) -> None:
        """Stop, and hear no more answers: what listens is about to go."""
        self._is_stopped = self._is_gone = True

    def stop(self) -> None:
        """Stop after the part that is being closed just now."""
        self._is_stopped = True

    def undo(self) -> None:
        """Take the last act back, whole."""
        if not self.is_running and self.done.closed:
            self._write(partial(self._desk.undo, self.done.id), self._taken_back, self._not_taken_back)

    def _write(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        self._background.write(work, partial(self._if_here, done), partial(self._if_here, failed))

    def _if_here(self, tell: Callable[[T], None], answer: T) -> None:
        if not self._is_gone:
            tell(answer)

    def _begun(self, number: int) -> None:
        self.done = Batch(number, self.done.shown)
        self._next()

    def _next(self) -> None:
        if self._is_stopped or not self._left:
            self._end()
            return
        part, self._left = self._left[:CHUNK], self._left[CHUNK:]
        work = partial(self._desk.close_some, self.done.id, part, self._unticked)
        self._write(work, self._heard, self._broke)

    def _heard(self, part: Batch) -> None:
        before = self.done
        self.done = Batch(before.id, before.shown, before.closed + part.closed, before.left + part.left)
        self.went_on.emit(self.done)
        self._next()

    def _end(self) -> None:
        self.is_running = False
        self.ended.emit(self.done)

    def _broke(self, fault: BaseException) -> None:
        self._end()
        self.failed.emit(explained(fault))

    def _taken_back(self, changed: Changed) -> None:
        self.done = Batch(0, 0)
        self.undone.emit(changed)

    def _not_taken_back(self, fault: BaseException) -> None:
        self.failed.emit(explained(fault))
