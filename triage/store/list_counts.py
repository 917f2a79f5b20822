"""How many cases a query of the worklist finds, and what it hides."""

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from triage.clinical.colour import Colour
from triage.store.listed import hides_what_was_put_off, listed
from triage.store.outcomes import count_promises, is_unjudged
from triage.store.owned import (
    count_escalated,
    count_mine,
    count_owned,
    count_put_off,
    in_departments,
    is_put_off,
)
from triage.store.tables import case, notice, patient
from triage.worklist.row import NOT_DISTRIBUTED, Counts, Query, Viewer

COLOURS = tuple(sorted(Colour, key=lambda colour: colour.rank))
# A colour, and whether there is a deadline.
Stretch = tuple[int, bool]


def counts(connection: Connection, query: Query, viewer: Viewer | None = None) -> Counts:
    """Count what `query` finds by colour, and the open reds that it hides."""
    found = _found(connection, query, viewer)
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


def stretch_sizes(connection: Connection, condition: ColumnElement[bool]) -> dict[Stretch, int]:
    """Count the cases of `condition`, which may name the patient's columns, by colour and whether they are dated."""
    is_dated = case.c.deadline.is_not(None)
    joined = case.join(patient, patient.c.id == case.c.patient_id)
    counted = select(case.c.colour_rank, is_dated.label("is_dated"), func.count()).select_from(joined)
    found = counted.where(condition).group_by(case.c.colour_rank, is_dated)
    return {(rank, bool(dated)): number for rank, dated, number in connection.execute(found)}


def _found(connection: Connection, query: Query, viewer: Viewer | None) -> Counter[int]:
    """Count by colour. What was put off is few, and taken off: its condition would have the whole list read."""
    condition = listed(query, viewer)
    found = _by_rank(connection, query, condition)
    if viewer is not None and hides_what_was_put_off(query):
        found.subtract(connection.execute(_ranks(query, condition & is_put_off(viewer))).scalars())
    return found


def _reds_shown(connection: Connection, query: Query, viewer: Viewer | None, found: Counter[int]) -> int:
    """Return how many open reds a query shows; `found` are by colour what it finds, open or not."""
    if query.told:
        is_open_red = (case.c.is_open == 1) & (case.c.colour_rank == Colour.RED.rank)
        return sum(_by_rank(connection, query, listed(query, viewer) & is_open_red).values())
    return 0 if query.closed or query.promised or query.unjudged else found[Colour.RED.rank]


def _by_rank(connection: Connection, query: Query, condition: ColumnElement[bool]) -> Counter[int]:
    ranks = _ranks(query, condition)
    counted = ranks.add_columns(func.count()).group_by(case.c.colour_rank)
    return Counter({rank: number for rank, number in connection.execute(counted)})  # noqa: C416 - no pair to mypy


def _ranks(query: Query, condition: ColumnElement[bool]) -> Select[Any]:
    ranks: Select[Any] = select(case.c.colour_rank).where(condition)
    return ranks.join(patient, patient.c.id == case.c.patient_id) if query.name.strip() else ranks


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
        told = told.where(notice.c.patient_id.in_(select(case.c.patient_id).where(in_departments(viewer))))
    return int(connection.execute(told).scalar_one())
