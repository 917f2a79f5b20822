"""What time does to cases: reds that nobody took, leases that ran out, cases that were put off until now.

Every write is conditional on what it was found by, so that each happens once, whoever looks and however often.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from triage.clinical.colour import Colour
from triage.store.clock_time import to_ms
from triage.store.tables import case, case_event, result
from triage.worklist.ownership import FURTHEST_LEASE

# In the name of nobody: the program itself does it.
PROGRAM = "Visita"
_FREE = {"owner": None, "owned_since": None, "lease_until": None}
_AWAKE = {"snoozed_until": None, "snooze_reason": None, "snooze_note": None, "snoozed_by": None}


@dataclass(frozen=True, slots=True)
class Tended:
    """A case that time changed; `since_upgrade` is a red of a store from before reds were timed."""

    case: int
    patient: int
    team: str | None = None
    since_upgrade: bool = False


def is_anything_due(connection: Connection, now: datetime) -> bool:
    """Return whether a look at the reds, leases and snoozes finds any that time may have come for."""
    at = to_ms(now)
    ended = or_(_is_over(at), case.c.snoozed_until <= at, _is_red_and_free(at))
    return connection.execute(select(case.c.id).where(case.c.is_open == 1, ended).limit(1)).first() is not None


def escalate(
    connection: Connection, programmes: ColumnElement[bool], red_until: datetime, tell: str, now: datetime
) -> list[Tended]:
    """Note of the reds of `programmes` that are nobody's, and were red at `red_until`, that they were told of; once."""
    at = to_ms(now)
    since = func.coalesce(case.c.red_since, case.c.opened)
    _bound_by_now(connection, since, at)
    due = update(case).where(case.c.is_open == 1, _is_red_and_free(at), since <= to_ms(red_until), programmes)
    told = due.values(escalated_at=at, escalated_to=tell or func.coalesce(case.c.team, ""))
    found = connection.execute(told.returning(case.c.id, case.c.patient_id, case.c.team, case.c.fence)).all()
    old = _from_before(connection, at) if found else ()
    _note(connection, [(row.id, row.fence, None) for row in found], "escalate", at)
    return [Tended(row.id, row.patient_id, row.team, row.id in old) for row in found]


def of_programmes(names: Collection[str], *, others: bool = False) -> ColumnElement[bool]:
    """Return the condition that a case is of one of these programmes, or of any other."""
    return case.c.programme.not_in(names) if others else case.c.programme.in_(names)


def of_departments(keys: Collection[int], first: int, *, others: bool = False) -> ColumnElement[bool]:
    """Return the condition that a case is of one of these departments, or of any other; none is the `first`."""
    place = func.coalesce(case.c.department_id, first)
    return place.not_in(keys) if others else place.in_(keys)


def end_leases(connection: Connection, now: datetime) -> list[Tended]:
    """Give the cases back whose lease ran out."""
    at = to_ms(now)
    over = select(case.c.id, case.c.owner, case.c.fence).where(
        case.c.is_open == 1, case.c.owner.is_not(None), _is_over(at)
    )
    freed = [(row, _freed(connection, row, at)) for row in connection.execute(over).all()]
    _note(connection, [(row.id, row.fence, row.owner) for row, patient in freed if patient is not None], "lapse", at)
    return [Tended(row.id, patient) for row, patient in freed if patient is not None]


def wake_cases(connection: Connection, now: datetime) -> list[Tended]:
    """Bring the cases back that were put off until now."""
    at = to_ms(now)
    due = update(case).where(case.c.is_open == 1, case.c.snoozed_until.is_not(None), case.c.snoozed_until <= at)
    found = connection.execute(due.values(**_AWAKE).returning(case.c.id, case.c.patient_id, case.c.fence)).all()
    _note(connection, [(row.id, row.fence, None) for row in found], "wake", at)
    return [Tended(row.id, row.patient_id) for row in found]


def note_woken(connection: Connection, before: Any, now: datetime) -> None:  # noqa: ANN401 - a row of `case`
    """Note that news bring a case back, where it was put off."""
    if before.snoozed_until is not None:
        _note(connection, [(before.id, before.fence, None)], "wake", to_ms(now))


def _from_before(connection: Connection, told_at: int) -> set[int]:
    """Return of the cases told of just now those that show a result of an older Visita, which timed no reds."""
    is_old = (case.c.red_since.is_(None)) & (result.c.came.is_(None))
    shown = select(case.c.id).join(result, result.c.id == case.c.result_id)
    return set(connection.execute(shown.where(case.c.is_open == 1, case.c.escalated_at == told_at, is_old)).scalars())


def _bound_by_now(connection: Connection, since: ColumnElement[int], at: int) -> None:
    """Let reds from a clock that went ahead count from this look on: else nobody is told until that time comes."""
    ahead = update(case).where(case.c.is_open == 1, _is_red_and_free(at), since > at)
    connection.execute(ahead.values(red_since=at))


def _is_red_and_free(at: int) -> ColumnElement[bool]:
    is_red = (case.c.colour_rank == Colour.RED.rank) & case.c.escalated_at.is_(None)
    return is_red & or_(case.c.owner.is_(None), _is_over(at))


def _is_over(at: int) -> ColumnElement[bool]:
    """Return the condition that a lease has ended, or is from a clock that went ahead: a red must not wait for that."""
    return or_(case.c.lease_until <= at, case.c.lease_until > at + FURTHEST_LEASE // timedelta(milliseconds=1))


def _freed(connection: Connection, row: Any, at: int) -> int | None:  # noqa: ANN401 - a row of key, owner and fence
    """Return the patient, None where the owner renewed in between, or another took it."""
    still = update(case).where(
        case.c.id == row.id, case.c.owner == row.owner, case.c.fence == row.fence, _is_over(at)
    )
    patient: int | None = connection.execute(still.values(**_FREE).returning(case.c.patient_id)).scalar()
    return patient


def _note(connection: Connection, lines: Collection[tuple[int, int, str | None]], act: str, at: int) -> None:
    rows = [
        {"case_id": key, "at": at, "act": act, "actor": PROGRAM, "former": former, "fence": fence, "note": ""}
        for key, fence, former in lines
    ]
    if rows:
        connection.execute(insert(case_event), rows)
