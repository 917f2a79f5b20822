"""Departments, what belongs to them, and the department of each open case."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from triage.access.department import Department, Part, Places
from triage.errors import Text, WrongUseError
from triage.store.tables import case, department, department_part, patient, source

_PLACES = (
    select(department.c.id, department.c.name, department_part.c.kind, department_part.c.value)
    .select_from(department.outerjoin(department_part, department_part.c.department_id == department.c.id))
    .order_by(department.c.id)
)


@dataclass(frozen=True, slots=True)
class PlacedCase:
    """An open case with what says whose it is, and the department it stands under now."""

    key: int
    team: str | None
    programme: str
    source: str
    department: int | None


def places(connection: Connection) -> Places:
    """Return which department has what."""
    rows = connection.execute(_PLACES).all()
    return Places(
        first=rows[0].id,
        parts={(Part(row.kind), row.value): row.id for row in rows if row.kind is not None},
        names={row.name: row.id for row in rows},
    )


def departments(connection: Connection) -> tuple[Department, ...]:
    """Return every department, the first made first."""
    parts: dict[int, list[tuple[Part, str]]] = {}
    ordered = department_part.c.kind, department_part.c.value
    for row in connection.execute(select(department_part).order_by(*ordered)):
        parts.setdefault(row.department_id, []).append((Part(row.kind), row.value))
    found = connection.execute(select(department).order_by(department.c.id))
    return tuple(
        Department(row.id, row.name, row.sor or "", bool(row.is_sensitive), tuple(parts.get(row.id, ())))
        for row in found
    )


def department_named(connection: Connection, name: str) -> int | None:
    """Return the key of the department of this name, None where there is none."""
    found = connection.execute(select(department.c.id).where(department.c.name == name)).scalar()
    return None if found is None else int(found)


def known_department(connection: Connection, name: str) -> int:
    """Return the key of the department of this name; raises WrongUseError where there is none."""
    found = department_named(connection, name)
    if found is None:
        raise WrongUseError(
            Text(
                f"Ingen afdeling hedder {name}. Se dem med `triage users departments`.",
                f"No department is called {name}. See them with `triage users departments`.",
            )
        )
    return found


def add_department(connection: Connection, name: str, sor: str, *, is_sensitive: bool) -> int:
    """Make a department, and return its key."""
    made = insert(department).values(name=name, sor=sor or None, is_sensitive=int(is_sensitive))
    return int(connection.execute(made.returning(department.c.id)).scalar_one())


def change_department(connection: Connection, key: int, **changes: object) -> None:
    """Change the name, the SOR code or the sensitivity of a department."""
    connection.execute(update(department).where(department.c.id == key).values(**changes))


def give_part(connection: Connection, key: int, part: Part, value: str) -> None:
    """Let something belong to a department, and to no other."""
    connection.execute(
        delete(department_part).where(department_part.c.kind == str(part), department_part.c.value == value)
    )
    connection.execute(insert(department_part).values(department_id=key, kind=str(part), value=value))


def sensitive_names(connection: Connection, own: Collection[int]) -> frozenset[str]:
    """Return the names and services of the departments whose appointments are not told to others than `own`."""
    others = [one for one in departments(connection) if one.is_sensitive and one.key not in own]
    return frozenset(name for one in others for name in _names(one))


def place_cases(connection: Connection, patients: Sequence[int] | None = None) -> None:
    """Put the open cases of these patients, or all, under the department that they belong to."""
    known = places(connection)
    for one in _open_cases(connection, patients):
        belongs = known.of_case(one.team, one.programme, one.source)
        if belongs != one.department:
            connection.execute(update(case).where(case.c.id == one.key).values(department_id=belongs))


def departments_of_cases(connection: Connection, keys: Sequence[int]) -> dict[int, int]:
    """Return whose these cases are; one that stands under none is left out."""
    found = select(case.c.id, case.c.department_id).where(case.c.id.in_(keys), case.c.department_id.is_not(None))
    return {key: department for key, department in connection.execute(found)}  # noqa: C416 - no pair to mypy


def _names(one: Department) -> Iterator[str]:
    yield one.name
    yield from (value for part, value in one.parts if part is Part.SERVICE)


def _open_cases(connection: Connection, patients: Sequence[int] | None) -> list[PlacedCase]:
    joined = case.join(patient, patient.c.id == case.c.patient_id).join(source, source.c.id == patient.c.source_id)
    found = select(case.c.id, case.c.team, case.c.programme, source.c.name, case.c.department_id)
    found = found.select_from(joined).where(case.c.is_open == 1)
    if patients is not None:
        found = found.where(case.c.patient_id.in_(patients))
    return [PlacedCase(*row) for row in connection.execute(found.order_by(case.c.id))]
