"""What a window may ask of the workflow about pictures of trends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ui.desks.loading import LOADING, Opened


@dataclass(frozen=True, slots=True)
class TrendDesk:
    """`note_picture` may be slow and runs in the background: it is told the case and how its trends leave the program.

    The ways are "copy", "save", "print" and "table".
    """

    note_picture: Callable[[int, str], None]


def trend_desk(app: Opened) -> TrendDesk:
    """Bind the workflow's function to the application that `app` gives."""
    return TrendDesk(note_picture=partial(_note_picture, app))


def _note_picture(app: Opened, case: int, way: str) -> None:
    with LOADING:
        from triage.workflow.chart.note_picture import Way, note_picture

    note_picture(app(), case, Way(way))
