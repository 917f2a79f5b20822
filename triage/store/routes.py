"""The teams of open cases, and the files of routes they were found by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from triage.store.clock_time import to_ms
from triage.store.tables import case, route_file


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open case with the team that it has now, None = not distributed."""

    key: int
    patient: int
    programme: str
    team: str | None


def open_cases(connection: Connection, patients: Sequence[int] | None = None) -> list[OpenCase]:
    """Return the open cases of these patients, or all."""
    found = select(case.c.id, case.c.patient_id, case.c.programme, case.c.team).where(case.c.is_open == 1)
    if patients is not None:
        found = found.where(case.c.patient_id.in_(patients))
    return [OpenCase(*row) for row in connection.execute(found.order_by(case.c.id))]


def set_team(connection: Connection, key: int, team: str | None) -> None:
    """Give a case its team."""
    connection.execute(update(case).where(case.c.id == key).values(team=team))


def new_route_file(connection: Connection, sha256: str, body: str, at: datetime) -> bool:
    """Keep the file of routes that counts from now on; False where it already does."""
    newest = connection.execute(select(route_file.c.sha256).order_by(route_file.c.id.desc()).limit(1)).scalar()
    if newest == sha256:
        return False
    connection.execute(insert(route_file).values(sha256=sha256, body=body, in_force_from=to_ms(at)))
    return True
