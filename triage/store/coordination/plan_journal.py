"""The journal of a plan: who has it, each call before it is made, its answer, and how all of it ended.

Every change is conditional on the lease: whoever held one that ran out, and was overtaken, writes nothing more.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from triage.coordination.rebooking.plan import Answer, Call, Goal, Result, State, Verb
from triage.errors import Text
from triage.store.clock_time import to_ms
from triage.store.coordination.plans import Moving, Plan, changes, plan_of
from triage.store.tables import rebooking, rebooking_call, rebooking_move

LEASE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a call: the answer, what is remembered of the calendar, and why it is not as wished."""

    answer: Answer
    memory: str
    fault: Text | None = None


def take_due(connection: Connection, at: datetime) -> Plan | None:
    """Lease the oldest plan that is under way and in nobody's hands, None where there is none."""
    row = connection.execute(
        select(rebooking.c.id, rebooking.c.fence).where(_is_due(at)).order_by(rebooking.c.id).limit(1)
    ).first()
    return None if row is None else _taken(connection, row.id, row.fence, at)


def is_due(connection: Connection, at: datetime) -> bool:
    """Return whether a plan waits to be carried on; a look that locks nobody out."""
    return connection.execute(select(rebooking.c.id).where(_is_due(at)).limit(1)).first() is not None


def reopen(connection: Connection, plan: Plan, at: datetime) -> Plan | None:
    """Lease an ended plan in order to take it back; None where somebody was first."""
    ended = (rebooking.c.id == plan.id) & (rebooking.c.fence == plan.fence) & rebooking.c.result.is_not(None)
    again = {"goal": Goal.TAKE_BACK.value, "result": None, "ended": None, "tries": 0, "next_try": 0}
    values = {**again, "fence": plan.fence + 1, "lease_until": to_ms(at + LEASE)}
    if connection.execute(update(rebooking).where(ended).values(**values)).rowcount == 0:
        return None
    return plan_of(connection, plan.id)


def begin_call(connection: Connection, plan: Plan, call: Call, at: datetime) -> int | None:
    """Write down a call that is about to be made, and return its line; None where the lease was lost."""
    if not _keep(connection, plan, {"lease_until": to_ms(at + LEASE)}):
        return None
    line = {"rebooking_id": plan.id, "number": _number(plan, call), "verb": call.verb.value, "at": to_ms(at)}
    return int(connection.execute(insert(rebooking_call).values(**line).returning(rebooking_call.c.id)).scalar_one())


def end_call(connection: Connection, plan: Plan, line: int, told: Told, state: State, about: str, at: datetime) -> bool:
    """Write down the answer to a call `about` an appointment, and where the plan stands after it."""
    if not _keep(connection, plan, _standing(state)):
        return False
    answered = {"answer": told.answer.value, "answered": to_ms(at)}
    connection.execute(update(rebooking_call).where(rebooking_call.c.id == line).values(**answered))
    _keep_steps(connection, plan, state)
    fault = {"fault_da": told.fault and told.fault.da, "fault_en": told.fault and told.fault.en}
    _change_move(connection, plan, about, {"memory": told.memory, **fault})
    return True


def keep_state(connection: Connection, plan: Plan, state: State) -> bool:
    """Write down where the clock, or a call that nobody answered, leaves a plan."""
    if not _keep(connection, plan, _standing(state)):
        return False
    _keep_steps(connection, plan, state)
    return True


def end_plan(
    connection: Connection, plan: Plan, result: Result, letter: str, at: datetime, **until: datetime | None
) -> bool:
    """Write down how a plan ended; `undo_until` and `answer_by` are kept as far as they are given."""
    times = {name: to_ms(time) for name, time in until.items() if time is not None}
    ended = {"result": result.value, "ended": to_ms(at), "letter": letter, "lease_until": 0, **times}
    return _keep(connection, plan, ended)


def put_off(connection: Connection, plan: Plan, until: datetime, *, is_alarmed: bool) -> bool:
    """Give a plan back to be carried on later, since its calendar does not answer."""
    later = {"next_try": to_ms(until), "tries": plan.tries + 1, "lease_until": 0, "alarmed": int(is_alarmed)}
    return _keep(connection, plan, later)


def unanswered(connection: Connection, plan: Plan) -> Call | None:
    """Return the call that was begun and of which nobody knows what came, None where there is none."""
    newest = select(rebooking_call).where(rebooking_call.c.rebooking_id == plan.id).order_by(rebooking_call.c.id.desc())
    row = connection.execute(newest.limit(1)).first()
    if row is None or row.answer is not None:
        return None
    return Call(Verb(row.verb), plan.moves[row.number].step.appointment)


def note_said(connection: Connection, plan: Plan, move: Moving, actor: str, *, is_yes: bool) -> bool:
    """Note what an owner that was asked answered; False where that was noted before."""
    open_ = _is_move(plan, move.step.appointment) & rebooking_move.c.said.is_(None)
    said = {"said": "yes" if is_yes else "no", "said_by": actor}
    return connection.execute(update(rebooking_move).where(open_).values(**said)).rowcount == 1


def _taken(connection: Connection, key: int, fence: int, at: datetime) -> Plan | None:
    mine = (rebooking.c.id == key) & (rebooking.c.fence == fence)
    values = {"fence": fence + 1, "lease_until": to_ms(at + LEASE)}
    if connection.execute(update(rebooking).where(mine).values(**values)).rowcount == 0:
        return None
    return plan_of(connection, key)


def _is_due(at: datetime) -> ColumnElement[bool]:
    return and_(rebooking.c.result.is_(None), rebooking.c.lease_until <= to_ms(at), rebooking.c.next_try <= to_ms(at))


def _standing(state: State) -> dict[str, Any]:
    return {"goal": state.goal.value, "why": None if state.why is None else state.why.value}


def _keep(connection: Connection, plan: Plan, values: dict[str, Any]) -> bool:
    mine = (rebooking.c.id == plan.id) & (rebooking.c.fence == plan.fence) & rebooking.c.result.is_(None)
    return connection.execute(update(rebooking).where(mine).values(**values)).rowcount == 1


def _keep_steps(connection: Connection, plan: Plan, state: State) -> None:
    for step, before in zip(state.steps, plan.state.steps, strict=True):
        if step != before:
            _change_move(connection, plan, step.appointment, changes(step))


def _change_move(connection: Connection, plan: Plan, appointment: str, values: dict[str, Any]) -> None:
    connection.execute(update(rebooking_move).where(_is_move(plan, appointment)).values(**values))


def _is_move(plan: Plan, appointment: str) -> ColumnElement[bool]:
    number = next(number for number, step in enumerate(plan.state.steps) if step.appointment == appointment)
    return (rebooking_move.c.rebooking_id == plan.id) & (rebooking_move.c.number == number)


def _number(plan: Plan, call: Call) -> int:
    return next(number for number, step in enumerate(plan.state.steps) if step.appointment == call.appointment)
