"""Do what time asks for: tell of reds that nobody took, end leases and snoozes; and set within what time."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Connection

from triage.access.acts import Act
from triage.clinical.notice import NoticeKind
from triage.store.auditing import audit
from triage.store.casework.case_limits import limits, set_limit
from triage.store.casework.tending import (
    Tended,
    end_leases,
    escalate,
    is_anything_due,
    of_departments,
    of_programmes,
    wake_cases,
)
from triage.store.notices import write_told
from triage.workflow.administration.at_work import department_hours
from triage.workflow.application import Application, Changed
from triage.workflow.rights.permit import permit
from triage.worklist.department_hours import DepartmentHours
from triage.worklist.escalation import Limit, escalation_text, latest_overdue, refuse_limit
from triage.worklist.working_hours import WorkingHours

_OTHERS = ""


def tend_cases(app: Application, _loading: Collection[int] = ()) -> Changed:
    """Tell of every red that was nobody's for too long, once, and give back what time has given back."""
    now = app.clock()
    with app.store.read() as connection:
        # Most times there is nothing, and nobody need wait for the right to write.
        if not is_anything_due(connection, now):
            return Changed()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.RUN_INTAKE)
        told = [(one, limit) for limit in _all_limits(connection) for one in _escalated(app, connection, limit, now)]
        # All cases before the first line of the log, see `triage.store.casework.ownership.hold_many`.
        freed = (*end_leases(connection, now), *wake_cases(connection, now))
        for one, limit in told:
            if not one.since_upgrade:
                text = escalation_text(limit, one.team)
                write_told(connection, one.patient, one.case, NoticeKind.ESCALATED, text, now)
                audit.log(connection, now, app.actor, "escalate", one.patient, f"case {one.case}", warrant)
        # Marked and counted as all; but hundreds of notices on one morning would hide those that are news.
        old = [one.patient for one, _ in told if one.since_upgrade]
        if old:
            audit.log_list(connection, now, app.actor, "escalate", old, "red before the upgrade", warrant)
    tended = (*(one for one, _ in told), *freed)
    return Changed(cases=tuple({one.case for one in tended}), patients=tuple({one.patient for one in tended}))


def case_limits(app: Application) -> tuple[Limit, ...]:
    """Return the limits, the one for all other programmes first (programme "")."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_COUNTS)
        return tuple(_all_limits(connection))


def set_case_limit(app: Application, limit: Limit) -> None:
    """Let a limit count from now on, for red cases that are there too; raises WrongUseError where it is none."""
    refuse_limit(limit)
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        set_limit(connection, limit, app.actor, now)
        subject = f"{limit.programme or 'all'}: {limit.minutes} min {limit.clock.value}"
        audit.log(connection, now, app.actor, "case-limit", subject=subject, warrant=warrant)


def _all_limits(connection: Connection) -> Iterator[Limit]:
    own = dict(limits(connection))
    yield own.pop(_OTHERS, Limit(_OTHERS))
    yield from own.values()


def _escalated(app: Application, connection: Connection, limit: Limit, now: datetime) -> list[Tended]:
    found: list[Tended] = []
    hours = department_hours(app.catalogue, connection)
    for whose, at_work in _hours_by_department(hours):
        red_until = latest_overdue(limit, now, at_work)
        if red_until is not None:
            those = _its_programmes(connection, limit) & whose
            found += escalate(connection, those, red_until, limit.tell, now)
    return found


def _hours_by_department(hours: DepartmentHours) -> Iterator[tuple[ColumnElement[bool], WorkingHours]]:
    """Yield whose cases, and their hours: each department with hours of its own, then all others."""
    for department, at_work in hours.own.items():
        yield of_departments([department], hours.first), at_work
    yield of_departments(list(hours.own), hours.first, others=True), hours.default


def _its_programmes(connection: Connection, limit: Limit) -> ColumnElement[bool]:
    if limit.programme != _OTHERS:
        return of_programmes([limit.programme])
    return of_programmes([*limits(connection).keys() - {_OTHERS}], others=True)
