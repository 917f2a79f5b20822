"""In the shared store: which acts came from copies, each once, and those that a person must look at."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, or_, select, update
from sqlalchemy import case as sql_case

from triage.clinical.decision import Seen
from triage.errors import Text
from triage.store.away.acts import Act
from triage.store.casework.owned import in_departments
from triage.store.casework.seen import seen_now
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.tables import away_conflict, away_merged, case, decision, patient
from triage.store.told import seen, told
from triage.worklist.merge import AwayConflict, CaseNow, Conflict, ConflictKind, Resolution
from triage.worklist.row import Viewer


def outcome_of(connection: Connection, key: str) -> str | None:
    """Return what became of the act with this key, None where it has not come."""
    return connection.execute(select(away_merged.c.outcome).where(away_merged.c.key == key)).scalar()


def note_merged(connection: Connection, key: str, outcome: str, at: datetime) -> None:
    """Note, in the transaction that does it, that an act came; a second time the database refuses."""
    values = {"key": key, "outcome": outcome, "at": to_ms(at), "number": 0}
    connection.execute(insert(away_merged).values(**values))


def log_number(connection: Connection, copy: str) -> int:
    """Return up to which line the log of this copy has come."""
    return int(connection.execute(select(away_merged.c.number).where(away_merged.c.key == _log(copy))).scalar() or 0)


def note_log(connection: Connection, copy: str, number: int, at: datetime) -> None:
    """Note up to which line the log of a copy has come, in the transaction that writes the lines."""
    known = update(away_merged).where(away_merged.c.key == _log(copy)).values(number=number, at=to_ms(at))
    if connection.execute(known).rowcount == 0:
        values = {"key": _log(copy), "outcome": "log", "at": to_ms(at), "number": number}
        connection.execute(insert(away_merged).values(**values))


def case_now(connection: Connection, key: int) -> CaseNow | None:
    """Return how a case stands, None where there is no such case."""
    row = connection.execute(select(*seen(case)).where(case.c.id == key)).first()
    if row is None:
        return None
    last = select(decision.c.actor, decision.c.at).where(decision.c.case_id == key, decision.c.action != "undo")
    decided = connection.execute(last.order_by(decision.c.id.desc()).limit(1)).first()
    return CaseNow(
        is_open=bool(row.is_open),
        seen=seen_now(connection, row.patient_id),
        decided_by="" if decided is None else decided.actor,
        decided_at=None if decided is None else from_ms(decided.at),
        owner=getattr(row, "owner", None) or "",
        owned_until=from_ms_or_none(getattr(row, "lease_until", None)),
    )


def seen_of(body: dict[str, Any]) -> Seen:
    """Return what the person was shown when the act was done."""
    return Seen(*body.get("seen", (0, 0)))


def add_conflict(connection: Connection, act: Act, conflict: Conflict, at: datetime) -> int:
    """Put an act on the list of those that a person must look at, and return its number there."""
    values = {
        "key": act.key,
        "patient_id": act.patient,
        "case_id": act.case,
        "kind": conflict.kind.value,
        "body": json.dumps(act.body, ensure_ascii=False, sort_keys=True),
        "actor": act.actor,
        "at": to_ms(act.at),
        "found": to_ms(at),
        "da": conflict.why.da,
        "en": conflict.why.en,
    }
    return int(connection.execute(insert(away_conflict).values(**values).returning(away_conflict.c.id)).scalar_one())


def open_conflicts(connection: Connection, viewer: Viewer | None = None) -> Sequence[AwayConflict]:
    """Return the conflicts that nobody has settled, oldest first, of the departments that the viewer may see."""
    found = _conflicts().where(away_conflict.c.resolved.is_(None), in_departments(viewer))
    return _told_conflicts(connection, found.order_by(away_conflict.c.id))


def count_conflicts(connection: Connection, viewer: Viewer | None = None) -> int:
    """Count the conflicts that nobody has settled, of the departments that the viewer may see."""
    joined = away_conflict.join(case, case.c.id == away_conflict.c.case_id)
    counted = select(func.count()).select_from(joined)
    found = counted.where(away_conflict.c.resolved.is_(None), in_departments(viewer))
    return int(connection.execute(found).scalar_one())


def conflict_by_key(connection: Connection, key: int) -> AwayConflict | None:
    """Return one conflict, settled or not; None where there is none of that number."""
    return next(iter(_told_conflicts(connection, _conflicts().where(away_conflict.c.id == key))), None)


def _conflicts() -> Select[Any]:
    joined = away_conflict.join(patient, patient.c.id == away_conflict.c.patient_id)
    joined = joined.join(case, case.c.id == away_conflict.c.case_id)
    return select(*seen(away_conflict), patient.c.family, patient.c.given).select_from(joined)


def _told_conflicts(connection: Connection, wanted: Select[Any]) -> list[AwayConflict]:
    rows = connection.execute(wanted).all()
    words = told(connection, away_conflict, (row.id for row in rows))
    return [_conflict(row, words[row.id]["body"]) for row in rows]


def resolve(connection: Connection, key: int, how: Resolution, actor: str, at: datetime) -> bool:
    """Note what a person made of a conflict; return False where somebody did before."""
    is_open = (away_conflict.c.id == key) & away_conflict.c.resolved.is_(None)
    settled = update(away_conflict).where(is_open).values(how=how.value, resolved_by=actor, resolved=to_ms(at))
    return connection.execute(settled).rowcount == 1


def standing_decision(connection: Connection, key: int) -> int | None:
    """Return the decision of a case that stands: neither taken back nor replaced; None where there is none."""
    later = decision.alias("later")
    is_over = or_(later.c.undoes == decision.c.id, later.c.corrects == decision.c.id)
    stands = ~select(later.c.id).where(is_over).correlate(decision).exists()
    made = (decision.c.case_id == key) & decision.c.action.not_in(["undo", "elsewhere"])
    return connection.execute(select(decision.c.id).where(made, stands).order_by(decision.c.id.desc())).scalar()


def open_case_like(connection: Connection, key: int) -> int | None:
    """Return the case itself where it is open, else the open one of the same patient and programme, else None."""
    its = select(case.c.patient_id, case.c.programme).where(case.c.id == key).subquery()
    is_same = (case.c.patient_id == its.c.patient_id) & (case.c.programme == its.c.programme)
    first = sql_case((case.c.id == key, 0), else_=1)
    found = select(case.c.id).where(is_same, case.c.is_open == 1).order_by(first, case.c.id).limit(1)
    return connection.execute(found).scalar()


def _log(copy: str) -> str:
    return f"log {copy}"


def _conflict(row: Any, body: str) -> AwayConflict:  # noqa: ANN401 - a row has the columns of its query
    return AwayConflict(
        id=row.id,
        patient=row.patient_id,
        name=f"{row.family}, {row.given}".strip(", "),
        case=row.case_id,
        kind=ConflictKind(row.kind),
        body=json.loads(body or "{}"),
        actor=row.actor,
        at=from_ms(row.at),
        found=from_ms(row.found),
        why=Text(row.da, row.en),
        how=Resolution(row.how) if row.how else None,
        resolved_by=row.resolved_by,
        resolved=from_ms_or_none(row.resolved),
    )
