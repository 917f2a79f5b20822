"""The ledger of answers that should come: one row for each, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from triage.clinical.care import ON_HOLD, Enrolment, Pause, PauseReason, PlanStep
from triage.worklist.answered import Delivery, of_windows
from triage.worklist.due_times import Window, windows

# A window is on the screen before the libraries that read working hours, a third of a second, are needed.
if TYPE_CHECKING:
    from triage.worklist.working_hours import WorkingHours


class ExpectedState(StrEnum):
    """Every row of the ledger is in exactly one of these."""

    EXPECTED = "expected"
    ANSWERED = "answered"
    LATE = "late"
    ANSWERED_LATE = "answered_late"
    MISSED = "missed"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DISMISSED = "dismissed"


_WAS_LATE = frozenset({ExpectedState.LATE, ExpectedState.MISSED, ExpectedState.ANSWERED_LATE})
_LACKS = frozenset({ExpectedState.LATE, ExpectedState.MISSED})
_OPEN = frozenset({ExpectedState.EXPECTED, ExpectedState.LATE, ExpectedState.PAUSED})


@dataclass(frozen=True, slots=True)
class Expected:
    """One answer that a plan asks for, see `Window`; `what` as in `PlanStep`.

    `answered_by` is the id of the response or reading that settled it, `pause` why it was not to come.
    """

    programme: str
    what: str
    window: Window
    state: ExpectedState = ExpectedState.EXPECTED
    answered_by: str | None = None
    answered_at: datetime | None = None
    pause: PauseReason | None = None

    @property
    def is_lacking(self) -> bool:
        """Return whether the answer was due and has not come."""
        return self.state in _LACKS

    @property
    def place(self) -> "Place":
        """Return what tells this row from every other of the patient."""
        return self.programme, self.what, self.window.opens, self.window.due


Place = tuple[str, str, datetime, datetime]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A patient's rows as they stood when they were last brought up to date, at `seen`.

    `begins` is from when on answers are looked for at all. New rows fall due after `seen`: a change of plan never says
    that something should have come before anybody asked for it.
    """

    begins: datetime
    seen: datetime
    rows: Mapping[Place, Expected] = field(default_factory=dict)


def up_to_date(
    ledger: Ledger,
    enrolments: Sequence[Enrolment],
    deliveries: Sequence[Delivery],
    at_work: "WorkingHours",
    now: datetime,
) -> tuple[Expected, ...]:
    """Return every row as it stands at `now`, in order of time; what is settled stays settled by the same facts.

    A row of the past that the plan no longer has goes on; one to come is cancelled. `deliveries` in order of time.
    """
    found: dict[Place, Expected] = {}
    # Of two courses that ask for the same, the one that is not on hold counts.
    for enrolment in sorted(enrolments, key=lambda one: one.status == ON_HOLD):
        if enrolment.is_running:
            for step in enrolment.plan:
                rows = _rows_of(ledger, enrolment, step, deliveries, at_work, now)
                found.update({row.place: row for row in rows if row.place not in found})
    pauses = [pause for enrolment in enrolments for pause in _pauses(enrolment)]
    for row in ledger.rows.values():
        if row.place not in found:
            found[row.place] = _without_plan(row, deliveries, pauses, now)
    return tuple(sorted(found.values(), key=lambda row: (row.window.due, row.place)))


def next_look(rows: Iterable[Expected], now: datetime) -> datetime | None:
    """Return when some row changes though nothing comes, None = never."""
    open_rows = [row.window for row in rows if row.window.closes > now]
    edges = (edge for window in open_rows for edge in (window.opens, window.due, window.closes))
    return min((edge for edge in edges if edge > now), default=None)


def missing_answers(rows: Iterable[Expected], programme: str, now: datetime) -> int:
    """Return how many answers in a row, the newest due among them, have not come in `programme`.

    None do where the one that is due next is here already.
    """
    mine = (row for row in rows if row.programme == programme)
    over = [row for row in mine if row.window.due <= now or row.state is ExpectedState.ANSWERED]
    by_what: dict[str, int] = {}
    for row in sorted(over, key=lambda one: one.window.due):
        by_what[row.what] = by_what.get(row.what, 0) + 1 if row.is_lacking else 0
    return sum(by_what.values())


def _rows_of(
    ledger: Ledger,
    enrolment: Enrolment,
    step: PlanStep,
    deliveries: Sequence[Delivery],
    at_work: "WorkingHours",
    now: datetime,
) -> Iterator[Expected]:
    planned = (
        Expected(enrolment.programme, step.what, window) for window in windows(step, at_work, ledger.begins, now)
    )
    rows = [
        replace(row, state=known.state, pause=known.pause) if (known := ledger.rows.get(row.place)) else row
        for row in planned
        if row.place in ledger.rows or row.window.due > ledger.seen
    ]
    wanted = [one for one in deliveries if one.answers(step.what)]
    for row, delivery in zip(rows, of_windows([row.window for row in rows], wanted), strict=True):
        yield _settled(row, delivery, _pauses(enrolment), now)


def _settled(row: Expected, delivery: Delivery | None, pauses: Iterable[Pause], now: datetime) -> Expected:
    """Return `row`, whose state is the one before, as it stands at `now`."""
    before, due = row.state, row.window.due
    if delivery is not None:
        is_late = delivery.at >= due or before in _WAS_LATE
        state = ExpectedState.ANSWERED_LATE if is_late else ExpectedState.ANSWERED
        return replace(row, state=state, answered_by=delivery.id, answered_at=delivery.at, pause=None)
    found = [one for one in pauses if one.is_of(row.what)]
    if any(one.reason is PauseReason.DISMISSED and one.start == due for one in found):
        return replace(row, state=ExpectedState.DISMISSED, pause=None)
    pause = next((one for one in found if _excuses(one, due, now)), None)
    if pause is not None:
        return replace(row, state=ExpectedState.PAUSED, pause=pause.reason)
    if due <= now and before in (ExpectedState.PAUSED, ExpectedState.CANCELLED):
        return row
    return replace(row, state=_unanswered(row.window, now), pause=None)


def _unanswered(window: Window, now: datetime) -> ExpectedState:
    if now < window.due:
        return ExpectedState.EXPECTED
    return ExpectedState.LATE if now < window.closes else ExpectedState.MISSED


def _without_plan(
    row: Expected, deliveries: Sequence[Delivery], pauses: Sequence[Pause], now: datetime
) -> Expected:
    if row.window.due > now and row.state in _OPEN:
        return replace(row, state=ExpectedState.CANCELLED, pause=None)
    if row.state is ExpectedState.CANCELLED:
        return row
    wanted = [one for one in deliveries if one.answers(row.what)]
    asked = replace(row, answered_by=None, answered_at=None)
    return _settled(asked, of_windows([row.window], wanted)[0], pauses, now)


def _excuses(pause: Pause, due: datetime, now: datetime) -> bool:
    """Return whether the last moment to answer lay in the pause; of one whose start nobody knows, from now on."""
    if pause.reason is PauseReason.DISMISSED:
        return False
    begun = due > now if pause.start is None else pause.start < due
    return begun and (pause.end is None or due <= pause.end)


def _pauses(enrolment: Enrolment) -> tuple[Pause, ...]:
    on_hold = (Pause(PauseReason.ON_HOLD, None),) if enrolment.status == ON_HOLD else ()
    return (*enrolment.pauses, *on_hold)
