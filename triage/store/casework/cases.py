"""Results and the cases they open: one open case per patient and programme, until a clinician decides it.

A milder result from new data never replaces a red or yellow that nobody has answered. When what the alarm itself rested
on was amended or withdrawn it does, for then the worse colour rested on what was not so; and when other rules came in
force, under which it would not have been raised. Other rules alone open a case of a decided course only for a worse
colour than was decided on.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, insert, or_, select, update

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.store.casework.tending import note_woken
from triage.store.clock_time import to_ms, to_ms_or_none
from triage.store.history.keep import Assessment, keep_inputs
from triage.store.lists.reason_kinds import keep_reason
from triage.store.lists.several import mark_several
from triage.store.lists.steps import note_opened, note_step
from triage.store.tables import case, patient, result, rule_pending

if TYPE_CHECKING:
    from triage.scoring.evaluate.kept.row import KeptRow

_AWAKE = {"snoozed_until": None, "snooze_reason": None, "snooze_note": None, "snoozed_by": None}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result to record; `body` is its canonical JSON, `recheck_at` when a missing measurement must be noticed.

    `alarm_fell` tells that what the open case's own result rested on is in force no longer. `basis` is a hash of what
    the colour rests on, hours that merely pass left out: the same basis is no news. `came` is the same hash as it would
    be had nobody ever decided, for that somebody read is no news either. `is_passed` tells that it is the state of an
    earlier sitting, which was overtaken before anybody saw it. `kept` are the inputs as they were compared. `by_rules`
    tells that nothing but the rules is new of the patient.
    """

    patient: int
    programme: str
    at: datetime
    colour: Colour
    is_complete: bool
    rule_set: str
    rule_set_version: str
    sha256: str
    basis: str
    body: str
    reason: Text
    deadline: datetime | None
    newest: datetime | None
    recheck_at: datetime | None
    alarm_fell: bool
    came: str = ""
    is_passed: bool = False
    kept: "KeptRow | None" = None
    by_rules: bool = False


def waiting(connection: Connection, at: datetime, loading: Collection[int] = ()) -> list[int]:
    """Return the patients whose facts changed since they were scored, and those with an overdue measurement.

    Those of the sources `loading` wait on: half of what a source has may look worse than the whole.
    """
    changed = connection.execute(select(patient.c.id).where(patient.c.to_score > 0)).scalars()
    late = connection.execute(select(case.c.patient_id).where(case.c.recheck_at <= to_ms(at))).scalars()
    # What somebody had when other rules came in force is judged by them once nobody has it.
    freed = select(rule_pending.c.patient_id).join(case, case.c.id == rule_pending.c.case_id)
    is_free = or_(case.c.owner.is_(None), case.c.lease_until <= to_ms(at))
    given = connection.execute(freed.where(case.c.is_open == 1, is_free)).scalars()
    held = connection.execute(select(patient.c.id).where(patient.c.source_id.in_(loading))).scalars() if loading else ()
    return sorted({*changed, *late, *given}.difference(held))


def record_outcomes(connection: Connection, patients: Sequence[int], outcomes: Iterable[Outcome]) -> tuple[int, ...]:
    """Store the results of `patients`, open or update their cases, and return the cases that changed."""
    newest = _newest_cases(connection, patients)
    changed: dict[tuple[int, str], int] = {}
    # Each outcome says anew when to look again; a course that has none any more is not looked at for ever.
    connection.execute(update(case).where(case.c.patient_id.in_(patients)).values(recheck_at=None))
    for outcome in outcomes:
        place = outcome.patient, outcome.programme
        # A second outcome of the same course meets the case as the first has left it.
        before = _newest_cases(connection, [outcome.patient]) if place in changed else newest
        key = _record(connection, outcome, before.get(place))
        if key is not None:
            changed[place] = key
    connection.execute(update(patient).where(patient.c.id.in_(patients)).values(to_score=0))
    return tuple(changed.values())


def _newest_cases(connection: Connection, patients: Sequence[int]) -> dict[tuple[int, str], Any]:
    found = (
        select(case, result.c.basis)
        .join(result, result.c.id == case.c.result_id)
        .where(case.c.patient_id.in_(patients))
        .order_by(case.c.is_open, case.c.id)
    )
    # Of equals the last is kept: the open case, which after an undo can be older than a closed one, else the newest.
    return {(row.patient_id, row.programme): row for row in connection.execute(found)}


def _record(connection: Connection, outcome: Outcome, before: Any) -> int | None:  # noqa: ANN401 - a row or None
    recheck = to_ms_or_none(outcome.recheck_at)
    if before is not None and _is_told(connection, outcome, before):
        connection.execute(update(case).where(case.c.id == before.id).values(recheck_at=recheck))
        return None
    if before is not None and _is_by_rules(connection, outcome, before):
        # No new data, so that nothing is counted twice.
        outcome = replace(outcome, kept=None)
        if not before.is_open and outcome.colour.rank >= _newest_rank(connection, outcome):
            _insert_result(connection, outcome)
            connection.execute(update(case).where(case.c.id == before.id).values(recheck_at=recheck))
            return None
    result_id = _insert_result(connection, outcome)
    shown = _shown(outcome, result_id)
    if before is None or not before.is_open:
        return _open(connection, outcome, shown, None if before is None else before.id)
    if _stays_worse(outcome, before):
        shown = {"newest": shown["newest"], "recheck_at": recheck}
    else:
        shown |= {"deadline": _first_deadline(outcome, before), "red_since": _red_since(outcome, before)}
        keep_reason(connection, before.id, outcome.patient, outcome.reason)
        note_step(connection, before, outcome.colour.rank, outcome.at)
    # What was put off was so on what was known then.
    note_woken(connection, before, outcome.at)
    connection.execute(update(case).where(case.c.id == before.id).values(**shown, **_AWAKE))
    return int(before.id)


