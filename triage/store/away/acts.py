"""What was done on a copy while the shared store was away, and how far it is on its way there."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import away_act, case


@dataclass(frozen=True, slots=True)
class Act:
    """A decision that waits: `key` is its own for ever, `body` what was chosen, on what it rested and what was seen."""

    id: int
    key: str
    case: int
    patient: int
    body: dict[str, Any]
    actor: str
    at: datetime


def queue(connection: Connection, key: str, about: int, body: dict[str, Any], actor: str, at: datetime) -> int:
    """Queue a decision about case `about` in the transaction that makes it here, and return its number in the queue."""
    patient = connection.execute(select(case.c.patient_id).where(case.c.id == about)).scalar()
    row = {
        "key": key,
        "about_case": about,
        "about_patient": patient or 0,
        "body": json.dumps(body, ensure_ascii=False, sort_keys=True),
        "actor": actor,
        "at": to_ms(at),
        "state": "waiting",
    }
    return int(connection.execute(insert(away_act).values(**row).returning(away_act.c.id)).scalar_one())


def waiting_acts(connection: Connection) -> list[Act]:
    """Return the acts that wait for the shared store, oldest first."""
    found = select(away_act).where(away_act.c.state == "waiting").order_by(away_act.c.id)
    return [_act(row) for row in connection.execute(found)]


def count_waiting(connection: Connection) -> int:
    """Return how many acts wait for the shared store."""
    waiting = select(func.count()).where(away_act.c.state == "waiting")
    return int(connection.execute(waiting).scalar_one())


def settle(connection: Connection, key: str, state: str) -> None:
    """Note what became of a waiting act."""
    is_it = (away_act.c.key == key) & (away_act.c.state == "waiting")
    connection.execute(update(away_act).where(is_it).values(state=state))


def withdraw(connection: Connection, about: int, actor: str) -> bool:
    """Withdraw a person's waiting decision about a case; return False where none waits any more."""
    is_it = (away_act.c.about_case == about) & (away_act.c.actor == actor)
    waiting = update(away_act).where(is_it, away_act.c.state == "waiting").values(state="withdrawn")
    return connection.execute(waiting).rowcount > 0


def forget_settled(connection: Connection) -> None:
    """Delete the acts that need nothing more: they stand in the shared store."""
    connection.execute(delete(away_act).where(away_act.c.state != "waiting"))


def _act(row: Any) -> Act:  # noqa: ANN401 - a row has the columns of its query
    return Act(
        id=row.id,
        key=row.key,
        case=row.about_case,
        patient=row.about_patient,
        body=json.loads(row.body),
        actor=row.actor,
        at=from_ms(row.at),
    )
