"""Decisions: recorded once, taken back only by a new line, never changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from triage.clinical.decision import Action, Decision, Elsewhere
from triage.errors import Text, WrongUseError
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.sendings import sendings_of
from triage.store.tables import case, decision, patient

_UNDO = "undo"
# What a worklist shows of a case.
_SHOWN = ("result_id", "colour_rank", "reason_da", "reason_en", "deadline")


def record_decision(connection: Connection, key: int, action: Action, note: str, actor: str, at: datetime) -> int:
    """Close case `key` with a decision and return the decision's key.

    Raises WrongUseError when somebody closed the case first; the write is conditional, so two can never both win.
    """
    closed = update(case).where(case.c.id == key, case.c.is_open == 1).values(is_open=0, closed=to_ms(at))
    found = connection.execute(closed.returning(case.c.result_id)).scalar()
    if found is None:
        raise WrongUseError(
            Text(
                "Sagen er allerede behandlet. Din beslutning er ikke gemt; se den beslutning, der er truffet.",
                "The case has already been handled. Your decision was not saved; see the decision that was made.",
            )
        )
    return _insert(connection, key, found, action.value, note, actor, at)


def undo_decision(connection: Connection, key: int, actor: str, at: datetime) -> int:
    """Take decision `key` back by a new line and return the case that is open now.

    That is its own case; or where newer data opened another, that one, which takes over the worse colour of the two.
    The patient is marked to be scored again: what the decision had answered, such as words, is open again.

    Raises WrongUseError when the decision does not exist or was already taken back.
    """
    undone = decision.alias("undone")
    found = connection.execute(
        select(decision.c.case_id, decision.c.result_id)
        .where(decision.c.id == key, decision.c.action != _UNDO)
        .where(~select(undone.c.id).where(undone.c.undoes == key).exists())
    ).first()
    if found is None:
        raise WrongUseError(
            Text("Beslutningen er allerede fortrudt.", "The decision has already been taken back.")
        )
    _insert(connection, found.case_id, found.result_id, _UNDO, "", actor, at, undoes=key)
    return _open_again(connection, found.case_id)


def decisions_of(connection: Connection, patient: int) -> tuple[Decision, ...]:
    """Return every decision about a patient, newest first, those taken back marked so."""
    lines = connection.execute(
        select(decision).join(case, case.c.id == decision.c.case_id).where(case.c.patient_id == patient)
    ).all()
    undone = {line.undoes for line in lines}
    made = (line for line in lines if line.action != _UNDO)
    sendings = sendings_of(connection, patient)
    return tuple(
        Decision(
            id=line.id,
            case=line.case_id,
            action=_action(line.action),
            note=line.note,
            actor=line.actor,
            at=from_ms(line.at),
            undone=line.id in undone,
            handled_at=from_ms_or_none(line.handled_at),
            sending=sendings.get(line.id),
        )
        for line in sorted(made, key=lambda line: line.id, reverse=True)
    )


def patient_of_decision(connection: Connection, key: int) -> tuple[int, int]:
    """Return the patient and the case of a decision."""
    its_case = select(case.c.patient_id, case.c.id).join(decision, decision.c.case_id == case.c.id)
    row = connection.execute(its_case.where(decision.c.id == key)).one()
    return row.patient_id, row.id


def last_decided(connection: Connection, patients: Sequence[int]) -> dict[int, datetime]:
    """Return when a person here last decided about each patient; decisions taken back do not count."""
    undone = decision.alias("undone")
    newest = (
        select(case.c.patient_id, func.max(decision.c.at))
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.patient_id.in_(patients), decision.c.action.in_([action.value for action in Action]))
        .where(~select(undone.c.id).where(undone.c.undoes == decision.c.id).exists())
        .group_by(case.c.patient_id)
    )
    return {key: from_ms(at) for key, at in connection.execute(newest)}


def _action(stored: str) -> Action | Elsewhere:
    return Elsewhere.HANDLED if stored == Elsewhere.HANDLED.value else Action(stored)


def _open_again(connection: Connection, key: int) -> int:
    old = connection.execute(select(case).where(case.c.id == key)).one()
    connection.execute(update(patient).where(patient.c.id == old.patient_id).values(to_score=1))
    same_course = (case.c.patient_id == old.patient_id) & (case.c.programme == old.programme)
    newer = connection.execute(select(case).where(same_course, case.c.is_open == 1)).first()
    if newer is None:
        connection.execute(update(case).where(case.c.id == key).values(is_open=1, closed=None))
        return key
    if old.colour_rank < newer.colour_rank:
        lifted = {name: getattr(old, name) for name in _SHOWN}
        connection.execute(update(case).where(case.c.id == newer.id).values(**lifted))
    return int(newer.id)


def _insert(
    connection: Connection,
    key: int,
    result: int,
    action: str,
    note: str,
    actor: str,
    at: datetime,
    undoes: int | None = None,
) -> int:
    line = {
        "case_id": key,
        "result_id": result,
        "action": action,
        "note": note,
        "actor": actor,
        "at": to_ms(at),
        "undoes": undoes,
    }
    return int(connection.execute(insert(decision).values(**line).returning(decision.c.id)).scalar_one())
