"""What leaves the page of appointments on paper, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from datetime import date

    from triage.workflow.coordinate.day_paper import DayPaper
    from triage.workflow.coordinate.letters import Printed, Waiting


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """Letters for whole days; every function may be slow, and runs in the background.

    All but the last return what names patients, and write it in the log first. What `print_letters` and `print_ready`
    return is printed at once; `note_letters` is told of the plans when it is out. The way is "print" or "pdf".
    """

    letters_of: Callable[[int], Sequence[DayPaper]]
    print_letters: Callable[[int, Collection[date], str], Printed]
    ready_letters: Callable[[], Sequence[Waiting]]
    print_ready: Callable[[Sequence[int], str], Printed]
    note_letters: Callable[[Sequence[int]], None]


def paper_desk(app: Opened) -> PaperDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return PaperDesk(
        letters_of=partial(_letters_of, app),
        print_letters=partial(_print_letters, app),
        ready_letters=partial(_ready_letters, app),
        print_ready=partial(_print_ready, app),
        note_letters=partial(_note_letters, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _letters_of(app: Opened, patient: int) -> Sequence[DayPaper]:
    with LOADING:
        from triage.workflow.coordinate.letters import letters_of

    return letters_of(app(), patient)


def _print_letters(app: Opened, patient: int, days: Collection[date], way: str) -> Printed:
    with LOADING:
        from triage.workflow.coordinate.letters import print_letters

    return print_letters(app(), patient, days, way)


def _ready_letters(app: Opened) -> Sequence[Waiting]:
    with LOADING:
        from triage.workflow.coordinate.letters import ready_letters

    return ready_letters(app())


def _print_ready(app: Opened, plans: Sequence[int], way: str) -> Printed:
    with LOADING:
        from triage.workflow.coordinate.letters import print_ready

    return print_ready(app(), plans, way)


def _note_letters(app: Opened, plans: Sequence[int]) -> None:
    with LOADING:
        from triage.workflow.coordinate.letters import note_letters

    note_letters(app(), plans)
