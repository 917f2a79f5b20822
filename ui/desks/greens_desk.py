"""What the page of greens and the judgement of a drawn one may ask of the workflow, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from triage.workflow.application import Changed
from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.clinical.colour import Colour
    from triage.clinical.decision import Seen
    from triage.clinical.details import ChangeInterval, EndCourse
    from triage.worklist.green_list import Batch, GreenQuery, GreenRow, Shown, Standing

Case: TypeAlias = "tuple[int, int]"
Answer: TypeAlias = "ChangeInterval | EndCourse"


@dataclass(frozen=True, slots=True)
class GreensDesk:
    """The workflow on greens as the screens see it; every function may be slow and runs in the background.

    `list_greens` and `rows` name patients, and write it in the log first. `close_some` takes a part of what was shown.
    """

    list_greens: Callable[[GreenQuery, int, int], Sequence[GreenRow]]
    rows: Callable[[Sequence[int]], Sequence[GreenRow]]
    count: Callable[[GreenQuery], int]
    preview: Callable[[GreenQuery], Shown]
    standing: Callable[[], Standing]
    begin: Callable[[int], int]
    close_some: Callable[[int, Sequence[Case], frozenset[int]], Batch]
    undo: Callable[[int], Changed]
    judge: Callable[[int, Colour, Seen], Changed]
    accept: Callable[[int, Answer, str], Changed]
    decline: Callable[[int, str], Changed]


def greens_desk(app: Opened) -> GreensDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return GreensDesk(
        list_greens=partial(_list_greens, app),
        rows=partial(_rows, app),
        count=partial(_count, app),
        preview=partial(_preview, app),
        standing=partial(_standing, app),
        begin=partial(_begin, app),
        close_some=partial(_close_some, app),
        undo=partial(_undo, app),
        judge=partial(_judge, app),
        accept=partial(_accept, app),
        decline=partial(_decline, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _list_greens(app: Opened, query: GreenQuery, offset: int, limit: int) -> Sequence[GreenRow]:
    with LOADING:
        from triage.workflow.greens.show import list_greens

    return list_greens(app(), query, offset, limit)


def _rows(app: Opened, cases: Sequence[int]) -> Sequence[GreenRow]:
    with LOADING:
        from triage.workflow.greens.show import green_rows

    return green_rows(app(), cases)


def _count(app: Opened, query: GreenQuery) -> int:
    with LOADING:
        from triage.workflow.greens.show import count_greens

    return count_greens(app(), query)


def _preview(app: Opened, query: GreenQuery) -> Shown:
    with LOADING:
        from triage.workflow.greens.show import preview_greens

    return preview_greens(app(), query)


def _standing(app: Opened) -> Standing:
    with LOADING:
        from triage.workflow.greens.show import standing_of_greens

    return standing_of_greens(app())


def _begin(app: Opened, shown: int) -> int:
    with LOADING:
        from triage.workflow.greens.close import begin_closing

    return begin_closing(app(), shown)


def _close_some(app: Opened, batch: int, cases: Sequence[Case], unticked: frozenset[int]) -> Batch:
    with LOADING:
        from triage.workflow.greens.close import close_some

    return close_some(app(), batch, cases, unticked)


def _undo(app: Opened, batch: int) -> Changed:
    with LOADING:
        from triage.workflow.greens.close import undo_closing

    return undo_closing(app(), batch)


def _judge(app: Opened, case: int, colour: Colour, seen: Seen) -> Changed:
    with LOADING:
        from triage.workflow.greens.judge import judge

    return judge(app(), case, colour, seen)


def _accept(app: Opened, proposal: int, answer: Answer, note: str) -> Changed:
    with LOADING:
        from triage.workflow.greens.stable import accept_proposal

    return accept_proposal(app(), proposal, answer, note)


def _decline(app: Opened, proposal: int, reason: str) -> Changed:
    with LOADING:
        from triage.workflow.greens.stable import decline_proposal

    return decline_proposal(app(), proposal, reason)
