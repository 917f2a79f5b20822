"""Whose findings are to be looked at anew: marked in the transaction that changed something, or when time says so."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, bindparam, or_, select, update
from sqlalchemy import case as when_then
from sqlalchemy.dialects import postgresql, sqlite

from triage.store.clock_time import to_ms, to_ms_or_none
from triage.store.tables import coordination_due, patient
from triage.store.tables.columns import WHOLE


@dataclass(frozen=True, slots=True)
class Due:
    """A patient to be looked at; `fence` counts what came, and tells afterwards whether more did meanwhile."""

    patient: int
    fence: int


def mark_due(connection: Connection, patients: Collection[int]) -> None:
    """Mark patients whose appointments, notes, results or requests changed, in the transaction that changed them."""
    if not patients:
        return
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    line = make(coordination_due).values(patient_id=bindparam("who"), marked=1, fence=1, weigh=0, swap=0)
    again = {"marked": 1, "fence": coordination_due.c.fence + 1}
    marked = line.on_conflict_do_update(index_elements=["patient_id"], set_=again)
    connection.execute(marked, [{"who": key} for key in sorted(patients)])


def mark_everybody(connection: Connection) -> None:
    """Mark all who were ever looked at: which departments there are, and what of them is told, is not as it was."""
    connection.execute(update(coordination_due).values(marked=1, fence=coordination_due.c.fence + 1))


def due_now(connection: Connection, at: datetime, loading: Collection[int], limit: int) -> list[Due]:
    """Return some of those to look at, the marked first; of the sources `loading` nobody: half of what they have."""
    table = coordination_due
    is_due = or_(table.c.marked == 1, table.c.look_at <= to_ms(at))
    found = select(table.c.patient_id, table.c.fence).where(is_due)
    ordered = _without(found, loading).order_by(table.c.marked.desc(), table.c.patient_id).limit(limit)
    return [Due(row.patient_id, row.fence) for row in connection.execute(ordered)]


def looked_at(
    connection: Connection,
    due: Collection[Due],
    again: Mapping[int, datetime],
    weigh: Collection[int],
    swap: Collection[int],
) -> None:
    """Note when those looked at are due again, whose plans to `weigh`, and who may `swap` places with others.

    Who was marked meanwhile stays marked.
    """
    table = coordination_due
    mine = (table.c.patient_id == bindparam("who")) & (table.c.fence == bindparam("as_of"))
    # The type is named for the sake of a None.
    is_free = when_then((table.c.swap == 1, 1), else_=bindparam("is_free", type_=WHOLE))
    values = {"marked": 0, "look_at": bindparam("again", type_=WHOLE), "weigh": bindparam("is_worth"), "swap": is_free}
    lines = [
        {
            "who": one.patient,
            "as_of": one.fence,
            "again": to_ms_or_none(again.get(one.patient)),
            "is_worth": int(one.patient in weigh),
            "is_free": int(one.patient in swap),
        }
        for one in due
    ]
    if lines:
        connection.execute(update(table).where(mine).values(**values), lines)


def put_off_look(connection: Connection, one: Due, again: datetime) -> None:
    """Let a patient wait whom a fault stops, so that nobody waits behind; whatever comes marks the patient anew."""
    table = coordination_due
    mine = (table.c.patient_id == one.patient) & (table.c.fence == one.fence)
    connection.execute(update(table).where(mine).values(marked=0, look_at=to_ms(again)))


def to_weigh(connection: Connection, limit: int) -> list[Due]:
    """Return some of those whose best plan is to be computed anew."""
    table = coordination_due
    found = select(table.c.patient_id, table.c.fence).where(table.c.weigh == 1, table.c.marked == 0)
    first = connection.execute(found.order_by(table.c.patient_id).limit(limit))
    return [Due(row.patient_id, row.fence) for row in first]


def weighed(connection: Connection, one: Due) -> bool:
    """Note that the best plan is known; False where something came meanwhile, and what was computed counts no more."""
    table = coordination_due
    mine = (table.c.patient_id == one.patient) & (table.c.fence == one.fence) & (table.c.marked == 0)
    return connection.execute(update(table).where(mine).values(weigh=0)).rowcount == 1


def to_swap(connection: Connection) -> list[Due]:
    """Return those of whom something changed since it was looked who drives past whom."""
    table = coordination_due
    found = select(table.c.patient_id, table.c.fence).where(table.c.swap == 1).order_by(table.c.patient_id)
    return [Due(row.patient_id, row.fence) for row in connection.execute(found)]


def swaps_known(connection: Connection, due: Collection[Due]) -> None:
    """Note that it was looked who drives past these; whoever was marked meanwhile is looked at again."""
    table = coordination_due
    mine = (table.c.patient_id == bindparam("who")) & (table.c.fence == bindparam("as_of"))
    if due:
        lines = [{"who": one.patient, "as_of": one.fence} for one in due]
        connection.execute(update(table).where(mine).values(swap=0), lines)


def _without(found: Select[tuple[int, int]], loading: Collection[int]) -> Select[tuple[int, int]]:
    if not loading:
        return found
    theirs = select(patient.c.id).where(patient.c.source_id.in_(loading))
    return found.where(coordination_due.c.patient_id.not_in(theirs))
