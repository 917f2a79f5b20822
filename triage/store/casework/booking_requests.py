"""What decisions ask a secretary for: a visit to book, or a change of plan that the source takes from nobody here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select, update

from triage.clinical.details import Urgency
from triage.errors import Text, WrongUseError
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from triage.store.tables import booking_request, case, decision, patient


class RequestState(StrEnum):
    """How far a request is; what was booked and is no more wanted must be taken back by a person."""

    OPEN = "open"
    BOOKED = "booked"
    WITHDRAWN = "withdrawn"
    TAKE_BACK = "take_back"
    TAKEN_BACK = "taken_back"


WAITING = (RequestState.OPEN, RequestState.TAKE_BACK)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request to make: its kind as the action has it, and of a visit how soon, by when and what to prepare."""

    kind: str
    urgency: Urgency | None = None
    latest: datetime | None = None
    prepare: str = ""


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """A request as it stands; `settled` is when somebody last said what became of it, and who.

    The note of its decision is not for whoever books; what is to be prepared is.
    """

    id: int
    decision: int
    patient: int
    name: str
    reference: str
    programme: str
    kind: str
    urgency: Urgency | None
    latest: datetime | None
    prepare: str
    state: RequestState
    actor: str
    at: datetime
    settled: datetime | None
    settled_by: str | None


def ask(connection: Connection, decision_key: int, patient_key: int, wanted: Wanted, at: datetime) -> None:
    """Add a request in the transaction of its decision."""
    line = {
        "decision_id": decision_key,
        "patient_id": patient_key,
        "kind": wanted.kind,
        "urgency": None if wanted.urgency is None else wanted.urgency.value,
        "latest": to_ms_or_none(wanted.latest),
        "prepare": wanted.prepare,
        "state": RequestState.OPEN.value,
        "at": to_ms(at),
    }
    connection.execute(insert(booking_request).values(**line))


def withdraw(connection: Connection, decision_key: int, actor: str, at: datetime) -> None:
    """Withdraw what a decision asked for; what is booked already is marked to be taken back."""
    for before, after in ((RequestState.OPEN, RequestState.WITHDRAWN), (RequestState.BOOKED, RequestState.TAKE_BACK)):
        mine = (booking_request.c.decision_id == decision_key) & (booking_request.c.state == before.value)
        connection.execute(update(booking_request).where(mine).values(**_settled(after, actor, at)))


def settle_request(connection: Connection, key: int, actor: str, at: datetime) -> int:
    """Note that an open request is done, or one to be taken back is, and return whose it was.

    Raises WrongUseError where somebody settled it first.
    """
    for before, after in ((RequestState.OPEN, RequestState.BOOKED), (RequestState.TAKE_BACK, RequestState.TAKEN_BACK)):
        mine = (booking_request.c.id == key) & (booking_request.c.state == before.value)
        done = update(booking_request).where(mine).values(**_settled(after, actor, at))
        whose = connection.execute(done.returning(booking_request.c.patient_id)).scalar()
        if whose is not None:
            return int(whose)
    raise WrongUseError(
        Text(
            f"Ønsket {key} venter ikke på nogen. Se dem, der gør, med `triage bookings list`.",
            f"Request {key} waits for nobody. See those that do with `triage bookings list`.",
        )
    )


def return_asked(connection: Connection, key: int, actor: str, at: datetime) -> int | None:
    """Withdraw an open request that cannot be booked as it stands, and return its decision's case; None if not open."""
    mine = (booking_request.c.id == key) & (booking_request.c.state == RequestState.OPEN.value)
    done = update(booking_request).where(mine).values(**_settled(RequestState.WITHDRAWN, actor, at))
    made = connection.execute(done.returning(booking_request.c.decision_id)).scalar()
    return connection.execute(select(decision.c.case_id).where(decision.c.id == made)).scalar()


def requests(connection: Connection, states: Collection[RequestState] = WAITING) -> Sequence[BookingRequest]:
    """Return the requests in these states: what is to be taken back first, then the most urgent."""
    line, who = booking_request, patient
    joined = line.join(decision, decision.c.id == line.c.decision_id).join(case, case.c.id == decision.c.case_id)
    named = (who.c.family, who.c.given, who.c.reference, case.c.programme, decision.c.actor)
    found = (
        select(line, *named)
        .select_from(joined.join(who, who.c.id == line.c.patient_id))
        .where(line.c.state.in_([state.value for state in states]))
        .order_by(
            line.c.state != RequestState.TAKE_BACK.value,
            line.c.latest.is_(None),
            line.c.latest,
            line.c.id,
        )
    )
    return [_request(row) for row in connection.execute(found)]


def patient_of_request(connection: Connection, key: int) -> int | None:
    """Return whose a request is, None where there is none."""
    found = select(booking_request.c.patient_id).where(booking_request.c.id == key)
    return connection.execute(found).scalar()


def _settled(state: RequestState, actor: str, at: datetime) -> dict[str, Any]:
    return {"state": state.value, "settled": to_ms(at), "settled_by": actor}


def _request(row: Any) -> BookingRequest:  # noqa: ANN401 - a row has the columns of its query
    return BookingRequest(
        id=row.id,
        decision=row.decision_id,
        patient=row.patient_id,
        name=f"{row.family}, {row.given}".strip(", ") or row.reference,
        reference=row.reference,
        programme=row.programme,
        kind=row.kind,
        urgency=None if row.urgency is None else Urgency(row.urgency),
        latest=from_ms_or_none(row.latest),
        prepare=row.prepare,
        state=RequestState(row.state),
        actor=row.actor,
        at=from_ms(row.at),
        settled=from_ms_or_none(row.settled),
        settled_by=row.settled_by,
    )
