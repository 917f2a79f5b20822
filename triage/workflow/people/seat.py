"""Who sits down at a workstation, leaves it locked, comes back to it and goes; each writes a line in the audit log.

The application here is the workstation's: its actor is the login of the operating system.
"""

from dataclasses import replace

from sqlalchemy import Connection

from triage.access.at_work import MadeUpPerson, Start
from triage.access.person import Session
from triage.access.words import roles_in_words
from triage.errors import NotAllowedError
from triage.store.auditing import audit
from triage.store.people.people import grants_of, people, person_of
from triage.workflow.application import Application
from triage.workflow.people.identity import LocalUsers, sign_in, system_session
from triage.workflow.rights.permit import is_believed, session_now


def start_seat(app: Application) -> Start:
    """Return who sits down when the program starts: whom the operating system logged in, where no passphrase is set."""
    with app.store.read() as connection:
        found = person_of(connection, app.actor)
        if found is not None and found.is_active and found.verifier is not None:
            return Start(app.actor, None, needs_passphrase=True)
        try:
            session_now(app, connection)
        except NotAllowedError as fault:
            return Start("", None, fault=fault.text)
    return Start(app.actor, sit_down(app, app.actor, ""))


def sit_down(app: Application, login: str, secret: str) -> Session:
    """Return the session of who sits down: who proves to be `login`, or whom the operating system logged in.

    In the demonstration everybody is made up, and nobody is asked. Raises NotAllowedError where nothing is proved.
    """
    with app.store.read() as connection:
        is_trusted = _is_trusted(app, connection, login)
    session = system_session(replace(app, actor=login)) if is_trusted else None
    if session is None:
        return sign_in(app, login, secret)
    with app.store.write() as connection:
        audit.log(connection, app.clock(), login, "sign in", subject=f"session {session.id}")
    return session


def lock(app: Application, session: Session) -> None:
    """Tell the audit log that the workstation was locked under the session."""
    _note(app, session, "lock")


def unlock(app: Application, session: Session, secret: str) -> None:
    """Let the person of a session go on; raises NotAllowedError where `secret` is not theirs, or who may not any more.

    Who has no passphrase is trusted as when the session began: the operating system has a lock of its own.
    """
    with app.store.read() as connection:
        is_trusted = _is_trusted(app, connection, session.login)
    if not is_trusted:
        LocalUsers(app.store, app.clock).prove(session.login, secret)
    with app.store.read() as connection:
        session_now(replace(app, actor=session.login, session=session), connection)
    _note(app, session, "unlock")


def stand_up(app: Application, session: Session) -> None:
    """Tell the audit log that the session is over."""
    _note(app, session, "sign out")


def made_up_people(app: Application) -> tuple[MadeUpPerson, ...]:
    """Return everybody of the demonstration who has a role; nobody where people are real."""
    if not app.is_demo:
        return ()
    with app.store.read() as connection:
        found = [
            (one, {grant.role for grant in grants_of(connection, one.login, app.clock())})
            for one in people(connection)
            if one.is_active and one.verifier is None
        ]
    return tuple(MadeUpPerson(one.login, one.name, roles_in_words(roles)) for one, roles in found if roles)


def _is_trusted(app: Application, connection: Connection, login: str) -> bool:
    found = person_of(connection, login)
    if found is None or not found.is_active or found.verifier is not None:
        return False
    return app.is_demo or (login == app.actor and is_believed(app, connection))


def _note(app: Application, session: Session, act: str) -> None:
    with app.store.write() as connection:
        audit.log(connection, app.clock(), session.login, act, subject=f"session {session.id}")
