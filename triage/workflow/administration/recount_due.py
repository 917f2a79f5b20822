"""Count the deadlines of open cases anew where departments changed their hours since that was done last."""

from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.store.auditing import audit
from triage.store.casework.deadlines import TimedCase, move_deadline, timed_cases
from triage.store.department_settings import newest_setting
from triage.store.keeping.register import Noted, note, noted
from triage.workflow.administration.at_work import department_hours
from triage.workflow.administration.recount import Recounted, recounted
from triage.workflow.application import Application, Changed
from triage.workflow.rights.permit import permit
from triage.worklist.department_hours import DepartmentHours


def recount_deadlines(app: Application) -> Changed:
    """Do so for what a person's login set, which may move no deadline itself."""
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        if newest_setting(connection) <= _counted(connection):
            return Changed()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.RUN_INTAKE)
        return Changed(cases=recount_due(app, connection, warrant))


def recount_due(app: Application, connection: Connection, warrant: Warrant) -> tuple[int, ...]:
    """Do so in the caller's transaction, before its first line of the log; return the cases that changed."""
    before = department_hours(app.catalogue, connection, _counted(connection))
    after = department_hours(app.catalogue, connection)
    done = [one for one, again in moving(connection, before, after) if _move(connection, one, again)]
    note(connection, Noted.HOURS_COUNTED, str(newest_setting(connection)), app.clock())
    if done:
        patients = [one.patient for one in done]
        told = f"{len(done)} cases"
        audit.log_list(connection, app.clock(), app.actor, "recount deadlines", patients, told, warrant)
    return tuple(one.key for one in done)


def moving(connection: Connection, before: DepartmentHours, after: DepartmentHours) -> list[Recounted]:
    """Return the open cases whose deadline becomes another, each with that."""
    if after == before:
        return []
    found = ((timed, recounted(timed, before, after, timed.department)) for timed in timed_cases(connection))
    return [(timed, again) for timed, again in found if again is not None and again != timed.deadline]


def _counted(connection: Connection) -> int:
    return int(noted(connection, Noted.HOURS_COUNTED) or 0)


def _move(connection: Connection, timed: TimedCase, again: datetime) -> bool:
    return move_deadline(connection, timed.key, timed.deadline, again)
