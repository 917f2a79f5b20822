"""Look through the database beside other work, once the list is on the screen."""

from collections.abc import Callable

from triage.commands.shown import complain
from triage.errors import Text
from triage.workflow.application import Application
from ui.background import Background
from ui.login.fault_box import show_fault
from ui.start.demonstration import is_off_screen


def check_store(background: Background, opening: Callable[[], Application]) -> None:
    """Have the database of `opening` looked through, and tell the person when it is damaged.

    Where it could not be opened or is away, that was told already.
    """

    def look() -> Text | None:
        # The rules of keeping are no part of a start.
        from triage.workflow.keep.check import check_at_start

        return check_at_start(opening())

    background.read(look, _tell, lambda _fault: None)


def _tell(found: Text | None) -> None:
    if found is not None:
        (complain if is_off_screen() else show_fault)(found)
