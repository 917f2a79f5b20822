"""How many rows a query of the worklist finds, and what it hides."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from triage.clinical.colour import WORST_FIRST, Colour
from triage.store.casework.outcomes import count_promises, has_promise, is_unjudged
from triage.store.casework.owned import (
    count_escalated,
    count_mine,
    count_owned,
    count_put_off,
    in_departments,
)
from triage.store.listed import listed
from triage.store.lists.patient_counts import by_patient, patients_red
from triage.store.lists.search import kinds_meant
from triage.store.tables import case, notice
from triage.worklist.row import NOT_DISTRIBUTED, Counts, Query, Viewer

Kind = tuple[Any, ...]


def counts(connection: Connection, query: Query, viewer: Viewer | None = None) -> Counts:
    """Count what `query` finds by colour, the open reds that it hides, and what each filter lists alone."""
    found = by_colour(connection, query, viewer)
    if query.by_patient:
        hidden = patients_red(connection, viewer) - _reds_shown(connection, query, viewer, found)
        return by_patient(connection, viewer, found, hidden)
    by_team, put_off_now = _count_by_team(connection, viewer), count_put_off(connection, viewer)
    return Counts(
        by_colour=found,
        hidden_red=_open_reds(connection, viewer) - _reds_shown(connection, query, viewer, found),
        by_team=by_team,
        missing=_count_missing(connection, viewer),
        notices=_count_told(connection, viewer),
        mine=count_mine(connection, viewer),
        # Nobody has what was put off.
        unowned=sum(by_team.values()) - count_owned(connection, viewer) - put_off_now,
        snoozed=put_off_now,
        escalated=count_escalated(connection, viewer),
        promised=_count_promised(connection, viewer),
        unjudged=_count_unjudged(connection, viewer),
    )


def by_colour(connection: Connection, query: Query, viewer: Viewer | None) -> dict[Colour, int]:
    """Count the rows that `query` lists by colour, and nothing beside."""
    condition = listed(query, viewer, kinds_meant(connection, query, viewer))
    found = count_by(connection, condition, (case.c.colour_rank,))
    return {colour: found[(colour.rank,)] for colour in WORST_FIRST}


def count_by(
    connection: Connection, condition: ColumnElement[bool], kinds: Sequence[ColumnElement[Any]]
) -> Counter[Kind]:
    """Count the cases that a condition finds, by kinds; by none under the empty kind."""
    counted: Select[*tuple[Any, ...]] = select(*kinds, func.count()).select_from(case).where(condition)
    if kinds:
        counted = counted.group_by(*kinds)
    return Counter({tuple(kind): number for *kind, number in connection.execute(counted)})


def _reds_shown(
    connection: Connection, query: Query, viewer: Viewer | None, found: dict[Colour, int]
) -> int:
    """Return how many open reds a query shows; `found` are by colour what it finds, open or not."""
    if query.told:
        is_open_red = (case.c.is_open == 1) & (case.c.colour_rank == Colour.RED.rank)
        condition = listed(query, viewer, kinds_meant(connection, query, viewer))
        return count_by(connection, condition & is_open_red, ())[()]
    return found[Colour.RED] if query.is_open else 0


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


def _count_promised(connection: Connection, viewer: Viewer | None) -> int:
    if viewer is None or viewer.departments is None:
        return count_promises(connection)
    return int(connection.execute(select(func.count()).where(has_promise(), in_departments(viewer))).scalar_one())


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
