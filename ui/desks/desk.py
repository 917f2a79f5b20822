"""What a window may ask of the workflow, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from triage.clinical.choice import Choice
from triage.clinical.decision import Seen
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Application, Changed
from triage.worklist.account import Conservation, SourceState
from triage.worklist.row import Counts, Query, Row
from ui.desks.administration_desk import AdministrationDesk, administration_desk
from ui.desks.audit_desk import AuditDesk, audit_desk
from ui.desks.away_desk import AwayDesk, LazyReach, away_desk, with_copy
from ui.desks.care_desk import CareDesk, care_desk
from ui.desks.coordination_desk import CoordinationDesk, coordination_desk
from ui.desks.decision_desk import DecisionDesk, decision_desk
from ui.desks.device_desk import DeviceDesk, device_desk
from ui.desks.double_read_desk import DoubleReadDesk, double_read_desk
from ui.desks.greens_desk import GreensDesk, greens_desk
from ui.desks.intake_desk import IntakeDesk, intake_desk
from ui.desks.journal_desk import JournalDesk, journal_desk
from ui.desks.list_desk import ListDesk, list_desk
from ui.desks.loading import LOADING, Opened
from ui.desks.ownership_desk import OwnershipDesk, ownership_desk
from ui.desks.session_desk import SessionDesk, session_desk
from ui.desks.trend_desk import TrendDesk, trend_desk
from ui.desks.tuning_desk import TuningDesk, tuning_desk

if TYPE_CHECKING:
    from triage.clinical.care import PauseReason
    from triage.workflow.chart.chart import Chart
    from triage.workflow.watching.news import News


@dataclass(frozen=True, slots=True)
class Desk:
    """The workflow as the screens see it; every function but `now` may be slow and runs in the background.

    `now` returns the time in Danish time. `news` tells what changed since a mark, and `ask_round` has
    every source looked at, by the process that takes in. `decide` takes last the fence with which the person has the
    case, None where nobody has it. `await_news` waits for so many seconds at most, and tells
    whether another program did something meanwhile.
    """

    list_cases: Callable[[Query, int, int], Sequence[Row]]
    count_cases: Callable[[Query], Counts]
    row_of: Callable[[int], Row]
    rows_of: Callable[[Sequence[int]], Sequence[Row]]
    open_chart: Callable[[int], Chart]
    decide: Callable[[int, Choice, str, Seen, int | None], Changed]
    undo: Callable[[int], Changed]
    source_states: Callable[[], tuple[SourceState, ...]]
    conservation: Callable[[], Conservation]
    now: Callable[[], datetime]
    news: Callable[[tuple[int, ...] | None], News]
    ask_round: Callable[[], None]
    pause: Callable[[int, PauseReason, date, date | None, str], Changed]
    end_pause: Callable[[int], Changed]
    devices: DeviceDesk
    intake: IntakeDesk
    greens: GreensDesk
    decisions: DecisionDesk
    audit: AuditDesk
    own: OwnershipDesk
    actor: str = ""
    is_demo: bool = False
    away: AwayDesk = field(default_factory=lambda: away_desk(_nowhere))
    trends: TrendDesk = field(default_factory=lambda: trend_desk(_nowhere))
    session: SessionDesk = field(default_factory=lambda: session_desk(_nowhere))
    administration: AdministrationDesk = field(default_factory=lambda: administration_desk(_nowhere))
    await_news: Callable[[float], bool] = lambda _seconds: False
    journal: JournalDesk = field(default_factory=lambda: journal_desk(_nowhere))
    lists: ListDesk = field(default_factory=lambda: list_desk(_nowhere))
    care: CareDesk = field(default_factory=lambda: care_desk(_nowhere))
    coordination: CoordinationDesk = field(default_factory=lambda: coordination_desk(_nowhere))
    tuning: TuningDesk = field(default_factory=lambda: tuning_desk(_nowhere))
    double_reads: DoubleReadDesk = field(default_factory=lambda: double_read_desk(_nowhere))


def danish_now() -> datetime:
    """Return the time in Danish time."""
    return datetime.now(DENMARK)


def desk_of(app: Opened, actor: str, *, is_demo: bool) -> Desk:
    """Bind the workflow's functions to the application that `app` gives."""
    return Desk(
        list_cases=partial(_list_cases, app),
        count_cases=partial(_count_cases, app),
        row_of=partial(_row_of, app),
        rows_of=partial(_rows_of, app),
        open_chart=partial(_open_chart, app),
        decide=partial(_decide, app),
        undo=partial(_undo, app),
        source_states=partial(_source_states, app),
        conservation=partial(_conservation, app),
        now=danish_now,
        news=partial(_news, app),
        ask_round=partial(_ask_round, app),
        pause=partial(_pause, app),
        end_pause=partial(_end_pause, app),
        devices=device_desk(app),
        intake=intake_desk(app),
        greens=greens_desk(app),
        decisions=decision_desk(app),
        audit=audit_desk(app),
        own=ownership_desk(app),
        actor=actor,
        is_demo=is_demo,
        away=away_desk(app),
        trends=trend_desk(app),
        session=session_desk(app),
        administration=administration_desk(app),
        await_news=partial(_await_news, app),
        journal=journal_desk(app),
        lists=list_desk(app),
        care=care_desk(app),
        coordination=coordination_desk(app),
        tuning=tuning_desk(app),
        double_reads=double_read_desk(app),
    )


