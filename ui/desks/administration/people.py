"""Ask the workflow about users, their roles and departments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from triage.access.administration import Given
    from triage.access.department import Department, Part
    from triage.access.roles import Role
    from triage.workflow.people.people import PersonLine

# Imported where it is called, on a thread, as in `ui.desks.desk`.


def list_people(app: Opened) -> Sequence[PersonLine]:
    """Return everybody with the roles they have."""
    with LOADING:
        from triage.workflow.people.people import list_people

    return list_people(app())


def add_person(app: Opened, login: str, name: str) -> None:
    """Make a user, without any role."""
    with LOADING:
        from triage.workflow.people.people import add_person

    add_person(app(), login, name)


def set_active(app: Opened, login: str, is_active: bool) -> None:
    """Let a login in, or let it in no more."""
    with LOADING:
        from triage.workflow.people.people import deactivate

    deactivate(app(), login, is_active=is_active)


def grant(
    app: Opened, login: str, role: Role, department: str | None, start: datetime | None, end: datetime | None
) -> Given:
    """Give or propose a role, for a department and a time."""
    with LOADING:
        from triage.workflow.people.people import grant

    return grant(app(), login, role, department, start, end)


def confirm(app: Opened, key: int) -> Given:
    """Confirm a role that another proposed."""
    with LOADING:
        from triage.workflow.people.people import confirm

    return confirm(app(), key)


def revoke(app: Opened, key: int) -> Given:
    """Take a role back."""
    with LOADING:
        from triage.workflow.people.people import revoke

    return revoke(app(), key)


def list_departments(app: Opened) -> Sequence[Department]:
    """Return every department with what belongs to it."""
    with LOADING:
        from triage.workflow.people.departments import list_departments

    return list_departments(app())


def make_department(app: Opened, name: str, sor: str, is_sensitive: bool) -> None:
    """Make a department."""
    with LOADING:
        from triage.workflow.people.departments import make_department

    make_department(app(), name, sor, is_sensitive=is_sensitive)


def rename_department(app: Opened, name: str, to: str, sor: str | None) -> None:
    """Call a department otherwise."""
    with LOADING:
        from triage.workflow.people.departments import rename_department

    rename_department(app(), name, to, sor)


def assign(app: Opened, name: str, part: Part, value: str) -> None:
    """Let a team, programme, source or clinic belong to a department."""
    with LOADING:
        from triage.workflow.people.departments import assign

    assign(app(), name, part, value)
