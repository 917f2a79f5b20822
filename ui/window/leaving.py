"""Leave without losing anything: notes, cases of one's own, and what is still being written."""

from PySide6.QtCore import QObject

from ui.frame.has_frame import HasFrame
from ui.seat.left_open import left_open
from ui.seat.session import Kept
from ui.translate import tr
from ui.widgets.leaving import let_go
from ui.window.standing import keep
from ui.worklist.drafts import Drafts


class Leaving(QObject):
    """What is left behind is pointed out once; whoever then leaves again means it."""

    def __init__(self, window: HasFrame) -> None:
        super().__init__(window)
        self._window = window
        self._was_warned = False

    def may_leave(self) -> bool:
        """Return whether nothing is lost, or was pointed out before; else point it out."""
        left = self._left_behind()
        if not left or self._was_warned:
            return True
        self._was_warned = True
        self._window.show_crash("\n".join(left))
        return False

    def give_back(self) -> None:
        """Give the person's cases back; what cannot be now is when its lease runs out."""
        if self._mine() > 0:
            self._window.background.write(self._window.desk.own.release_mine, lambda _: None, lambda _: None)

    def put_away(self) -> Kept:
        """Finish every write, forget every answer, and return what the same person takes up again."""
        window = self._window
        chosen, frame = window.open_case.row, window.frame
        frame.worklist.model.stop()
        frame.rooms.leave()
        window.help.forget()
        window.keeping.flush()
        window.background.wait()
        window.background.close()
        keep(window, frame.page)
        query, page = frame.worklist.filters.query(), frame.page
        left = Kept(window.drafts, query, page, chosen.case if chosen else None, left_open(window))
        window.drafts = Drafts()
        let_go(window)
        return left

    def _left_behind(self) -> list[str]:
        """Return what whoever closes the window leaves behind: notes that no store has, and cases of one's own."""
        notes, mine = self._window.keeping.unkept_notes(), self._mine()
        kept = self._window.drafts.unsaved_notes() - notes
        unsaved = tr("Notes that could not be kept: {count}. Save them, or do it once more to throw them away.")
        one = tr("You have an open case. Do it once more to give it back.")
        open_cases = one if mine == 1 else tr("You have {count} open cases. Do it once more to give them back.")
        left = [text.format(count=count) for text, count in ((unsaved, notes), (open_cases, mine)) if count]
        if left and kept:
            left.append(tr("Drafts that are kept for you: {count}.").format(count=kept))
        return left

    def _mine(self) -> int:
        return self._window.frame.worklist.model.counts.counts.mine
