"""Which colours cases show, and what a course had before its case was opened."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from triage.store.tables import case, result


@dataclass(frozen=True, slots=True)
class Opened:
    """A case of a course that was decided before: the rank of the course's last result, and of the new one."""

    case: int
    programme: str
    was: int
    now: int


def shown_ranks(connection: Connection, keys: Collection[int]) -> Mapping[int, int]:
    """Return the rank of the colour that each case shows."""
    rows = connection.execute(select(case.c.id, case.c.colour_rank).where(case.c.id.in_(keys)))
    return {row.id: row.colour_rank for row in rows}


def opened_cases(connection: Connection, keys: Collection[int]) -> list[Opened]:
    """Return those of some cases that follow another one of their course."""
    columns = (case.c.id, case.c.patient_id, case.c.programme, case.c.colour_rank, case.c.result_id)
    rows = connection.execute(select(*columns).where(case.c.id.in_(keys), case.c.follows_id.is_not(None))).all()
    found = []
    for row in rows:
        mine = (result.c.patient_id == row.patient_id) & (result.c.programme == row.programme)
        before = select(result.c.colour_rank).where(mine, result.c.id < row.result_id).order_by(result.c.id.desc())
        was = connection.execute(before.limit(1)).scalar()
        found.append(Opened(row.id, row.programme, row.colour_rank if was is None else was, row.colour_rank))
    return found
