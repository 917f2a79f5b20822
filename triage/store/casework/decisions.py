"""Decisions: recorded once, taken back or corrected only by a new line, never changed."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from triage.clinical.choice import Choice, body_of, details_from
from triage.clinical.decision import Action, Decision, Elsewhere, Seen
from triage.clinical.details import Details
from triage.errors import Text, WrongUseError
from triage.store.casework.outcomes import outcomes_of
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from triage.store.lists.reason_kinds import keep_reason
from triage.store.lists.steps import note_opened, note_step
from triage.store.sendings import sendings_of
from triage.store.standing import stands
from triage.store.tables import case, decision, green_closing, patient, result
from triage.store.told import seen, told

_UNDO = "undo"
# What a worklist shows of a case.
_SHOWN = ("result_id", "colour_rank", "reason_da", "reason_en", "deadline")


def record_decision(
    connection: Connection,
    key: int,
    choice: Choice,
    note: str,
    actor: str,
    at: datetime,
    due: datetime | None = None,
    seen: Seen | None = None,
) -> int:
    """Close case `key` with a decision and return the decision's key; `due` is by when what it asks for is done.

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
    line = _line(key, found, choice.action.value, note, actor, at)
    return _insert(connection, {**line, **_in_full(connection, found, choice, due, seen)})


def correct_decision(
    connection: Connection,
    key: int,
    choice: Choice,
    note: str,
    why: str,
    actor: str,
    at: datetime,
    due: datetime | None = None,
) -> int:
    """Put another decision in the place of `key` and return it: one line takes the old back, a second is the new.

    The case stays closed, and both rest on what the first was made on. `why` is the code of the correction's reason.
    Raises WrongUseError when the decision does not exist or stands no more.
    """
    old = _standing(connection, key)
    undo = {**_line(old.case_id, old.result_id, _UNDO, "", actor, at), "undoes": key, "reason": why}
    _insert(connection, undo)
    seen = None if old.seen_result is None else Seen(old.seen_result, old.seen_received)
    line = {**_line(old.case_id, old.result_id, choice.action.value, note, actor, at), "corrects": key}
    return _insert(connection, {**line, **_in_full(connection, old.result_id, choice, due, seen)})


def undo_decision(connection: Connection, key: int, actor: str, at: datetime) -> int:
    """Take decision `key` back by a new line and return the case that is open now.

    That is its own case; or where newer data opened another, that one, which takes over the worse colour of the two.
    The patient is marked to be scored again: what the decision had answered, such as words, is open again.

    Raises WrongUseError when the decision does not exist or was already taken back.
    """
    found = _standing(connection, key)
    _insert(connection, {**_line(found.case_id, found.result_id, _UNDO, "", actor, at), "undoes": key})
    return _open_again(connection, found.case_id, at)


def decisions_of(connection: Connection, patient: int) -> tuple[Decision, ...]:
    """Return every decision about a patient, newest first, those taken back marked so."""
    lines = connection.execute(
        select(*seen(decision)).join(case, case.c.id == decision.c.case_id).where(case.c.patient_id == patient)
    ).all()
    words = told(connection, decision, (line.id for line in lines))
    sendings, outcomes = sendings_of(connection, patient), outcomes_of(connection, patient)
    undone = {line.undoes: line for line in lines if line.undoes is not None}
    corrected = {line.corrects: line.id for line in lines if line.corrects is not None}
    made = (line for line in lines if line.action != _UNDO)
    return tuple(
        Decision(
            id=line.id,
            case=line.case_id,
            action=_action(line.action),
            note=words[line.id]["note"],
            actor=line.actor,
            at=from_ms(line.at),
            undone=line.id in undone,
            handled_at=from_ms_or_none(line.handled_at),
            sending=sendings.get(line.id),
            details=_details(line.action, words[line.id]["body"]),
            reason=words[line.id]["reason"] or "",
            due=from_ms_or_none(line.due),
            corrects=line.corrects,
            corrected_by=corrected.get(line.id),
            why=(words[undone[line.id].id]["reason"] or "") if line.id in undone else "",
            outcomes=outcomes.get(line.id, ()),
            rule_set=line.rule_set or "",
            version=line.rule_set_version or "",
            rule_set_sha256=line.rule_set_sha256 or "",
        )
        for line in sorted(made, key=lambda line: line.id, reverse=True)
    )


