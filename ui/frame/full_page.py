"""A page that takes the whole room beside the rail, where the worklist and the patient stand otherwise."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from triage.worklist.asked_visit import AskedVisit
from ui.background import Background
from ui.desks.desk import Desk
from ui.widgets.row_list import RowList

T = TypeVar("T")


class FullPage(QFrame):
    """A list and what is behind its rows; `changed` carries a `triage.workflow.application.Changed`.

    `case_wanted` carries the key of a case whose patient is to be shown.
    """

    changed = Signal(object)
    case_wanted = Signal(int)
    list: RowList[Any, Any, Any]

    def __init__(self) -> None:
        super().__init__()
        self._is_gone = False

    def refresh(self) -> None:
        """Read again what is shown; what is chosen stays chosen."""
        raise NotImplementedError

    def note_news(self) -> None:
        """Hear that something changed, here or elsewhere: read again, unless that would move what is looked at."""
        self.refresh()

    def about(self, patient: int) -> None:
        """Be about the patient who is on the screen elsewhere; nothing where the page is not about one."""

    def show_part(self, name: str) -> None:
        """Bring the part of this name forward; nothing where the page has no such part."""

    def show_new(self) -> bool:
        """Show what came since the list was read; False where the page always shows it."""
        return False

    def list_everything(self) -> bool:
        """Take every filter away; False where there are none."""
        return False

    def kept(self) -> object:
        """Return what the same page takes up when the screen is built anew."""
        raise NotImplementedError

    def move_by(self, steps: int) -> None:
        """Choose the row so many steps down in the page's list."""
        self.list.move_by(steps)

    def focus_list(self) -> None:
        """Let the keyboard work in the page's list."""
        self.list.focus_rows()

    def is_inside(self) -> bool:
        """Return whether the keyboard is in something beside the list, which is left for the list first."""
        return False

    def focus_search(self) -> None:
        """Let the keyboard write in the page's search field."""
        self.list.search.setFocus()
        self.list.search.selectAll()

    def act(self) -> None:
        """Do what the page is there for with the row chosen; nothing where there is no such thing."""

    def save(self) -> None:
        """Do what is prepared; nothing where nothing is."""

    def undo(self) -> None:
        """Take back what was just done; nothing where that cannot be."""

    def tick(self) -> None:
        """Leave the row chosen out of what is prepared, or take it in again."""

    def asked_about(self) -> tuple[str, Sequence[AskedVisit]]:
        """Return who is chosen, and the booked visits that may not be needed; none where nothing is asked."""
        return "", ()

    def open_patient(self) -> None:
        """Go to the patient chosen; nothing where there is none."""

    def retry(self) -> None:
        """Try what is chosen again; nothing where there is no such thing."""

    def retry_all(self) -> None:
        """Try everything again that is listed; nothing where there is no such thing."""

    def verify(self) -> None:
        """Prove what is shown whole; nothing where there is no such thing."""

    def extract(self) -> None:
        """Give out what is shown of one person; nothing where there is no such thing."""

    def stop(self) -> bool:
        """Wait no longer for what takes long; False where nothing does."""
        return False

    def leave(self) -> object:
        """Hear no more answers, and return what `kept` tells."""
        self._is_gone = True
        self.list.model.stop()
        return self.kept()

    def heard(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        """Return `tell`, deaf once the page is left."""

        def hear(answer: T) -> None:
            if not self._is_gone:
                tell(answer)

        return hear


# The last argument is what `leave` of the page before returned, None the first time.
BuildFullPage = Callable[[Desk, Background, object], FullPage]
