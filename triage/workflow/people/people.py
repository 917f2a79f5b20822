"""Make people, give them roles and take those back, and set what belongs to which department."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.administration import (
    OWN_ROLE,
    Given,
    Standing,
    confirm_refusal,
    end_refusal,
    grant_refusal,
    lasting_administrators,
    login_fault,
    needs_second,
)
from triage.access.roles import Role
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.people.departments import known_department, places
from triage.store.people.people import (
    Known,
    add_grant,
    approve_grant,
    end_grant,
    given,
    grant_by_key,
    people,
    person_of,
    set_active,
)
from triage.store.people.people import add_person as store_person
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, session_now
from triage.worklist.greens import AUTOMATIC


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person with every role given, those that ended too; `has_passphrase` where Visita itself asks for one."""

    login: str
    name: str
    is_active: bool
    has_passphrase: bool
    grants: tuple[tuple[Given, Standing], ...]


def list_people(app: Application) -> Sequence[PersonLine]:
    """Return everybody with what they may do, by login."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_USERS)
        now = app.clock()
        every = given(connection)
        return [_line(one, [found for found in every if found.login == one.login], now) for one in people(connection)]


def add_person(app: Application, login: str, name: str) -> None:
    """Make a person without any role; raises WrongUseError where the login is taken or none."""
    login, name = login.strip(), name.strip()
    if not login or not name:
        raise WrongUseError(
            Text("Skriv både brugernavn og navn.", "Write both the login and the name."),
        )
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_USERS)
        _refuse_unproved(app)
        if (fault := login_fault(login, [one.login for one in people(connection)], (AUTOMATIC,))) is not None:
            raise WrongUseError(fault)
        audit.log(connection, app.clock(), app.actor, "add person", subject=f"user {login}", warrant=warrant)
        store_person(connection, login, name, app.actor, app.clock())


def grant(
    app: Application,
    login: str,
    role: Role,
    department: str | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
) -> Given:
    """Give a person a role in a department (None = the first), or propose it where another has to confirm it.

    Raises NotAllowedError where nobody may give it so, WrongUseError where the person or department is not known.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.ASK_USERS)
        _known(connection, login)
        place = places(connection).first if department is None else known_department(connection, department)
        held = [one.role for one in given(connection, login) if one.standing(now) is not Standing.ENDED]
        _refuse(grant_refusal(app.actor, login, role, held))
        second = needs_second(session_now(app, connection).roles, role)
        one = Given(0, login, role, place, start or now, end, second, app.actor)
        _refuse_backwards(one)
        key = add_grant(connection, one, now)
        act = "propose role" if second else "grant role"
        audit.log(connection, now, app.actor, act, subject=f"user {login}, {role}, grant {key}", warrant=warrant)
        return _grant(connection, key)


def confirm(app: Application, key: int) -> Given:
    """Confirm a role that another proposed; raises NotAllowedError where the person at work may not."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.ASK_USERS)
        one = _grant(connection, key)
        held = [
            other.role
            for other in given(connection, one.login)
            if other.key != key and other.standing(now) is not Standing.ENDED
        ]
        _refuse(confirm_refusal(app.actor, session_now(app, connection).roles, one, held))
        if not approve_grant(connection, key, app.actor, now):
            raise WrongUseError(
                Text(
                    f"Rolle nr. {key} venter ikke på bekræftelse. Se `triage users list`.",
                    f"Grant {key} does not wait for anybody. See `triage users list`.",
                )
            )
        subject = f"user {one.login}, {one.role}, grant {key}"
        audit.log(connection, now, app.actor, "confirm role", subject=subject, warrant=warrant)
        return _grant(connection, key)


def revoke(app: Application, key: int) -> Given:
    """Take a role back, or a proposal away; it counts no more at once, and the line stays."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_USERS)
        one = _grant(connection, key)
        left = _administrators([other for other in given(connection) if other.key != key], connection, now)
        _refuse(end_refusal(app.actor, one.login, left))
        if not end_grant(connection, key, app.actor, now):
            raise WrongUseError(
                Text(f"Rolle nr. {key} er allerede afsluttet.", f"Grant {key} was ended before."),
            )
        subject = f"user {one.login}, {one.role}, grant {key}"
        audit.log(connection, now, app.actor, "revoke role", subject=subject, warrant=warrant)
        return _grant(connection, key)


def deactivate(app: Application, login: str, *, is_active: bool = False) -> None:
    """Let a person in no more, or in again; what was done under the login stays theirs."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_USERS)
        _known(connection, login)
        left = _administrators([one for one in given(connection) if one.login != login], connection, now)
        _refuse(OWN_ROLE if app.actor == login else None if is_active else end_refusal(app.actor, login, left))
        act = "let person in" if is_active else "deactivate person"
        audit.log(connection, now, app.actor, act, subject=f"user {login}", warrant=warrant)
        set_active(connection, login, is_active=is_active)


def _line(one: Known, grants: Sequence[Given], now: datetime) -> PersonLine:
    standing = tuple((found, found.standing(now)) for found in grants)
    return PersonLine(one.login, one.name, one.is_active, one.verifier is not None, standing)


def _administrators(grants: Sequence[Given], connection: Connection, now: datetime) -> frozenset[str]:
    active = {one.login for one in people(connection) if one.is_active}
    return lasting_administrators(grants, active, now)


def _known(connection: Connection, login: str) -> Known:
    found = person_of(connection, login)
    if found is None:
        raise WrongUseError(
            Text(
                f"Ingen bruger hedder {login}. Opret brugeren med `triage users add`.",
                f"No user is called {login}. Make the user with `triage users add`.",
            )
        )
    return found


def _grant(connection: Connection, key: int) -> Given:
    found = grant_by_key(connection, key)
    if found is None:
        raise WrongUseError(
            Text(
                f"Der er ingen rolle nr. {key}. Se numrene med `triage users list`.",
                f"There is no grant {key}. See the numbers with `triage users list`.",
            )
        )
    return found


def _refuse(why: Text | None) -> None:
    if why is not None:
        raise NotAllowedError(why)


def _refuse_unproved(app: Application) -> None:
    """Refuse a second person where the first is only named by VISITA_ACTOR: that would shut the first one out."""
    if not app.is_vouched and (app.session is None or not app.session.is_proved):
        raise NotAllowedError(_UNPROVED)


def _refuse_backwards(one: Given) -> None:
    if one.end is not None and one.end <= one.start:
        raise WrongUseError(
            Text("Rollen slutter, før den begynder. Byt om på datoerne.", "The role ends before it begins. Swap them."),
        )


_UNPROVED = Text(
    "Du er kun angivet med VISITA_ACTOR. Giv dig selv en adgangssætning først: `triage users passphrase`.",
    "Only VISITA_ACTOR says who you are. Give yourself a passphrase first: `triage users passphrase`.",
)
