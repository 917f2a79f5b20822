"""Work that waits for others - a server, mostly - beside the loop that started it, each kind once at a time."""

from collections.abc import Callable, Hashable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Beside(Generic[K]):
    """Used from one thread; the work runs on threads that never hold the program back from ending."""

    def __init__(self) -> None:
        self._running: set[K] = set()
        self._ended: SimpleQueue[tuple[K, BaseException | None]] = SimpleQueue()

    @property
    def running(self) -> frozenset[K]:
        """Return the keys of what has not been told as ended yet."""
        return frozenset(self._running)

    def start(self, key: K, work: Callable[[], object]) -> None:
        """Run `work`; while work of that key runs, it must not be started again."""
        self._running.add(key)
        Thread(target=self._run, args=(key, work), name=f"beside {key}", daemon=True).start()

    def ended(self) -> dict[K, BaseException | None]:
        """Return what ended since the last call, each with its fault where it has one."""
        found: dict[K, BaseException | None] = {}
        while True:
            try:
                key, fault = self._ended.get_nowait()
            except Empty:
                self._running -= found.keys()
                return found
            found[key] = fault

    def _run(self, key: K, work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as fault:
            self._ended.put((key, fault))
        else:
            self._ended.put((key, None))
