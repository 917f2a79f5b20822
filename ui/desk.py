"""What a window may ask of the workflow, bound to one application."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from triage.clinical.decision import Action
from triage.workflow.application import Application, Changed
from triage.workflow.chart import Chart
from triage.workflow.list_cases import Conservation, SourceState
from triage.worklist.row import Counts, Query, Row

ZONE = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True, slots=True)
class Desk:
    """The workflow as the screens see it; every function but `now` may be slow and runs in the background.

    `now` returns the time in Danish time. `refresh` fetches new data; None where there is nowhere to fetch from.
    """

    list_cases: Callable[[Query, int, int], Sequence[Row]]
    count_cases: Callable[[Query], Counts]
    open_chart: Callable[[int], Chart]
    decide: Callable[[int, Action, str], Changed]
    undo: Callable[[int], Changed]
    source_states: Callable[[], tuple[SourceState, ...]]
    conservation: Callable[[], Conservation]
    now: Callable[[], datetime]
    refresh: Callable[[], Changed] | None = None
    actor: str = ""
    is_demo: bool = False


def desk_of(app: Application, refresh: Callable[[], Changed] | None = None) -> Desk:
    """Bind the workflow's functions to `app`."""
    from triage.workflow import decide, list_cases, open_chart

    return Desk(
        list_cases=partial(list_cases.list_cases, app),
        count_cases=partial(list_cases.count_cases, app),
        open_chart=partial(open_chart.open_chart, app),
        decide=partial(decide.decide, app),
        undo=partial(decide.undo, app),
        source_states=partial(list_cases.source_states, app),
        conservation=partial(list_cases.conservation, app),
        now=lambda: app.clock().astimezone(ZONE),
        refresh=refresh,
        actor=app.actor,
        is_demo=app.is_demo,
    )
