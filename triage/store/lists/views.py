"""Views of the list that people keep, their own and the department's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from triage.store.clock_time import to_ms
from triage.store.tables import saved_view

_STANDS = saved_view.c.removed.is_(None)


@dataclass(frozen=True, slots=True)
class KeptView:
    """A view as it is kept; `department` is whose people see it too, None where it is the owner's alone."""

    key: int
    owner: str
    department: int | None
    name: str
    version: int
    query: str


def views_of(connection: Connection, login: str, departments: Collection[int]) -> list[KeptView]:
    """Return the views of a person, and after them those that others share with these departments, by name."""
    found = [_view(row) for row in connection.execute(select(saved_view).where(_STANDS, _seen(login, departments)))]
    return sorted(found, key=lambda view: (view.owner != login or view.department is not None, view.name, view.key))


def view_of(connection: Connection, key: int, login: str, departments: Collection[int]) -> KeptView | None:
    """Return one view that the person sees, None where there is none."""
    mine = select(saved_view).where(saved_view.c.id == key, _STANDS, _seen(login, departments))
    row = connection.execute(mine).first()
    return None if row is None else _view(row)


def add_view(connection: Connection, view: KeptView, at: datetime) -> int:
    """Keep a view, whose key is left out, and return the key."""
    made = insert(saved_view).values(
        owner=view.owner,
        department_id=view.department,
        name=view.name,
        version=view.version,
        query=view.query,
        made=to_ms(at),
        changed_by=view.owner,
        changed=to_ms(at),
    )
    return int(connection.execute(made.returning(saved_view.c.id)).scalar_one())


def change_view(connection: Connection, key: int, by: str, at: datetime, **changes: object) -> None:
    """Change name, query, version or department of a view, or mark it as removed."""
    changed = update(saved_view).where(saved_view.c.id == key, _STANDS)
    connection.execute(changed.values(**changes, changed_by=by, changed=to_ms(at)))


def is_name_taken(connection: Connection, name: str, view: KeptView) -> bool:
    """Return whether another view beside which `view` stands is called so."""
    beside = (
        saved_view.c.department_id == view.department
        if view.department is not None
        else (saved_view.c.owner == view.owner) & saved_view.c.department_id.is_(None)
    )
    same = func.lower(saved_view.c.name) == name.lower()
    taken = select(saved_view.c.id).where(_STANDS, beside, same, saved_view.c.id != view.key)
    return connection.execute(taken.limit(1)).first() is not None


def _seen(login: str, departments: Collection[int]) -> ColumnElement[bool]:
    return or_(saved_view.c.owner == login, saved_view.c.department_id.in_(sorted(departments)))


def _view(row: Any) -> KeptView:  # noqa: ANN401 - a row
    return KeptView(row.id, row.owner, row.department_id, row.name, row.version, row.query)
