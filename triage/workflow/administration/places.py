"""The department that a setting is for."""

from sqlalchemy import Connection

from triage.store.people.departments import departments, known_department


def department_key(connection: Connection, name: str | None) -> tuple[int, str]:
    """Return key and name of a department, None is the first; raises WrongUseError for one that is not there."""
    if name is None:
        first = departments(connection)[0]
        return first.key, first.name
    return known_department(connection, name), name
