"""The rights in a shared database itself: a login for each person, and whether all of it is as it was shipped."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from triage.access.acts import Act
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.people.people import person_of
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit

if TYPE_CHECKING:
    from sqlalchemy import Connection


def grant_database(app: Application, login: str, *, is_service: bool = False, has_password: bool = False) -> str:
    """Let a user in to the shared database by a login of the same name; return its password, "" where it has none.

    A service takes in and scores for all departments. Raises WrongUseError where nobody here has the login, or the
    server has it already; NotAllowedError where the login at work may not make others.
    """
    from triage.store.rights.logins import make_login

    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_USERS)
        _refuse_own_file(app)
        _refuse_unknown(connection, login)
        act = "grant database to service" if is_service else "grant database"
        audit.log(connection, app.clock(), app.actor, act, subject=f"user {login}", warrant=warrant)
        return make_login(connection, login, is_service=is_service, has_password=has_password)


def drop_database(app: Application, login: str) -> None:
    """Take somebody's login to the shared database away, and cut what is open by it; the user stays."""
    from triage.store.rights.logins import drop_login

    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_USERS)
        _refuse_own_file(app)
        audit.log(connection, app.clock(), app.actor, "drop database", subject=f"user {login}", warrant=warrant)
        drop_login(connection, login)


def rights_drift(app: Application) -> Sequence[str]:
    """Return what of the database's rights is not as this program puts it, by name: tables, policies, logins."""
    from triage.store.rights.drift import drift

    with app.store.write() as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        _refuse_own_file(app)
        _refuse_person(app)
        found = drift(connection)
        audit.log(connection, app.clock(), app.actor, "store.rights", subject=f"{len(found)} differ", warrant=warrant)
        return found


def put_rights(app: Application) -> None:
    """Put the rights into the database anew, whatever was changed by hand; logins stay as they are."""
    from triage.store.rights.apply import apply_rights

    with app.store.write() as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        _refuse_own_file(app)
        _refuse_person(app)
        audit.log(connection, app.clock(), app.actor, "store.rights", subject="put anew", warrant=warrant)
        apply_rights(connection)


def _refuse_own_file(app: Application) -> None:
    if not app.store.is_shared:
        raise WrongUseError(
            Text(
                "En database i en fil har ingen egne login. Sæt VISITA_DATABASE til den delte database.",
                "A database in a file has no logins of its own. Set VISITA_DATABASE to the shared database.",
            )
        )


def _refuse_person(app: Application) -> None:
    if app.store.login is not None:
        raise NotAllowedError(
            Text(
                "Rettighederne i databasen kan kun ses og sættes af databasens ejer (visita_owner).",
                "The rights in the database can be looked at and put by its owner alone (visita_owner).",
            )
        )


def _refuse_unknown(connection: "Connection", login: str) -> None:
    found = person_of(connection, login)
    if found is None or not found.is_active:
        raise WrongUseError(
            Text(
                f"Ingen åben bruger hedder {login}. Opret brugeren først med triage users add.",
                f"No open user is called {login}. Make the user first with triage users add.",
            )
        )
