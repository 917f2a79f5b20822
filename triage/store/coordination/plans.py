"""Plans into the calendars as they are kept: what is to be moved, how far it is, and how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select

from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Goal, Result, Stage, State, Step
from triage.errors import Text
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from triage.store.tables import rebooking, rebooking_move


@dataclass(frozen=True, slots=True)
class Moving:
    """One move: the appointment at its source in the version `seen`, and the slot or the other's place it goes to.

    `hands_over`: another of the plan comes to its old place. `said` is what an owner that was asked answered.
    """

    patient: int
    source: int
    reference: str
    seen: str
    dept: str
    owner: str
    phone: str
    old_start: datetime | None
    old_site: str
    start: datetime
    site: str
    slot: str | None
    displaced: str | None
    displaced_seen: str
    hands_over: bool
    step: Step
    memory: str = ""
    said: bool | None = None
    fault: Text | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it stands; `result` is None while it is under way, `fence` is of its newest lease."""

    id: int
    patient: int
    key: str
    actor: str
    agreed_by: str | None
    at: datetime
    moves: tuple[Moving, ...]
    state: State
    result: Result | None
    undo_until: datetime | None
    answer_by: datetime | None
    ended: datetime | None
    fence: int
    tries: int
    is_alarmed: bool

    @property
    def patients(self) -> tuple[int, ...]:
        """Return everybody whose appointments it moves."""
        return tuple(sorted({move.patient for move in self.moves}))

    def move(self, appointment: str) -> Moving:
        """Return the move of an appointment."""
        return next(move for move in self.moves if move.step.appointment == appointment)


def add_plan(
    connection: Connection,
    patient: int,
    key: str,
    moves: Sequence[Moving],
    actor: str,
    agreed_by: str | None,
    at: datetime,
    begin_by: datetime,
    lease_until: datetime,
) -> int:
    """Keep a plan of which nothing is done yet, leased to whoever adds it, and return its key."""
    line = {
        "patient_id": patient,
        "key": key,
        "goal": Goal.FORWARD.value,
        "actor": actor,
        "agreed_by": agreed_by,
        "at": to_ms(at),
        "begin_by": to_ms(begin_by),
        "letter": "held",
        "lease_until": to_ms(lease_until),
        "fence": 1,
        **dict.fromkeys(("next_try", "tries", "alarmed"), 0),
    }
    made = int(connection.execute(insert(rebooking).values(**line).returning(rebooking.c.id)).scalar_one())
    lines = [_line(made, number, move) for number, move in enumerate(moves)]
    connection.execute(insert(rebooking_move), lines)
    return made


def plan_of(connection: Connection, key: int) -> Plan | None:
    """Return a plan, None where there is none with this key."""
    return next(iter(_plans(connection, rebooking.c.id == key)), None)


def plan_by_request(connection: Connection, key: str) -> Plan | None:
    """Return the plan of a request, None where it was never made."""
    return next(iter(_plans(connection, rebooking.c.key == key)), None)


def plans_about(connection: Connection, patient: int) -> list[Plan]:
    """Return the plans that move a patient's appointments, the newest first."""
    of_patient = select(rebooking_move.c.rebooking_id).where(rebooking_move.c.patient_id == patient)
    return _plans(connection, rebooking.c.id.in_(of_patient))[::-1]


def count_fruitless(connection: Connection, key: str) -> int:
    """Return how often the request `key` was made and ended with nothing changed."""
    ended = (Result.SLOT_GONE, Result.EXPIRED, Result.STALE, Result.ROLLED_BACK, Result.UNDONE)
    is_fruitless = rebooking.c.result.in_([result.value for result in ended])
    found = connection.execute(select(rebooking.c.id).where(rebooking.c.key.startswith(key), is_fruitless))
    return len(found.all())


def changes(step: Step) -> dict[str, Any]:
    """Return the columns in which a step is kept."""
    return {
        "capability": step.capability.value,
        "stage": step.stage.value,
        "has_holds": int(step.has_holds),
        "in_doubt": int(step.in_doubt),
        "held_until": to_ms_or_none(step.held_until),
    }


def _line(plan: int, number: int, move: Moving) -> dict[str, Any]:
    return {
        "rebooking_id": plan,
        "patient_id": move.patient,
        "source_id": move.source,
        "number": number,
        "reference": move.reference,
        "seen": move.seen,
        "dept": move.dept,
        "owner": move.owner,
        "phone": move.phone,
        "old_start": to_ms_or_none(move.old_start),
        "old_site": move.old_site,
        "start": to_ms(move.start),
        "site": move.site,
        "slot": move.slot,
        "displaced": move.displaced,
        "displaced_seen": move.displaced_seen,
        "hands_over": int(move.hands_over),
        "memory": move.memory,
        **changes(move.step),
    }


def _plans(connection: Connection, which: ColumnElement[bool]) -> list[Plan]:
    rows = connection.execute(select(rebooking).where(which).order_by(rebooking.c.id)).all()
    found = rebooking_move.c.rebooking_id.in_([row.id for row in rows])
    by_plan: dict[int, list[Moving]] = {}
    for row in connection.execute(select(rebooking_move).where(found).order_by(rebooking_move.c.number)):
        by_plan.setdefault(row.rebooking_id, []).append(_moving(row))
    return [_plan(row, tuple(by_plan[row.id])) for row in rows]


def _plan(row: Any, moves: tuple[Moving, ...]) -> Plan:  # noqa: ANN401 - a row has the columns of its query
    why = None if row.why is None else Result(row.why)
    return Plan(
        id=row.id,
        patient=row.patient_id,
        key=row.key,
        actor=row.actor,
        agreed_by=row.agreed_by,
        at=from_ms(row.at),
        moves=moves,
        state=State(tuple(move.step for move in moves), Goal(row.goal), why, from_ms(row.begin_by)),
        result=None if row.result is None else Result(row.result),
        undo_until=from_ms_or_none(row.undo_until),
        answer_by=from_ms_or_none(row.answer_by),
        ended=from_ms_or_none(row.ended),
        fence=row.fence,
        tries=row.tries,
        is_alarmed=bool(row.alarmed),
    )


def _moving(row: Any) -> Moving:  # noqa: ANN401 - a row has the columns of its query
    return Moving(
        patient=row.patient_id,
        source=row.source_id,
        reference=row.reference,
        seen=row.seen,
        dept=row.dept,
        owner=row.owner,
        phone=row.phone,
        old_start=from_ms_or_none(row.old_start),
        old_site=row.old_site,
        start=from_ms(row.start),
        site=row.site,
        slot=row.slot,
        displaced=row.displaced,
        displaced_seen=row.displaced_seen,
        hands_over=bool(row.hands_over),
        step=Step(
            f"{row.source_id}|{row.reference}",
            Capability(row.capability),
            Stage(row.stage),
            bool(row.has_holds),
            from_ms_or_none(row.held_until),
            bool(row.in_doubt),
        ),
        memory=row.memory,
        said=None if row.said is None else row.said == "yes",
        fault=Text(row.fault_da, row.fault_en) if row.fault_da else None,
    )
