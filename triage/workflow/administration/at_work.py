"""When each department is at work, as it set it itself or as the file says."""

from collections.abc import Mapping
from functools import lru_cache
from json import loads

from sqlalchemy import Connection

from triage.store.department_settings import Setting, settings_of
from triage.store.people.departments import places
from triage.workflow.catalogue import Catalogue
from triage.worklist.department_hours import DepartmentHours
from triage.worklist.working_hours import WorkingHours, parse_working_hours


def department_hours(catalogue: Catalogue, connection: Connection, until: int | None = None) -> DepartmentHours:
    """Return the hours in force, or that were with line `until` of the settings.

    Raises RuleSetError where the department's own file has faults.
    """
    own = settings_of(connection, Setting.OPENING_HOURS, until)
    days = settings_of(connection, Setting.CHECK_DAYS, until)
    return DepartmentHours(
        default=catalogue.working_hours,
        first=places(connection).first,
        own={department: _parsed(body) for (department, _), body in own.items() if body != FROM_FILE},
        check_days=_check_days(days),
    )


# Instead of hours: those of the file count again.
FROM_FILE = "null"


def _check_days(days: Mapping[tuple[int, str], str]) -> dict[tuple[int, str], frozenset[int]]:
    parsed = {place: frozenset(loads(body)) for place, body in days.items()}
    return {place: found for place, found in parsed.items() if found}


@lru_cache(maxsize=64)
def _parsed(body: str) -> WorkingHours:
    return parse_working_hours(body)
