"""The deadlines of open cases with the results that they may come of, so that they can be counted anew."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import case, patient, result, source

# Not the words of a case, which a person's login may not read.
_COLUMNS = ("id", "patient_id", "programme", "department_id", "deadline", "opened", "result_id")


@dataclass(frozen=True, slots=True)
class TimedCase:
    """An open case with a deadline; `results` are those of its course since it was opened, each with its time."""

    key: int
    patient: int
    programme: str
    department: int | None
    deadline: datetime
    results: tuple[tuple[datetime, str], ...]


def timed_cases(connection: Connection, patients: Collection[int] | None = None) -> Iterator[TimedCase]:
    """Yield the open cases that have a deadline, of these patients or of all."""
    columns = (case.c[name] for name in _COLUMNS)
    wanted = select(*columns).where(case.c.is_open == 1, case.c.deadline.is_not(None)).order_by(case.c.id)
    if patients is not None:
        wanted = wanted.where(case.c.patient_id.in_(patients))
    for row in connection.execute(wanted).all():
        yield _timed(connection, row)


def departments_before_routing(
    connection: Connection, patients: Collection[int]
) -> dict[int, tuple[str, dict[str, int | None]]]:
    """Return of each patient the source's name and the department of every open case, by programme."""
    named = select(patient.c.id, source.c.name).join(source, source.c.id == patient.c.source_id)
    rows = connection.execute(named.where(patient.c.id.in_(patients))).all()
    found: dict[int, tuple[str, dict[str, int | None]]] = {row.id: (row.name, {}) for row in rows}
    open_ones = select(case.c.patient_id, case.c.programme, case.c.department_id).where(case.c.is_open == 1)
    for row in connection.execute(open_ones.where(case.c.patient_id.in_(patients))):
        found[row.patient_id][1][row.programme] = row.department_id
    return found


def move_deadline(connection: Connection, key: int, before: datetime, after: datetime) -> bool:
    """Give an open case another deadline; False where it has a third by now, or was decided."""
    still = (case.c.id == key) & (case.c.is_open == 1) & (case.c.deadline == to_ms(before))
    return connection.execute(update(case).where(still).values(deadline=to_ms(after))).rowcount == 1


def _timed(connection: Connection, row: Any) -> TimedCase:  # noqa: ANN401 - a row of the table of cases
    of_course = (result.c.patient_id == row.patient_id) & (result.c.programme == row.programme)
    since = (result.c.at >= row.opened) & (result.c.id <= row.result_id)
    bodies = connection.execute(select(result.c.at, result.c.body).where(of_course, since).order_by(result.c.id))
    return TimedCase(
        key=row.id,
        patient=row.patient_id,
        programme=row.programme,
        department=row.department_id,
        deadline=from_ms(row.deadline),
        results=tuple((from_ms(at), body) for at, body in bodies),
    )
