"""Keep what a person says of an entry, in the write lane."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from triage.workflow.application import Changed
from ui.appointments.inbox.aside import Aside, AwaitAnswer, NotRelevant, Reopen, SendBack, Settle, Snooze, Take
from ui.background import Background
from ui.desks.coordination_desk import CoordinationDesk
from ui.errors import explained


class Handling(QObject):
    """`kept` carries the Changed of what was kept, `failed` a sentence."""

    kept = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: CoordinationDesk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background

    def keep(self, aside: Aside) -> None:
        """Keep it, and tell."""
        self._background.write(self._work(aside), self._done, self._broke)

    def _work(self, aside: Aside) -> Callable[[], Changed]:
        desk = self._desk
        if isinstance(aside, Snooze):
            return partial(desk.snooze, aside.entry, aside.until, aside.reason)
        if isinstance(aside, AwaitAnswer):
            return partial(desk.await_answer, aside.entry, aside.whom, aside.by)
        if isinstance(aside, NotRelevant):
            return partial(desk.not_relevant, aside.entry, aside.reason, aside.words)
        if isinstance(aside, Reopen):
            return partial(desk.reopen, aside.entry)
        if isinstance(aside, Take):
            return partial(desk.requests.take_request, aside.entry)
        if isinstance(aside, Settle):
            return partial(desk.requests.book_request, aside.entry)
        if isinstance(aside, SendBack):
            return partial(desk.requests.return_request, aside.entry, aside.words)
        return partial(desk.settle_failure, aside.entry, aside.words)

    def _done(self, changed: Changed) -> None:
        self.kept.emit(changed)

    def _broke(self, fault: BaseException) -> None:
        self.failed.emit(explained(fault))
