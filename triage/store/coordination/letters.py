"""How far the letter about a plan may go: it waits until the plan can be taken back no more."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select, update

from triage.coordination.rebooking.plan import Result
from triage.store.clock_time import from_ms_or_none, to_ms
from triage.store.tables import rebooking


class LetterState(StrEnum):
    """HELD: the plan may still change. KEPT_BACK: a person must look first. DROPPED: nothing is to be written."""

    HELD = "held"
    READY = "ready"
    KEPT_BACK = "kept_back"
    DROPPED = "dropped"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter about a plan; `ready_at` is when it may be printed, None where nobody knows yet."""

    plan: int
    patient: int
    state: LetterState
    ready_at: datetime | None


def letter_of(connection: Connection, plan: int, at: datetime) -> Letter | None:
    """Return the letter about a plan as it stands at `at`, None where there is no such plan."""
    row = connection.execute(select(rebooking).where(rebooking.c.id == plan)).first()
    return None if row is None else _letter(row, at)


def letters_ready(connection: Connection, at: datetime) -> list[Letter]:
    """Return the letters that can be printed now, the oldest first."""
    applied = (rebooking.c.result == Result.APPLIED.value) & (rebooking.c.undo_until <= to_ms(at))
    held = applied & (rebooking.c.letter == LetterState.HELD.value)
    rows = connection.execute(select(rebooking).where(held).order_by(rebooking.c.id))
    return [_letter(row, at) for row in rows]


def letters_waiting(connection: Connection) -> list[Letter]:
    """Return the letters that are still to be printed, those that are held as well, the oldest first."""
    unsaid = (rebooking.c.result == Result.APPLIED.value) & (rebooking.c.letter == LetterState.HELD.value)
    rows = connection.execute(select(rebooking).where(unsaid).order_by(rebooking.c.id))
    return [Letter(row.id, row.patient_id, LetterState.HELD, from_ms_or_none(row.undo_until)) for row in rows]


def note_printed(connection: Connection, plan: int, actor: str, at: datetime) -> bool:
    """Note that a letter that may go is printed; False where it may not, or was before."""
    applied = (rebooking.c.result == Result.APPLIED.value) & (rebooking.c.undo_until <= to_ms(at))
    mine = (rebooking.c.id == plan) & (rebooking.c.letter == LetterState.HELD.value) & applied
    printed = {"letter": LetterState.PRINTED.value, "printed": to_ms(at), "printed_by": actor}
    return connection.execute(update(rebooking).where(mine).values(**printed)).rowcount == 1


def _letter(row: Any, at: datetime) -> Letter:  # noqa: ANN401 - a row has the columns of its query
    state, ready = LetterState(row.letter), from_ms_or_none(row.undo_until)
    is_over = row.result == Result.APPLIED.value and ready is not None and ready <= at
    if state is LetterState.HELD and is_over:
        state = LetterState.READY
    return Letter(row.id, row.patient_id, state, ready)
