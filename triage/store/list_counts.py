"""How many cases a query of the worklist finds, and what it hides."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy import case as when_then

from triage.clinical.colour import Colour
from triage.store.casework.outcomes import count_promises, is_unjudged
from triage.store.casework.owned import (
    count_escalated,
    count_mine,
    count_owned,
    count_put_off,
    in_departments,
    is_put_off,
)
from triage.store.listed import hides_what_was_put_off, listed
from triage.store.tables import case, notice, patient
from triage.worklist.row import NOT_DISTRIBUTED, Counts, Query, Viewer

COLOURS = tuple(sorted(Colour, key=lambda colour: colour.rank))
# A colour, and whether there is a deadline.
Stretch = tuple[int, bool]
Kind = tuple[int, ...]


def counts(connection: Connection, query: Query, viewer: Viewer | None = None) -> Counts:
    """Count what `query` finds by colour, and the open reds that it hides."""
    found = _by_rank(_found(connection, query, viewer, case.c.colour_rank))
    by_team, put_off_now = _count_by_team(connection, viewer), count_put_off(connection, viewer)
    return Counts(
        by_colour={colour: found[colour.rank] for colour in COLOURS},
        hidden_red=_open_reds(connection, viewer) - _reds_shown(connection, query, viewer, found),
        by_team=by_team,
        missing=_count_missing(connection, viewer),
        notices=_count_told(connection, viewer),
        mine=count_mine(connection, viewer),
        # Nobody has what was put off.
        unowned=sum(by_team.values()) - count_owned(connection, viewer) - put_off_now,
        snoozed=put_off_now,
        escalated=count_escalated(connection, viewer),
        promised=count_promises(connection),
        unjudged=_count_unjudged(connection, viewer),
    )


def stretch_sizes(connection: Connection, query: Query, viewer: Viewer | None) -> Counter[Stretch]:
    """Count what `query` finds by colour and whether it has a deadline."""
    is_dated = when_then((case.c.deadline.is_not(None), 1), else_=0)
    found = _found(connection, query, viewer, case.c.colour_rank, is_dated)
    return Counter({(rank, bool(dated)): number for (rank, dated), number in found.items()})


def _found(
    connection: Connection, query: Query, viewer: Viewer | None, *kinds: ColumnElement[int]
) -> Counter[Kind]:
    """Count by kinds. What was put off is few, and taken off: its condition would have the whole list read."""
    condition = listed(query, viewer)
    found = _by(connection, query, condition, kinds)
    if viewer is not None and hides_what_was_put_off(query):
        found.subtract(_by(connection, query, condition & is_put_off(viewer), kinds))
    return found


def _reds_shown(connection: Connection, query: Query, viewer: Viewer | None, found: Counter[int]) -> int:
    """Return how many open reds a query shows; `found` are by colour what it finds, open or not."""
    if query.told:
        is_open_red = (case.c.is_open == 1) & (case.c.colour_rank == Colour.RED.rank)
        return sum(_by(connection, query, listed(query, viewer) & is_open_red, (case.c.colour_rank,)).values())
    return 0 if query.closed or query.promised or query.unjudged else found[Colour.RED.rank]


def _by_rank(found: Counter[Kind]) -> Counter[int]:
    return Counter({rank: number for (rank,), number in found.items()})


def _by(
    connection: Connection, query: Query, condition: ColumnElement[bool], kinds: Sequence[ColumnElement[int]]
) -> Counter[Kind]:
    counted: Select[*tuple[Any, ...]] = select(*kinds, func.count()).where(condition).group_by(*kinds)
    if query.name.strip():
        counted = counted.join(patient, patient.c.id == case.c.patient_id)
    return Counter({tuple(kind): number for *kind, number in connection.execute(counted)})


def _open_reds(connection: Connection, viewer: Viewer | None) -> int:
    is_red = case.c.colour_rank == Colour.RED.rank
    reds = select(func.count()).where(case.c.is_open == 1, is_red, in_departments(viewer))
    return int(connection.execute(reds).scalar_one())


def _count_by_team(connection: Connection, viewer: Viewer | None) -> dict[str, int]:
    theirs = case.c.is_open == 1, in_departments(viewer)
    counted = select(case.c.team, func.count()).where(*theirs).group_by(case.c.team)
    return {team or NOT_DISTRIBUTED: number for team, number in connection.execute(counted.order_by(case.c.team))}


def _count_missing(connection: Connection, viewer: Viewer | None) -> int:
    lacking = select(func.count()).where(case.c.is_open == 1, case.c.missing > 0, in_departments(viewer))
    return int(connection.execute(lacking).scalar_one())


def _count_unjudged(connection: Connection, viewer: Viewer | None) -> int:
    asked = is_unjudged(None if viewer is None else viewer.now)
    return int(connection.execute(select(func.count()).where(asked, in_departments(viewer))).scalar_one())


def _count_told(connection: Connection, viewer: Viewer | None) -> int:
    told = select(func.count(func.distinct(notice.c.patient_id))).where(notice.c.seen_at.is_(None))
    if viewer is not None and viewer.departments is not None:
        # Asked for each of the few: told as a set, the whole list would be read.
        theirs = select(case.c.id).where(case.c.patient_id == notice.c.patient_id, in_departments(viewer))
        told = told.where(theirs.correlate(notice).limit(1).scalar_subquery().is_not(None))
    return int(connection.execute(told).scalar_one())
