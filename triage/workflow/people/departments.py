"""Departments of a store, and what belongs to them."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.access.department import Department, Part
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.coordination.findings_due import mark_everybody
from triage.store.people import departments
from triage.store.people.departments import (
    add_department,
    change_department,
    department_named,
    give_part,
    known_department,
    place_cases,
)
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit


def list_departments(app: Application) -> Sequence[Department]:
    """Return every department with what belongs to it, the first made first."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_USERS)
        return departments.departments(connection)


def make_department(app: Application, name: str, sor: str = "", *, is_sensitive: bool = False) -> None:
    """Make a department; raises WrongUseError where the name is taken or empty."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_USERS)
        if not name.strip() or department_named(connection, name.strip()) is not None:
            raise WrongUseError(
                Text(
                    f"Afdelingen »{name}« findes allerede, eller navnet er tomt. Vælg et andet navn.",
                    f"The department '{name}' exists already, or the name is empty. Choose another.",
                )
            )
        audit.log(connection, app.clock(), app.actor, "add department", subject=name.strip(), warrant=warrant)
        add_department(connection, name.strip(), sor, is_sensitive=is_sensitive)
        mark_everybody(connection)


def rename_department(app: Application, name: str, to: str, sor: str | None = None) -> None:
    """Give a department another name, and a SOR code; raises WrongUseError where there is none of that name."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_USERS)
        key = known_department(connection, name)
        if to != name and department_named(connection, to) is not None:
            raise WrongUseError(Text(f"Afdelingen »{to}« findes allerede.", f"The department '{to}' exists already."))
        audit.log(connection, app.clock(), app.actor, "rename department", subject=f"{name}: {to}", warrant=warrant)
        change_department(connection, key, name=to, **({} if sor is None else {"sor": sor or None}))
        mark_everybody(connection)


def assign(app: Application, name: str, part: Part, value: str) -> None:
    """Let a team, programme, source or clinic belong to a department, and its open cases with it."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_USERS)
        key = known_department(connection, name)
        audit.log(connection, app.clock(), app.actor, "assign", subject=f"{part} {value}: {name}", warrant=warrant)
        give_part(connection, key, part, value)
        place_cases(connection)
        mark_everybody(connection)
