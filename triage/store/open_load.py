"""How many open cases wait for each department, and how many patients a programme has."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select, update

from triage.clinical.colour import Colour
from triage.store.tables import case, enrolment, patient
from triage.worklist.capacity import Load

_COUNTED = "active"


def loads(connection: Connection, first: int) -> Mapping[int, Load]:
    """Return the open reds and yellows by department; a case of none is the `first`'s."""
    place = func.coalesce(case.c.department_id, first)
    counted = select(place.label("place"), case.c.colour_rank, func.count().label("number"))
    counted = counted.where(case.c.is_open == 1, case.c.colour_rank <= Colour.YELLOW.rank)
    found: dict[int, dict[int, int]] = {}
    for row in connection.execute(counted.group_by(place, case.c.colour_rank)):
        found.setdefault(row.place, {})[row.colour_rank] = row.number
    return {
        place: Load(by_rank.get(Colour.RED.rank, 0), by_rank.get(Colour.YELLOW.rank, 0))
        for place, by_rank in found.items()
    }


def enrolled(connection: Connection) -> Mapping[str, int]:
    """Return how many patients each programme has now."""
    count = func.count(enrolment.c.patient_id.distinct()).label("number")
    active = select(enrolment.c.programme, count).where(enrolment.c.status == _COUNTED)
    return {row.programme: row.number for row in connection.execute(active.group_by(enrolment.c.programme))}


def score_programme(connection: Connection, programme: str) -> None:
    """Let everybody of a programme be scored anew."""
    of_programme = select(enrolment.c.patient_id).where(enrolment.c.programme == programme)
    waits = patient.c.id.in_(of_programme) & (patient.c.to_score == 0)
    connection.execute(update(patient).where(waits).values(to_score=1))
