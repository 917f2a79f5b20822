"""Who looks at whom: tell the colleagues which patient is open here, and the list which they have open."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Background
from ui.desks.desk import Desk

# A lease is a minute: it is renewed twice before it runs out.
RENEW_MS = 20_000


class Presence(QObject):
    """`heard` carries the cases that colleagues have open, each with their names."""

    heard = Signal(object)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._case: int | None = None
        self._asked: tuple[int, ...] = ()
        self._is_asking = False
        timer = QTimer(self)
        timer.setInterval(RENEW_MS)
        timer.timeout.connect(self._renew)
        timer.start()

    def note(self, case: int | None) -> None:
        """Tell that this case's patient is on the screen here, or that none is any longer."""
        if case != self._case:
            self._case = case
            self._tell()

    def look(self, cases: Sequence[int]) -> None:
        """Ask who has the patients of these cases open, from now on over and over."""
        if tuple(cases) != self._asked:
            self._asked = tuple(cases)
            self._ask()

    def _renew(self) -> None:
        if self._case is not None:
            self._tell()
        self._ask()

    def _tell(self) -> None:
        # Nobody waits for it, and what could not be told is told again in a while.
        work = partial(self._desk.lists.note_presence, self._case)
        self._background.write(work, lambda _: None, lambda _: None)

    def _ask(self) -> None:
        if self._asked and not self._is_asking:
            self._is_asking = True
            work = partial(self._desk.lists.who_is_there, self._asked)
            self._background.read(work, self._heard, self._not_heard)

    def _heard(self, there: Mapping[int, tuple[str, ...]]) -> None:
        self._is_asking = False
        self.heard.emit(there)

    def _not_heard(self, _fault: BaseException) -> None:
        """Tell of nobody rather than of somebody who may have gone; it is asked again in a while."""
        self._is_asking = False
        self.heard.emit({})
