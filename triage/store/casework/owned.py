"""Which cases somebody has, were put off, or were told of, as conditions and counts for the worklist.

A time that ran out counts at once, though nobody has written it down yet.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select, true

from triage.clinical.colour import Colour
from triage.store.clock_time import to_ms
from triage.store.tables import case
from triage.worklist.row import Viewer

_TAKEN = case.alias("taken")


def has_owner(viewer: Viewer | None, *, mine: bool = False) -> ColumnElement[bool]:
    """Return the condition that somebody has a case, or that the viewer has it."""
    if viewer is None:
        return false() if mine else case.c.owner.is_not(None)
    has = and_(case.c.owner.is_not(None), case.c.lease_until > to_ms(viewer.now))
    return and_(case.c.owner == viewer.actor, has) if mine else has


def is_free(viewer: Viewer | None) -> ColumnElement[bool]:
    """Return the condition that nobody has a case."""
    # The few that somebody has are left out: whether each of the many is nobody's stands in no index.
    taken = select(_TAKEN.c.id).where(_TAKEN.c.is_open == 1, _TAKEN.c.owner.is_not(None))
    if viewer is not None:
        taken = taken.where(_TAKEN.c.lease_until > to_ms(viewer.now))
    return case.c.id.not_in(taken)


def is_put_off(viewer: Viewer | None) -> ColumnElement[bool]:
    """Return the condition that a case waits for its time; a red never does."""
    is_waiting = and_(case.c.snoozed_until.is_not(None), case.c.colour_rank != Colour.RED.rank)
    return is_waiting if viewer is None else and_(is_waiting, case.c.snoozed_until > to_ms(viewer.now))


def is_at_hand(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a case does not wait for its time."""
    has_come = or_(case.c.snoozed_until.is_(None), case.c.snoozed_until <= to_ms(viewer.now))
    return or_(has_come, case.c.colour_rank == Colour.RED.rank)


def in_departments(viewer: Viewer | None) -> ColumnElement[bool]:
    """Return the condition that a case is of a department that the viewer may see; one of none is everybody's."""
    if viewer is None or viewer.departments is None:
        return true()
    return or_(case.c.department_id.in_(sorted(viewer.departments)), case.c.department_id.is_(None))


def owner_of(row: Any, viewer: Viewer | None) -> str | None:  # noqa: ANN401 - a row of `case`
    """Return who has an open case now."""
    if not row.is_open or row.owner is None:
        return None
    owner: str = row.owner
    return owner if viewer is None or row.lease_until > to_ms(viewer.now) else None


def count_mine(connection: Connection, viewer: Viewer | None) -> int:
    """Count the open cases that the viewer has."""
    return _count(connection, has_owner(viewer, mine=True), viewer)


def count_owned(connection: Connection, viewer: Viewer | None) -> int:
    """Count the open cases that somebody has."""
    return _count(connection, has_owner(viewer), viewer)


def count_put_off(connection: Connection, viewer: Viewer | None) -> int:
    """Count the open cases that were put off."""
    return _count(connection, is_put_off(viewer), viewer)


def count_escalated(connection: Connection, viewer: Viewer | None = None) -> int:
    """Count the open cases that nobody took in time."""
    return _count(connection, case.c.escalated_at.is_not(None), viewer)


def _count(connection: Connection, condition: ColumnElement[bool], viewer: Viewer | None) -> int:
    # Each names a column that few cases have: the index of those is looked through, not the list.
    counted = select(func.count()).where(case.c.is_open == 1, condition, in_departments(viewer))
    return int(connection.execute(counted).scalar_one())
