"""The conflicts among the coming appointments of a department's patients, found anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.patient import Patient
from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.situation.situation import Situation
from triage.store.auditing import audit
from triage.store.coordination.booked import patients_booked
from triage.store.people.departments import known_department
from triage.store.people.relations import patients_of_departments
from triage.store.records import patients_by_key
from triage.workflow.application import Application
from triage.workflow.coordinate.patient import own_conflicts
from triage.workflow.coordinate.situation import gathered
from triage.workflow.rights.permit import permit

_MANY = 200


@dataclass(frozen=True, slots=True)
class Found:
    """The conflicts of some hundred patients, in the situation that they were found in."""

    situation: Situation
    patients: dict[int, Patient]
    conflicts: tuple[Conflict, ...]


def department_conflicts(app: Application, name: str) -> Sequence[Found]:
    """Return the conflicts of a department's patients, after the one line in the log that names them all.

    Of patients whom the person may see, and as the department may know them; closed records are left out. Raises
    WrongUseError where there is no such department, NotAllowedError where the person is of another.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        key = known_department(connection, name)
        own = warrant.departments & {key}
        booked = patients_booked(connection, now)
        patients = sorted(patients_of_departments(connection, booked, own, now)) if own else []
        audit.log_list(connection, now, app.actor, "list conflicts", patients, name, warrant)
    with app.store.read() as connection:
        portions = [patients[start : start + _MANY] for start in range(0, len(patients), _MANY)]
        return [_found(app, connection, portion, now, own) for portion in portions]


def _found(
    app: Application, connection: Connection, patients: list[int], now: datetime, own: frozenset[int]
) -> Found:
    situation = gathered(app, connection, patients, now, own, with_slots=False).situation
    return Found(situation, patients_by_key(connection, patients), own_conflicts(situation, patients))
