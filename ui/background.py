"""The only threads of the window: slow work runs here, its result arrives on the main thread."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer, Signal
from shiboken6 import isValid

from ui.tickets import Ticket

T = TypeVar("T")
READERS = 3
# What is heard more often than that is heard together; what fails is tried again after a while.
HEARD_EVERY_S = 0.1
TRIED_EVERY_S = 1.0
_LOOK_MS = 100


class Background(QObject):
    """A read lane of three threads, a write lane of one so that writes happen in order, and one that listens.

    `done` and `failed` are always called on the main thread, each in a turn of the event loop of its own, so that keys
    are heard and the window is painted in between; never before the call has returned, and not at all where
    they are methods of a QObject, such as a dialog, that Qt has deleted meanwhile. `slow` tells when
    somebody begins to wait too long, and when no longer: first whether it is so, then whether they may give up.
    """

    slow = Signal(bool, bool)

    _ready = Signal(object, object, object)
    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="read")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._listener = ThreadPoolExecutor(1, thread_name_prefix="listen")
        self._pending = 0
        self._tickets: list[Ticket] = []
        self._slow = (False, False)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._tell_slow)
        self._is_closed = False
        self._is_over = Event()
        self._arrived: deque[tuple[Ticket, Callable[[], None], BaseException | None]] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._deliver)
        self._ready.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        *,
        is_quiet: bool = False,
    ) -> Ticket:
        """Run `work` beside other reads; it must touch no widget. Nobody waits for what `is_quiet`."""
        ticket = Ticket(failed, may_give_up=True, is_quiet=is_quiet)
        self._start(self._readers, work, done, ticket)
        return ticket

    def write(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Run `work` after every write asked for before it; it must touch no widget. No write is given up."""
        self._start(self._writer, work, done, Ticket(failed, may_give_up=False, is_quiet=False))

    def give_up(self) -> None:
        """Stop waiting for every read that is slow: who asked for it hears a GivenUpError."""
        for ticket in [ticket for ticket in self._tickets if ticket.may_give_up and ticket.is_slow]:
            ticket.give_up()
        self._tell_slow()

    def listen(self, wait: Callable[[], bool], heard: Callable[[], None]) -> None:
        """Call `wait` over and over until the window closes, and `heard` on the main thread whenever it returns True.

        Nobody waits for it: it is never pending. `wait` must return within a second, whether it heard something or not.
        """
        self._listener.submit(self._listen, wait, heard)

    @property
    def pending(self) -> int:
        """Return how many results are still to be delivered."""
        return self._pending

    def wait(self, seconds: float = 30.0) -> bool:
        """Wait until all work, and what its results ask for in turn, is delivered; return whether it was in time."""
        until = monotonic() + seconds
        while self._pending and monotonic() < until:
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
            QCoreApplication.processEvents()
            QThread.msleep(1)
        return self._pending == 0

    def close(self) -> None:
        """Drop reads that have not begun, finish every write, and end the threads; later work is not begun."""
        self._is_closed = True
        self._is_over.set()
        self._listener.shutdown(wait=True, cancel_futures=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _start(
        self, lane: ThreadPoolExecutor, work: Callable[[], T], done: Callable[[T], None], ticket: Ticket
    ) -> None:
        if self._is_closed:
            return
        self._pending += 1
        self._tickets.append(ticket)
        if not ticket.is_quiet:
            self._look.start()
        lane.submit(self._run, work, done, ticket)

    def _run(self, work: Callable[[], T], done: Callable[[T], None], ticket: Ticket) -> None:
        try:
            result = work()
        except BaseException as fault:
            self._ready.emit(ticket, partial(ticket.failed, fault), fault)
        else:
            self._ready.emit(ticket, partial(done, result), None)

    def _arrive(self, ticket: Ticket, tell: Callable[[], None], fault: BaseException | None) -> None:
        self._arrived.append((ticket, tell, fault))
        self._turn.start()

    def _deliver(self) -> None:
        ticket, tell, fault = self._arrived.popleft()
        if self._arrived:
            self._turn.start()
        self._pending -= 1
        self._tickets.remove(ticket)
        is_given_up, ticket.is_over = ticket.is_over, True
        if is_given_up:
            return
        if _has_listener(tell):
            tell()
        elif fault is not None and ticket.is_write:
            # What was not kept is said, though whoever asked has gone.
            raise fault

    def _tell_slow(self) -> None:
        slow = [ticket for ticket in self._tickets if ticket.is_slow]
        told = (bool(slow), any(ticket.may_give_up for ticket in slow))
        if told != self._slow:
            self._slow = told
            self.slow.emit(*told)
        if not any(not ticket.is_quiet for ticket in self._tickets):
            self._look.stop()

    def _listen(self, wait: Callable[[], bool], heard: Callable[[], None]) -> None:
        while not self._is_over.is_set():
            try:
                has_heard, pause = wait(), HEARD_EVERY_S
            except Exception:
                # What is wrong is told to whoever reads.
                has_heard, pause = False, TRIED_EVERY_S
            if has_heard:
                self._heard.emit(heard)
            self._is_over.wait(pause)

    def _pass_on(self, heard: Callable[[], None]) -> None:
        if not self._is_closed:
            heard()


def _has_listener(tell: Callable[..., None]) -> bool:
    while isinstance(tell, partial):
        tell = tell.func
    owner = getattr(tell, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
