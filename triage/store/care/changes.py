"""What people here set about a patient's courses and plans; lines are only added."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from triage.clinical.details import KnownPlan
from triage.clinical.plan_change import PlanChange
from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import care_change

ENROL, INTERVAL, END = "enrol", "interval", "end"


@dataclass(frozen=True, slots=True)
class CareChange:
    """One change: its `kind`, for which programme, by whom and when; `plans` are the courses it makes or changes.

    Of an interval: `what` is asked for every `days` days from `start` on; None is everything, no days no more.
    """

    programme: str
    kind: str
    start: datetime
    plans: tuple[KnownPlan, ...]
    author: str
    at: datetime
    note: str = ""
    what: str | None = None
    days: int | None = None


def note_change(connection: Connection, patient: int, change: CareChange) -> int:
    """Keep a change, and return its key."""
    values = {
        "patient_id": patient,
        "programme": change.programme,
        "kind": change.kind,
        "what": change.what,
        "days": change.days,
        "start": to_ms(change.start),
        "plans": json.dumps(change.plans, separators=(",", ":")),
        "note": change.note,
        "author": change.author,
        "at": to_ms(change.at),
    }
    return int(connection.execute(insert(care_change).values(**values).returning(care_change.c.id)).scalar_one())


def changes_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[CareChange]]:
    """Return the changes of a few hundred patients, in the order in which they were made."""
    found: dict[int, list[CareChange]] = defaultdict(list)
    mine = select(care_change).where(care_change.c.patient_id.in_(patients)).order_by(care_change.c.id)
    for row in connection.execute(mine):
        found[row.patient_id].append(_change(row))
    return found


def patient_of_change(connection: Connection, key: int | None) -> int:
    """Return whose course a change is of."""
    return int(connection.execute(select(care_change.c.patient_id).where(care_change.c.id == key)).scalar_one())


def plan_change(change: CareChange) -> PlanChange | None:
    """Return what a change does to a plan; None for the one that made it."""
    if change.kind == ENROL:
        return None
    interval = None if change.days is None else timedelta(days=change.days)
    return PlanChange(change.plans, change.start, interval, change.what)


def _change(row: Any) -> CareChange:  # noqa: ANN401 - a row has the columns of its query
    return CareChange(
        programme=row.programme,
        kind=row.kind,
        start=from_ms(row.start),
        plans=tuple((reference, known) for reference, known in json.loads(row.plans)),
        author=row.author,
        at=from_ms(row.at),
        note=row.note,
        what=row.what,
        days=row.days,
    )