def _open(connection: Connection, outcome: Outcome, shown: dict[str, Any], follows: int | None) -> int:
    at = to_ms(outcome.at)
    opened = insert(case).values(
        patient_id=outcome.patient,
        programme=outcome.programme,
        is_open=1,
        opened=at,
        follows_id=follows,
        red_since=_red_since(outcome, None),
        several=int(mark_several(connection, outcome.patient, outcome.programme)),
        **shown,
    )
    key = int(connection.execute(opened.returning(case.c.id)).scalar_one())
    keep_reason(connection, key, outcome.patient, outcome.reason)
    note_opened(connection, key, outcome.colour.rank, outcome.at)
    return key


def _first_deadline(outcome: Outcome, before: Any) -> int | None:  # noqa: ANN401 - a row
    """Return the deadline of an open case that shows `outcome` from now on.

    The clock runs from when the colour was first seen: fresh data of the same or a worse colour give no new time.
    """
    deadline: int | None = to_ms_or_none(outcome.deadline)
    is_eased = outcome.colour.rank > before.colour_rank
    return deadline if is_eased or None in (deadline, before.deadline) else min(before.deadline, deadline)


def _red_since(outcome: Outcome, before: Any) -> int | None:  # noqa: ANN401 - a row or None
    if outcome.colour is not Colour.RED:
        return None
    return to_ms(outcome.at) if before is None or before.red_since is None else int(before.red_since)


def _is_told(connection: Connection, outcome: Outcome, before: Any) -> bool:  # noqa: ANN401 - a row
    """Return whether the newest case of the course was opened, or decided, on the very same.

    A case that is open shows its own result, or a worse one with the newest beside it. Of one that is closed the newest
    result counts, which whoever decided saw beside what the case showed: nothing new is there by time alone. A state
    that passed was answered with what the case showed.
    """
    if before.is_open and not _stays_worse(outcome, before):
        return bool(before.basis == outcome.basis)
    if not before.is_open and outcome.is_passed and before.basis == outcome.basis:
        return True
    newest = connection.execute(_newest(outcome, result.c.basis, result.c.came)).one()
    is_same = newest.basis == outcome.basis
    return is_same or (not before.is_open and newest.came is not None and newest.came == outcome.came)


def _is_by_rules(connection: Connection, outcome: Outcome, before: Any) -> bool:  # noqa: ANN401 - a row
    """Return whether other rules alone, and neither news nor time, make this another result than the course's last."""
    is_late = before.recheck_at is not None and before.recheck_at <= to_ms(outcome.at)
    if not outcome.by_rules or is_late:
        return False
    newest = connection.execute(_newest(outcome, result.c.rule_set, result.c.rule_set_version)).one()
    return (newest.rule_set, newest.rule_set_version) != (outcome.rule_set, outcome.rule_set_version)


def _newest_rank(connection: Connection, outcome: Outcome) -> int:
    return int(connection.execute(_newest(outcome, result.c.colour_rank)).scalar_one())


def _newest(outcome: Outcome, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of any type
    mine = (result.c.patient_id == outcome.patient) & (result.c.programme == outcome.programme)
    return select(*columns).where(mine).order_by(result.c.id.desc()).limit(1)


def _stays_worse(outcome: Outcome, before: Any) -> bool:  # noqa: ANN401 - a row
    is_alarm = before.colour_rank <= Colour.YELLOW.rank
    return is_alarm and outcome.colour.rank > before.colour_rank and not outcome.alarm_fell


def _shown(outcome: Outcome, result_id: int) -> dict[str, Any]:
    return {
        "result_id": result_id,
        "colour_rank": outcome.colour.rank,
        "reason_da": outcome.reason.da,
        "reason_en": outcome.reason.en,
        "deadline": to_ms_or_none(outcome.deadline),
        "newest": to_ms_or_none(outcome.newest),
        "recheck_at": to_ms_or_none(outcome.recheck_at),
    }


def _insert_result(connection: Connection, outcome: Outcome) -> int:
    values = {
        "patient_id": outcome.patient,
        "programme": outcome.programme,
        "at": to_ms(outcome.at),
        "colour_rank": outcome.colour.rank,
        "is_complete": int(outcome.is_complete),
        "rule_set": outcome.rule_set,
        "rule_set_version": outcome.rule_set_version,
        "sha256": outcome.sha256,
        "basis": outcome.basis,
        "came": outcome.came or outcome.basis,
        "body": outcome.body,
    }
    key = int(connection.execute(insert(result).values(**values).returning(result.c.id)).scalar_one())
    if outcome.kept is not None:
        of = Assessment(key, outcome.patient, to_ms(outcome.at), outcome.colour.rank, outcome.is_passed)
        keep_inputs(connection, outcome.kept, outcome.programme, of)
    return key
