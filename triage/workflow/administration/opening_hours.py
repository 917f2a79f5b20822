"""See and set when a department is at work, and on which days it looks through a programme."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from json import dumps

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.department_settings import Setting, keep_setting
from triage.store.people.departments import departments
from triage.workflow.administration.at_work import FROM_FILE, department_hours
from triage.workflow.administration.places import own_department
from triage.workflow.administration.recount_due import moving, recount_due
from triage.workflow.application import Application, Changed
from triage.workflow.rights.permit import permit, permit_any
from triage.worklist.department_hours import DepartmentHours, HoursOf, Moved, NewHours, difference, moved
from triage.worklist.working_hours import parse_working_hours, written

SEES = (Act.SET_PROGRAMMES, Act.SEE_USERS)


def list_hours(app: Application) -> Sequence[HoursOf]:
    """Return the hours of every department."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        found = department_hours(app.catalogue, connection)
        return [
            HoursOf(one.name, found.of(one.key), one.key in found.own, _days_of(found, one.key))
            for one in departments(connection)
        ]


def preview_hours(app: Application, wanted: NewHours) -> Moved:
    """Return what would become of the deadlines of the open cases; nothing is changed."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        place = own_department(connection, warrant, wanted.department)
        pairs = _pairs(app, connection, place, wanted)
    return moved(pairs, app.clock())


def set_hours(app: Application, wanted: NewHours) -> tuple[Moved, Changed]:
    """Let hours and check-days count from now on, and count the deadlines of the open cases anew.

    Where a person's login may move none, the service that takes in does so with its next round.
    Raises WrongUseError for hours that cannot be, and for a check-day on which the department is closed.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        place = own_department(connection, warrant, wanted.department)
        pairs = _pairs(app, connection, place, wanted)
        lines = list(_keep(app, connection, place, wanted, now))
        cases = () if app.store.login is not None else recount_due(app, connection, warrant)
        for act, subject in lines:
            audit.log(connection, now, app.actor, act, subject=subject, warrant=warrant)
    return moved(pairs, now), Changed(cases=cases)


def _pairs(
    app: Application, connection: Connection, place: tuple[int, str], wanted: NewHours
) -> list[tuple[datetime, datetime]]:
    """Return the deadlines that become others, each with what it becomes."""
    before = department_hours(app.catalogue, connection)
    after = _with(before, place[0], wanted)
    return [(timed.deadline, again) for timed, again in moving(connection, before, after)]


def _with(before: DepartmentHours, key: int, wanted: NewHours) -> DepartmentHours:
    own = {department: hours for department, hours in before.own.items() if department != key}
    if wanted.hours is not None:
        own[key] = parse_working_hours(written(wanted.hours))
    days = {**before.check_days, **{(key, name): frozenset(found) for name, found in wanted.check_days.items()}}
    after = replace(before, own=own, check_days={place: found for place, found in days.items() if found})
    _refuse_closed(after, key, wanted)
    return after


def _refuse_closed(after: DepartmentHours, key: int, wanted: NewHours) -> None:
    for days in wanted.check_days.values():
        if not set(days) <= set(after.of(key).by_weekday):
            raise WrongUseError(_CLOSED)


def _keep(
    app: Application, connection: Connection, place: tuple[int, str], wanted: NewHours, now: datetime
) -> Iterator[tuple[str, str]]:
    """Write the settings that are others than before, and yield what the log says of each."""
    before = department_hours(app.catalogue, connection)
    key, name = place
    after = _with(before, key, wanted)
    if (key in before.own, before.of(key)) != (key in after.own, after.of(key)):
        body = FROM_FILE if wanted.hours is None else written(wanted.hours)
        keep_setting(connection, Setting.OPENING_HOURS, (key, ""), body, app.actor, now)
        yield "opening hours", f"{name}: {difference(before.of(key), after.of(key))}"
    for programme, days in wanted.check_days.items():
        old, new = before.check_days.get((key, programme), frozenset()), frozenset(days)
        if old != new:
            keep_setting(connection, Setting.CHECK_DAYS, (key, programme), dumps(sorted(new)), app.actor, now)
            yield "check days", f"{name}, {programme}: {_named(old)} > {_named(new)}"


def _days_of(found: DepartmentHours, key: int) -> dict[str, frozenset[int]]:
    return {programme: days for (department, programme), days in found.check_days.items() if department == key}


def _named(days: Collection[int]) -> str:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return " ".join(names[day] for day in sorted(days)) or "all"


_CLOSED = Text(
    "En tjekdag falder på en ugedag, hvor afdelingen er lukket. Vælg en åben dag, eller ret åbningstiden.",
    "A check-day is a weekday on which the department is closed. Choose an open one, or change the hours.",
)
