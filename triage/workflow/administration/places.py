"""The department that a setting is for."""

from sqlalchemy import Connection

from triage.access.warrant import Warrant
from triage.errors import NotAllowedError, Text
from triage.store.people.departments import departments, known_department


def own_department(connection: Connection, warrant: Warrant, name: str | None) -> tuple[int, str]:
    """Return key and name of a department where the person may set things, None is the first of those.

    Raises WrongUseError for one that is not there, NotAllowedError for one that others set things in.
    """
    if name is None:
        return next((one.key, one.name) for one in departments(connection) if one.key in warrant.departments)
    key = known_department(connection, name)
    if key not in warrant.departments:
        raise NotAllowedError(_not_yours(name))
    return key, name


def _not_yours(name: str) -> Text:
    return Text(
        f"{name} sætter selv sine tider og forløb. Intet er ændret. Bed ledelsen i {name} om det.",
        f"{name} sets its own hours and programmes. Nothing was changed. Ask the head of {name}.",
    )
