"""Open the store while the window is already on the screen."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal, Slot

from triage.workflow.application import Application
from ui.login.passphrase import ask_passphrase

Ask = Callable[[bool], str | None]


class Opening(QObject):
    """Runs `open_application` on a thread of its own; calling the object waits for the application, or raises why not.

    Made on the main thread, where the person is asked for a passphrase if one is needed; what was answered stays in
    `passphrase`, for the process that takes in.
    """

    _asked = Signal(bool)

    def __init__(self, open_application: Callable[[Ask], Application]) -> None:
        super().__init__()
        self.passphrase: str | None = None
        # Blocking: the opening waits for the person, and the person is asked on the main thread.
        self._asked.connect(self._ask_person, Qt.ConnectionType.BlockingQueuedConnection)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="open")
        self._opened = self._thread.submit(open_application, self._ask)

    def __call__(self) -> Application:
        """Return the application, once it is open."""
        return self._opened.result()

    def close(self) -> None:
        """Close the store, if it was opened."""
        self._thread.shutdown(wait=True)
        if self._opened.exception() is None:
            self._opened.result().store.close()

    def _ask(self, is_new: bool) -> str | None:  # the shape of every passphrase question
        self._asked.emit(is_new)
        return self.passphrase

    @Slot(bool)
    def _ask_person(self, is_new: bool) -> None:  # a slot takes what its signal carries
        self.passphrase = ask_passphrase(is_new)
