"""Keeps what is being written in the encrypted store, within a second, so that no end of the program loses it."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from triage.errors import NotAllowedError, WrongUseError
from ui.background import Background
from ui.desks.desk import Desk
from ui.worklist.drafts import Draft, Drafts

KEPT_WITHIN_MS = 700
# While the store does not answer it is tried again, and what is written waits in memory.
TRIED_AGAIN_MS = 5_000
_PATIENCE_S = 2.0


class KeepingDrafts(QObject):
    """Writes in the write lane; `taken_up` carries the cases of which something came back, `marked` a case each time.

    What cannot be kept is counted by `unkept_notes`, and never dropped.
    """

    taken_up = Signal(object)
    marked = Signal(int)

    def __init__(self, desk: Desk, background: Background, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._drafts = drafts
        self._has: dict[int, bool] = {}
        self._on_way: set[int] = set()
        self._refused: dict[int, Draft] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        drafts.listen(self._hear)
        if drafts.unkept():
            self._timer.start(KEPT_WITHIN_MS)

    def begin(self) -> None:
        """Bring back what the person at work had begun, here or at another workstation."""
        self._background.read(self._desk.decisions.my_drafts, self._take_up, _left_for_later)

    def catch_up(self) -> None:
        """Do what could not be done while the shared store was away."""
        self.flush()
        self.begin()

    def flush(self) -> None:
        """Keep at once whatever is not kept yet."""
        self._timer.stop()
        for case in self._drafts.unkept():
            draft = self._drafts.of(case)
            if case not in self._on_way and self._refused.get(case) != draft:
                self._on_way.add(case)
                done = partial(self._note_kept, case, draft)
                self._background.write(partial(_keep, self._desk, case, draft), done, partial(self._broke, case, draft))

    def unkept_notes(self) -> int:
        """Try once more, for two seconds at most, and return how many notes stand nowhere but here."""
        if self._drafts.unkept_notes():
            self.flush()
            self._background.wait(_PATIENCE_S)
        return self._drafts.unkept_notes()

    def _hear(self, case: int) -> None:
        if not self._timer.isActive():
            self._timer.start(KEPT_WITHIN_MS)
        has = self._drafts.has(case)
        if self._has.get(case) != has:
            self._has[case] = has
            self.marked.emit(case)

    def _take_up(self, stored: dict[int, Draft]) -> None:
        taken = self._drafts.take_up(stored)
        if taken:
            self.taken_up.emit(taken)

    def _note_kept(self, case: int, draft: Draft, kept: datetime | None) -> None:
        self._on_way.discard(case)
        self._refused.pop(case, None)
        self._drafts.note_kept(case, draft, kept)
        if case in self._drafts.unkept():
            self._timer.start(KEPT_WITHIN_MS)

    def _broke(self, case: int, draft: Draft, fault: BaseException) -> None:
        self._on_way.discard(case)
        if isinstance(fault, NotAllowedError | WrongUseError):
            # Will not be otherwise the next time; it waits in memory until more is written.
            self._refused[case] = draft
        else:
            self._timer.start(TRIED_AGAIN_MS)


def _keep(desk: Desk, case: int, draft: Draft) -> datetime | None:
    if draft == Draft():
        desk.decisions.discard_draft(case)
        return None
    return desk.decisions.keep_draft(case, draft)


def _left_for_later(_fault: BaseException) -> None:
    """Leave it: what is in the store stays there, and comes with the next window."""
