"""A page that takes the whole room beside the rail, where the worklist and the patient stand otherwise."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.background import Background
from ui.desk import Desk


class FullPage(QFrame):
    """What the window needs of such a page; `changed` carries a `triage.workflow.application.Changed`.

    `case_wanted` carries the key of a case whose patient is to be shown.
    """

    changed = Signal(object)
    case_wanted = Signal(int)

    def refresh(self) -> None:
        """Read again what is shown; what is chosen stays chosen."""
        raise NotImplementedError

    def move_by(self, steps: int) -> None:
        """Choose the row so many steps down in the page's list."""
        raise NotImplementedError

    def focus_list(self) -> None:
        """Let the keyboard work in the page's list."""
        raise NotImplementedError

    def focus_search(self) -> None:
        """Let the keyboard write in the page's search field."""
        raise NotImplementedError

    def act(self) -> None:
        """Do what the page is there for with the row chosen; nothing where there is no such thing."""

    def open_patient(self) -> None:
        """Go to the patient chosen; nothing where there is none."""

    def retry(self) -> None:
        """Try what is chosen again; nothing where there is no such thing."""

    def retry_all(self) -> None:
        """Try everything again that is listed; nothing where there is no such thing."""

    def leave(self) -> object:
        """Hear no more answers, and return what the same page takes up when the screen is built anew."""
        raise NotImplementedError


# The last argument is what `leave` of the page before returned, None the first time.
BuildFullPage = Callable[[Desk, Background, object], FullPage]