def patient_of_decision(connection: Connection, key: int) -> tuple[int, int]:
    """Return the patient and the case of a decision; raises WrongUseError where there is none."""
    its_case = select(case.c.patient_id, case.c.id).join(decision, decision.c.case_id == case.c.id)
    row = connection.execute(its_case.where(decision.c.id == key)).first()
    if row is None:
        raise WrongUseError(Text(f"Beslutning {key} findes ikke.", f"There is no decision {key}."))
    return row.patient_id, row.id


def last_decided(connection: Connection, patients: Sequence[int]) -> dict[int, datetime]:
    """Return when a person here last decided about each patient, having seen that patient's data.

    Decisions taken back do not count; nor do greens that were closed by themselves or many at once.
    """
    is_unseen = select(green_closing.c.id).where(green_closing.c.decision_id == decision.c.id).exists()
    newest = (
        select(case.c.patient_id, func.max(decision.c.at))
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.patient_id.in_(patients), decision.c.action.in_([action.value for action in Action]), stands())
        .where(~is_unseen)
        .group_by(case.c.patient_id)
    )
    return {key: from_ms(at) for key, at in connection.execute(newest)}


def _details(action: str, body: str | None) -> Details | None:
    return None if action == Elsewhere.HANDLED.value else details_from(Action(action), body)


def _action(stored: str) -> Action | Elsewhere:
    return Elsewhere.HANDLED if stored == Elsewhere.HANDLED.value else Action(stored)


def _open_again(connection: Connection, key: int, at: datetime) -> int:
    old = connection.execute(select(*seen(case)).where(case.c.id == key)).one()
    connection.execute(update(patient).where(patient.c.id == old.patient_id).values(to_score=1))
    same_course = (case.c.patient_id == old.patient_id) & (case.c.programme == old.programme)
    newer = connection.execute(select(*seen(case)).where(same_course, case.c.is_open == 1)).first()
    if newer is None:
        connection.execute(update(case).where(case.c.id == key).values(is_open=1, closed=None))
        note_opened(connection, key, old.colour_rank, at)
        return key
    if old.colour_rank < newer.colour_rank:
        why = told(connection, case, [key])[key]
        lifted = {name: why[name] if name in why else getattr(old, name) for name in _SHOWN}
        connection.execute(update(case).where(case.c.id == newer.id).values(**lifted))
        keep_reason(connection, newer.id, old.patient_id, Text(why["reason_da"], why["reason_en"]))
        note_step(connection, newer, old.colour_rank, at)
    return int(newer.id)


def _standing(connection: Connection, key: int) -> Any:  # noqa: ANN401 - a row
    """Return the line of a decision that stands; the line that takes it back is then the only one, or none is kept."""
    found = connection.execute(select(*seen(decision)).where(decision.c.id == key, stands())).first()
    if found is None:
        raise WrongUseError(
            Text(
                "Beslutningen er allerede fortrudt eller rettet. Se patienten igen.",
                "The decision has already been taken back or corrected. See the patient again.",
            )
        )
    return found


def _line(key: int, result_key: int, action: str, note: str, actor: str, at: datetime) -> dict[str, Any]:
    return {
        "case_id": key,
        "result_id": result_key,
        "action": action,
        "note": note,
        "actor": actor,
        "at": to_ms(at),
    }


def _in_full(
    connection: Connection, result_key: int, choice: Choice, due: datetime | None, seen: Seen | None
) -> Mapping[str, Any]:
    """Return what is chosen, by which rules the colour came, and how much of the patient had been seen."""
    rules = connection.execute(select(result).where(result.c.id == result_key)).one()
    return {
        "body": body_of(choice.details),
        "reason": choice.reason,
        "due": to_ms_or_none(due),
        "rule_set": rules.rule_set,
        "rule_set_version": rules.rule_set_version,
        "rule_set_sha256": json.loads(rules.body).get("rule_set_sha256", ""),
        "seen_result": None if seen is None else seen.result,
        "seen_received": None if seen is None else seen.received,
    }


def _insert(connection: Connection, line: Mapping[str, Any]) -> int:
    return int(connection.execute(insert(decision).values(**line).returning(decision.c.id)).scalar_one())
