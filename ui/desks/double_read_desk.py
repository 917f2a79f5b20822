"""What a window may ask about double readings, bound to one application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.clinical.colour import Colour
    from triage.workflow.tune.double_read.agreement import Agreed
    from triage.workflow.tune.double_read.blind import BlindCase
    from triage.worklist.double_read import Round, Wanted


@dataclass(frozen=True, slots=True)
class DoubleReadDesk:
    """The workflow on double readings as the screens see it; every function may be slow and runs in the background.

    `next` takes the item that is put last, 0 for none, and logs whom it shows. `judge` takes an item and the colour.
    """

    next: Callable[[int], BlindCase | None]
    judge: Callable[[int, Colour], None]
    agreement: Callable[[str], Agreed]
    open: Callable[[Wanted], Round]
    close: Callable[[int], None]


def double_read_desk(app: Opened) -> DoubleReadDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return DoubleReadDesk(
        next=partial(_next, app),
        judge=partial(_judge, app),
        agreement=partial(_agreement, app),
        open=partial(_open, app),
        close=partial(_close, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _next(app: Opened, after: int) -> BlindCase | None:
    with LOADING:
        from triage.workflow.tune.double_read.double_read import next_item

    return next_item(app(), after)


def _judge(app: Opened, item: int, colour: Colour) -> None:
    with LOADING:
        from triage.workflow.tune.double_read.double_read import judge_item

    judge_item(app(), item, colour)


def _agreement(app: Opened, programme: str) -> Agreed:
    with LOADING:
        from triage.workflow.tune.double_read.agreement import agreement_of

    return agreement_of(app(), programme)


def _open(app: Opened, wanted: Wanted) -> Round:
    with LOADING:
        from triage.workflow.tune.double_read.double_read import open_round

    return open_round(app(), wanted)


def _close(app: Opened, key: int) -> None:
    with LOADING:
        from triage.workflow.tune.double_read.double_read import close_round

    close_round(app(), key)
