"""How many patients each filter of the list finds alone: as many as rows stand behind it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from triage.clinical.colour import Colour
from triage.store.casework.owned import has_owner, in_departments, is_at_hand, is_free
from triage.store.listed import listed
from triage.store.lists.once import IS_ALONE, IS_OPEN, IS_SEVERAL
from triage.store.tables import case
from triage.worklist.row import EVERYBODY, NOT_DISTRIBUTED, Counts, Query, Viewer

# True of every patient: it leads SQLite to the index of these few, which stands by patient, not to all that is open.
_OF_FEW = IS_SEVERAL & (case.c.patient_id > literal_column("0"))
_FEW_FILTERS = {
    "missing": replace(EVERYBODY, missing=True),
    "notices": replace(EVERYBODY, told=True),
    "mine": replace(EVERYBODY, mine=True),
    "snoozed": replace(EVERYBODY, snoozed=True),
    "escalated": replace(EVERYBODY, escalated=True),
    "promised": replace(EVERYBODY, promised=True),
    "unjudged": replace(EVERYBODY, unjudged=True),
}


def by_patient(connection: Connection, viewer: Viewer | None, found: Mapping[Colour, int], hidden: int) -> Counts:
    """Return `found` and the `hidden` reds with how many rows each filter lists alone."""
    few = {name: rows_listed(connection, asked, viewer) for name, asked in _FEW_FILTERS.items()}
    alone, several = _teams(connection, viewer)
    by_team = alone + several
    return Counts(
        by_colour=dict(found),
        hidden_red=hidden,
        by_team={team: by_team[team] for team in sorted(by_team) if by_team[team]},
        unowned=_count_unowned(connection, viewer, alone.total()),
        **few,
    )


def patients_red(connection: Connection, viewer: Viewer | None) -> int:
    """Return how many patients have an open red."""
    is_red = case.c.colour_rank == Colour.RED.rank
    return sum(_patients(connection, viewer, is_red, ()).values())


def rows_listed(connection: Connection, query: Query, viewer: Viewer | None) -> int:
    """Return how many rows a query lists."""
    counted = select(func.count()).select_from(case).where(listed(query, viewer))
    return int(connection.execute(counted).scalar_one())


def patients_by(
    connection: Connection,
    viewer: Viewer | None,
    kind: ColumnElement[Any],
    condition: ColumnElement[bool] | None = None,
) -> Counter[Any]:
    """Return for each kind of open cases at hand how many patients have one of it: the rows of that filter alone."""
    at_hand = _at_hand(viewer) if condition is None else _at_hand(viewer) & condition
    found = _patients(connection, viewer, at_hand, (kind,))
    return Counter({key: number for (key,), number in found.items()})


def _teams(connection: Connection, viewer: Viewer | None) -> tuple[Counter[str], Counter[str]]:
    """Return how many patients each team has, those with one programme apart from those with several."""
    both = (
        _of(connection, viewer, _at_hand(viewer) & which, number, (team,))
        for which, number, team in (
            (IS_ALONE, func.count(), case.c.team),
            # Where the team is none's the index of a team does not lead to it.
            (_OF_FEW, func.count(func.distinct(case.c.patient_id)), func.coalesce(case.c.team, NOT_DISTRIBUTED)),
        )
    )
    alone, several = (Counter({team or NOT_DISTRIBUTED: found[team,] for (team,) in found}) for found in both)
    return alone, several


def _count_unowned(connection: Connection, viewer: Viewer | None, alone: int) -> int:
    """Return how many patients have a case that nobody has: few are owned, and taken off."""
    owned = _of(connection, viewer, _at_hand(viewer) & IS_ALONE & has_owner(viewer), func.count(), ())
    free = _at_hand(viewer) & _OF_FEW & is_free(viewer)
    return alone - owned[()] + _of(connection, viewer, free, func.count(func.distinct(case.c.patient_id)), ())[()]


def _patients(
    connection: Connection, viewer: Viewer | None, condition: ColumnElement[bool], kinds: tuple[Any, ...]
) -> Counter[tuple[Any, ...]]:
    alone = _of(connection, viewer, condition & IS_ALONE, func.count(), kinds)
    several = _of(connection, viewer, condition & _OF_FEW, func.count(func.distinct(case.c.patient_id)), kinds)
    return alone + several


def _of(
    connection: Connection,
    viewer: Viewer | None,
    condition: ColumnElement[bool],
    number: Any,  # noqa: ANN401 - how rows are counted
    kinds: tuple[Any, ...],
) -> Counter[tuple[Any, ...]]:
    counted: Select[*tuple[Any, ...]] = select(*kinds, number).select_from(case)
    counted = counted.where(IS_OPEN, condition, in_departments(viewer)).group_by(*kinds)
    return Counter({tuple(kind): found for *kind, found in connection.execute(counted)})


def _at_hand(viewer: Viewer | None) -> ColumnElement[bool]:
    return case.c.id.is_not(None) if viewer is None else is_at_hand(viewer)
