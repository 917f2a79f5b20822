"""What the outbox says of a patient's decisions, and all of it for the person who looks after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from triage.clinical.decision import Sending, SendState
from triage.errors import Text
from triage.store.clock_time import from_ms, from_ms_or_none
from triage.store.tables import case, decision, outbox, source

# Of several things that a decision writes the first of these that is found is told.
_FIRST = (
    SendState.CONFLICT,
    SendState.REFUSED,
    SendState.SENT,
    SendState.WAITING,
    SendState.ANSWERED,
    SendState.CANCELLED,
)


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """A row of the outbox without anything about the patient; `answer` is what the source calls it, e.g. "Task/7".

    It is of a `decision`, or of a `change` of a course that none asked for.
    """

    key: str
    source: str
    decision: int | None
    dress: str
    is_correction: bool
    state: SendState
    attempts: int
    next_try: datetime | None
    settled: datetime | None
    answer: str | None
    fault: Text | None
    change: int | None = None


def sendings_of(connection: Connection, patient: int) -> dict[int, Sending]:
    """Return by decision where it stands at the source; of one that was taken back, where the taking back stands."""
    rows = connection.execute(
        select(outbox)
        .join(decision, decision.c.id == outbox.c.decision_id)
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.patient_id == patient)
        .order_by(outbox.c.id)
    )
    by_decision: dict[int, list[Any]] = {}
    for row in rows:
        by_decision.setdefault(row.decision_id, []).append(row)
    return {key: _told(found) for key, found in by_decision.items()}


def outbox_lines(connection: Connection, unsettled_only: bool) -> Sequence[OutboxLine]:
    """Return the outbox, oldest first; `unsettled_only` leaves out what is done or cancelled."""
    done = (SendState.ANSWERED.value, SendState.CANCELLED.value)
    wanted = select(outbox, source.c.name.label("source")).join(source, source.c.id == outbox.c.source_id)
    wanted = wanted.where(outbox.c.state.not_in(done)) if unsettled_only else wanted
    return [_line(row) for row in connection.execute(wanted.order_by(outbox.c.id))]


def _told(rows: list[Any]) -> Sending:
    corrections = [row for row in rows if row.corrects is not None]
    row = min(corrections or rows, key=lambda each: _FIRST.index(SendState(each.state)))
    return Sending(SendState(row.state), from_ms_or_none(row.settled), _fault(row), bool(corrections))


def _line(row: Any) -> OutboxLine:  # noqa: ANN401 - a row has the columns of its query
    return OutboxLine(
        key=row.key,
        source=row.source,
        decision=row.decision_id,
        dress=row.dress,
        is_correction=row.corrects is not None,
        state=SendState(row.state),
        attempts=row.attempts,
        next_try=from_ms(row.next_try) if row.next_try else None,
        settled=from_ms_or_none(row.settled),
        answer=row.answer_id,
        fault=_fault(row),
        change=row.care_change_id,
    )


def _fault(row: Any) -> Text | None:  # noqa: ANN401 - a row has the columns of its query
    return Text(row.fault_da, row.fault_en) if row.fault_da else None
