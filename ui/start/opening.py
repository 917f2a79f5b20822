"""Open the store while the window is already on the screen."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

from PySide6.QtCore import QObject, Qt, Signal, Slot

from triage.errors import StoreAwayError
from triage.workflow.application import Application
from ui.login.passphrase import ask_passphrase

Ask = Callable[[bool], str | None]


class Opening(QObject):
    """Runs `open_application` on a thread of its own; calling the object waits for the application, or raises why not.

    Made on the main thread, where the person is asked for a passphrase if one is needed; what was answered stays in
    `passphrase`, for the process that takes in. Where a shared database did not answer, each call tries anew.
    `begin` lets the opening begin, which does without it after `patience` seconds: two threads that load libraries hold
    each other up, and the window comes first.
    """

    _asked = Signal(bool)

    def __init__(self, open_application: Callable[[Ask], Application], patience: float = 0.0) -> None:
        super().__init__()
        self.passphrase: str | None = None
        # Blocking: the opening waits for the person, and the person is asked on the main thread.
        self._asked.connect(self._ask_person, Qt.ConnectionType.BlockingQueuedConnection)
        self._open = open_application
        self._may_begin, self._patience = Event(), patience
        self._one_at_a_time = Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="open")
        self._opened = self._thread.submit(self._open_first)

    def __call__(self) -> Application:
        """Return the application, once it is open."""
        with self._one_at_a_time:
            if self._opened.done() and isinstance(self._opened.exception(), StoreAwayError):
                self._opened = self._thread.submit(self._open, self._ask)
            opened = self._opened
        return opened.result()

    def begin(self) -> None:
        """Let the opening begin."""
        self._may_begin.set()

    def another(self, open_other: Callable[[Ask], Application]) -> Application:
        """Open something else beside it; a passphrase that was given is not asked for again."""
        return open_other(lambda is_new: self.passphrase or self._ask(is_new))

    def close(self) -> None:
        """Keep how far the audit log has come, and close the store, if it was opened."""
        self.begin()
        self._thread.shutdown(wait=True)
        if self._opened.exception() is None:
            # What the start does without is loaded by now.
            from triage.workflow.auditing.keep_heads import keep_last_head

            opened = self._opened.result()
            keep_last_head(opened)
            opened.store.close()

    def _open_first(self) -> Application:
        self._may_begin.wait(self._patience)
        return self._open(self._ask)

    def _ask(self, is_new: bool) -> str | None:  # the shape of every passphrase question
        self._asked.emit(is_new)
        return self.passphrase

    @Slot(bool)
    def _ask_person(self, is_new: bool) -> None:  # a slot takes what its signal carries
        self.passphrase = ask_passphrase(is_new)
