"""People and the roles they were given; neither is ever deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, literal_column, or_, select, update

from triage.access.administration import Given
from triage.access.person import Grant
from triage.access.roles import Role
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from triage.store.tables import department, person, role_grant
from triage.store.tables.columns import WHOLE
from triage.store.told import seen, told


@dataclass(frozen=True, slots=True)
class Known:
    """A person as stored; `verifier` is what a passphrase is checked against, None where the system's login counts.

    None too for whom a shared database let in by a login of their own: then it has proved who is at work.
    """

    key: int
    login: str
    name: str
    is_active: bool
    verifier: str | None
    failed: int
    locked_until: datetime | None


# One question, for it comes before everything that anybody does.
_IN_FORCE = and_(
    role_grant.c.person_id == person.c.id,
    person.c.active == 1,
    role_grant.c.ended.is_(None),
    role_grant.c.valid_from <= bindparam("now", type_=WHOLE),
    or_(role_grant.c.valid_until.is_(None), role_grant.c.valid_until > bindparam("now", type_=WHOLE)),
    or_(role_grant.c.needs_second == 0, role_grant.c.approved_by.is_not(None)),
)
_PLACED = person.outerjoin(role_grant, _IN_FORCE).outerjoin(department, department.c.id == role_grant.c.department_id)
_WITH_GRANTS = (
    select(*seen(person), role_grant.c.role, department.c.sor)
    .add_columns(department.c.id.label("place"), department.c.name.label("place_name"))
    .select_from(_PLACED)
    .where(person.c.login == bindparam("login"))
    .order_by(department.c.id, role_grant.c.id)
)
_FROM_FILE = _WITH_GRANTS.add_columns(person.c.verifier)
# A shared database says itself who is told; see `triage.store.told`.
_FROM_SERVER = _WITH_GRANTS.add_columns(
    literal_column("(SELECT one.verifier FROM visita_told_person(ARRAY[person.id]) AS one)").label("verifier")
)


def person_of(connection: Connection, login: str) -> Known | None:
    """Return who has this login, active or not."""
    found = connection.execute(select(*seen(person)).where(person.c.login == login)).all()
    return next(iter(_all_known(connection, found)), None)


def person_with_grants(connection: Connection, login: str, at: datetime) -> tuple[Known, tuple[Grant, ...]] | None:
    """Return who has this login, active or not, with the roles of an active person at `at`; see `grants_of`."""
    asked = _FROM_SERVER if connection.dialect.name == "postgresql" else _FROM_FILE
    rows = connection.execute(asked, {"login": login, "now": to_ms(at)}).all()
    if not rows:
        return None
    granted = (row for row in rows if row.role is not None)
    grants = tuple(Grant(Role(row.role), row.place, row.place_name, row.sor or "") for row in granted)
    return _known(rows[0], rows[0].verifier), grants


def people(connection: Connection) -> tuple[Known, ...]:
    """Return everybody, also who is active no more, by login."""
    rows = connection.execute(select(*seen(person)).order_by(person.c.login)).all()
    return tuple(_all_known(connection, rows))


def count_people(connection: Connection) -> int:
    """Return how many people were ever made."""
    return int(connection.execute(select(func.count()).select_from(person)).scalar_one())


def add_person(connection: Connection, login: str, name: str, by: str, at: datetime) -> int:
    """Make a person without any role, and return the key."""
    made = insert(person).values(login=login, name=name, active=1, failed=0, made=to_ms(at), made_by=by)
    return int(connection.execute(made.returning(person.c.id)).scalar_one())


def set_active(connection: Connection, login: str, *, is_active: bool) -> None:
    """Let a person in, or out for good or until let in again."""
    connection.execute(update(person).where(person.c.login == login).values(active=int(is_active)))


def set_verifier(connection: Connection, login: str, verifier: str | None) -> None:
    """Keep what a new passphrase is checked against, and forget the failed attempts."""
    values = {"verifier": verifier, "failed": 0, "locked_until": None}
    connection.execute(update(person).where(person.c.login == login).values(**values))


def note_attempt(connection: Connection, login: str, failed: int, locked_until: datetime | None) -> None:
    """Keep how many attempts in a row failed; however many there are, they are one row."""
    values = {"failed": failed, "locked_until": to_ms_or_none(locked_until)}
    connection.execute(update(person).where(person.c.login == login).values(**values))


def grants_of(connection: Connection, login: str, at: datetime) -> tuple[Grant, ...]:
    """Return the roles that an active person has at `at`, in the departments' order."""
    found = person_with_grants(connection, login, at)
    return () if found is None else found[1]