def desk_on_shared(reach: LazyReach, actor: str) -> Desk:
    """Bind the workflow's functions to a shared store, and while that is away what can be to the copy of it."""
    shared, copy = (desk_of(app, actor, is_demo=False) for app in (reach.shared, reach.copy))
    return with_copy(shared, copy, reach)


def _nowhere() -> Application:
    raise LookupError("this desk has no application")


# The workflow is imported where it is called, on a thread: with it comes the database library, and the window is
# painted first.


def _list_cases(app: Opened, query: Query, offset: int, limit: int) -> Sequence[Row]:
    with LOADING:
        from triage.workflow.lists.list_cases import list_cases

    return list_cases(app(), query, offset, limit)


def _count_cases(app: Opened, query: Query) -> Counts:
    with LOADING:
        from triage.workflow.lists.list_cases import count_cases

    return count_cases(app(), query)


def _row_of(app: Opened, case: int) -> Row:
    with LOADING:
        from triage.workflow.lists.list_cases import row_of

    return row_of(app(), case)


def _rows_of(app: Opened, cases: Sequence[int]) -> Sequence[Row]:
    with LOADING:
        from triage.workflow.lists.list_cases import rows_of

    return rows_of(app(), cases)


def _open_chart(app: Opened, case: int) -> Chart:
    with LOADING:
        from triage.workflow.chart.open_chart import open_chart

    return open_chart(app(), case)


def _decide(app: Opened, case: int, choice: Choice, note: str, seen: Seen, fence: int | None) -> Changed:
    with LOADING:
        from triage.workflow.casework.decide import decide

    return decide(app(), case, choice, note, seen, fence)


def _undo(app: Opened, decision: int) -> Changed:
    with LOADING:
        from triage.workflow.casework.decide import undo

    return undo(app(), decision)


def _source_states(app: Opened) -> tuple[SourceState, ...]:
    with LOADING:
        from triage.workflow.intake.source_states import source_states

    return source_states(app())


def _news(app: Opened, before: tuple[int, ...] | None) -> News:
    with LOADING:
        from triage.workflow.watching.read_news import read_news

    return read_news(app(), before)


def _await_news(app: Opened, seconds: float) -> bool:
    with LOADING:
        from triage.workflow.watching.await_news import await_news

    return await_news(app(), seconds)


def _ask_round(app: Opened) -> None:
    with LOADING:
        from triage.workflow.watching.read_news import ask_round

    ask_round(app())


def _pause(app: Opened, who: int, reason: PauseReason, first: date, last: date | None, note: str) -> Changed:
    with LOADING:
        from triage.workflow.care.pause import pause_patient

    return pause_patient(app(), who, reason, first, last, note)


def _end_pause(app: Opened, key: int) -> Changed:
    with LOADING:
        from triage.workflow.care.pause import cut_short

    return cut_short(app(), key)


def _conservation(app: Opened) -> Conservation:
    with LOADING:
        from triage.workflow.lists.list_cases import conservation

    return conservation(app())
