"""Made-up people at work, one for each role, as applications of the same store."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from triage.access.administration import TWO_PEOPLE, Given
from triage.access.roles import Role
from triage.store.people.departments import department_named, places
from triage.store.people.people import add_grant, add_person, approve_grant, person_of
from triage.workflow.application import Application

# Stand in for the two administrators whom a role needs; nobody logs in as them.
_GAVE, _CONFIRMED = "made-up-1", "made-up-2"


def colleague(
    app: Application, login: str = "kollega", *roles: Role, department: str | None = None
) -> Application:
    """Return the application as `login` has it, a clinician unless told else; who is not there yet is made."""
    with app.store.write() as connection:
        if person_of(connection, login) is None:
            add_person(connection, login, f"Opdigtet {login}", _GAVE, app.clock())
        for role in roles or (Role.CLINICIAN,):
            give(connection, login, role, app.clock(), department)
    return replace(app, actor=login, session=None)


def nobody(app: Application, login: str = "fremmed") -> Application:
    """Return the application as somebody has it who is no user here."""
    return replace(app, actor=login, session=None)


def give(connection: Connection, login: str, role: Role, at: datetime, department: str | None = None) -> int:
    """Give a role without asking anybody: what the rules of giving are is tested elsewhere."""
    place = places(connection).first if department is None else department_named(connection, department)
    if place is None:
        raise LookupError(department)
    key = add_grant(connection, Given(0, login, role, place, at, None, role in TWO_PEOPLE, _GAVE), at)
    if role in TWO_PEOPLE:
        approve_grant(connection, key, _CONFIRMED, at)
    return key