def given(connection: Connection, login: str | None = None) -> tuple[Given, ...]:
    """Return every grant ever made, to one person or to all, the first first."""
    found = _grants()
    if login is not None:
        found = found.where(person.c.login == login)
    return tuple(_given(row) for row in connection.execute(found.order_by(role_grant.c.id)))


def grant_by_key(connection: Connection, key: int) -> Given | None:
    """Return one grant, None where there is none of that number."""
    found = connection.execute(_grants().where(role_grant.c.id == key)).first()
    return None if found is None else _given(found)


def add_grant(connection: Connection, one: Given, at: datetime) -> int:
    """Store a grant (its key is not looked at), and return its key."""
    found = person_of(connection, one.login)
    if found is None:
        raise LookupError(one.login)
    values: Mapping[str, Any] = {
        "person_id": found.key,
        "role": str(one.role),
        "department_id": one.department,
        "valid_from": to_ms(one.start),
        "valid_until": to_ms_or_none(one.end),
        "needs_second": int(one.needs_second),
        "granted_by": one.granted_by,
        "granted": to_ms(at),
    }
    return int(connection.execute(insert(role_grant).values(**values).returning(role_grant.c.id)).scalar_one())


def approve_grant(connection: Connection, key: int, by: str, at: datetime) -> bool:
    """Let a grant that waits count; False where it waits no more."""
    waits = and_(
        role_grant.c.id == key,
        role_grant.c.needs_second == 1,
        role_grant.c.approved_by.is_(None),
        role_grant.c.ended.is_(None),
        role_grant.c.granted_by != by,
    )
    done = update(role_grant).where(waits).values(approved_by=by, approved=to_ms(at))
    return connection.execute(done).rowcount == 1


def end_grant(connection: Connection, key: int, by: str, at: datetime) -> bool:
    """Take a grant back, or a proposal away; False where it was ended before."""
    open_ = and_(role_grant.c.id == key, role_grant.c.ended.is_(None))
    done = update(role_grant).where(open_).values(ended_by=by, ended=to_ms(at))
    return connection.execute(done).rowcount == 1


def _grants() -> Select[Any]:
    return select(role_grant, person.c.login).join(person, person.c.id == role_grant.c.person_id)


def _all_known(connection: Connection, rows: Sequence[Any]) -> list[Known]:
    verifiers = told(connection, person, (row.id for row in rows))
    return [_known(row, verifiers[row.id]["verifier"]) for row in rows]


def _known(row: Any, verifier: str | None) -> Known:  # noqa: ANN401 - a row has the columns of its query
    locked = from_ms_or_none(row.locked_until)
    return Known(row.id, row.login, row.name, bool(row.active), verifier, row.failed, locked)


def _given(row: Any) -> Given:  # noqa: ANN401 - a row has the columns of its query
    return Given(
        key=row.id,
        login=row.login,
        role=Role(row.role),
        department=row.department_id,
        start=from_ms(row.valid_from),
        end=from_ms_or_none(row.valid_until),
        needs_second=bool(row.needs_second),
        granted_by=row.granted_by,
        approved_by=row.approved_by,
        ended_by=row.ended_by,
        granted=from_ms(row.granted),
        ended=from_ms_or_none(row.ended),
    )
