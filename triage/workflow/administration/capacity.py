"""See and set how much each department can do in a day, beside how much waits for it now."""

from collections.abc import Sequence
from json import dumps, loads

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.matrix import cell
from triage.store.auditing import audit
from triage.store.department_settings import Setting, keep_setting, settings_of
from triage.store.open_load import loads as open_loads
from triage.store.people.departments import departments
from triage.workflow.administration.opening_hours import SEES
from triage.workflow.administration.places import own_department
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_any, session_now
from triage.worklist.capacity import Capacity, CapacityOf, Load, checked_capacity


def list_capacity(app: Application) -> Sequence[CapacityOf]:
    """Return the capacity of every department, and what waits now in those whose counts the person may see."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        every, kept = departments(connection), settings_of(connection, Setting.CAPACITY)
        grants = session_now(app, connection).grants
        own = {one.department for one in grants if cell(one.role, Act.SEE_COUNTS).is_allowed}
        waiting = open_loads(connection, every[0].key) if own else {}
        return [
            CapacityOf(
                one.name,
                _parsed(kept.get((one.key, ""))),
                waiting.get(one.key, Load()) if one.key in own else None,
            )
            for one in every
        ]


def set_capacity(app: Application, department: str | None, visits: Sequence[int], calls: Sequence[int]) -> None:
    """Let a capacity count from now on; raises WrongUseError for numbers that cannot be."""
    wanted, now = checked_capacity(visits, calls), app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        key, name = own_department(connection, warrant, department)
        before = capacity_of(connection, key)
        keep_setting(connection, Setting.CAPACITY, (key, ""), _written(wanted), app.actor, now)
        subject = f"{name}: visits {_row(before.visits)} > {_row(wanted.visits)}"
        subject = f"{subject}, calls {_row(before.calls)} > {_row(wanted.calls)}"
        audit.log(connection, now, app.actor, "capacity", subject=subject, warrant=warrant)


def capacity_of(connection: Connection, department: int) -> Capacity:
    """Return the capacity of one department; nothing where none was ever told."""
    return _parsed(settings_of(connection, Setting.CAPACITY).get((department, "")))


def _parsed(body: str | None) -> Capacity:
    if body is None:
        return Capacity()
    found = loads(body)
    return checked_capacity(found["visits"], found["calls"])


def _written(capacity: Capacity) -> str:
    return dumps({"calls": capacity.calls, "visits": capacity.visits}, separators=(",", ":"))


def _row(numbers: Sequence[int]) -> str:
    return "/".join(map(str, numbers))
