"""Who somebody is: local users with a passphrase, and room for the hospital's single sign-on.

Whatever proves the login, what the person may do stands in the store, and is asked for anew at each act.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from triage.access.acts import Act
from triage.access.person import Session
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.database import Store
from triage.store.people.people import Known, grants_of, note_attempt, person_of, set_verifier
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, session_now

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST_PASSPHRASE = 12
FREE_ATTEMPTS = 5
_FIRST_WAIT = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(minutes=15)


class Identity(Protocol):
    """Proves who somebody is: a passphrase here, a token of the hospital's own login elsewhere."""

    def prove(self, login: str, secret: str) -> str:
        """Return the login that `secret` proves; raises NotAllowedError, the same for every reason."""
        ...


@dataclass(frozen=True, slots=True)
class LocalUsers:
    """The people of a store who have a passphrase; each failure in a row past the first few makes the next wait."""

    store: Store
    clock: Callable[[], datetime]

    def prove(self, login: str, secret: str) -> str:
        """Return the login where the passphrase is right; raises NotAllowedError where it is not, or comes too soon.

        An unknown login takes as long and is told the same. However often somebody tries, one row is changed.
        """
        now = self.clock()
        with self.store.read() as connection:
            found = person_of(connection, login)
        if found is not None and found.locked_until is not None and found.locked_until > now:
            raise NotAllowedError(_too_soon(found.locked_until - now))
        # Outside any transaction: it takes a fifth of a second, and others would wait.
        is_right = _matches(found.verifier if found is not None and found.is_active else None, secret)
        if found is not None:
            self._note(found, is_right=is_right)
        if not is_right:
            raise NotAllowedError(_WRONG)
        return login

    def _note(self, found: Known, *, is_right: bool) -> None:
        now = self.clock()
        failed = 0 if is_right else min(found.failed + 1, 1000)
        until = now + _wait(failed) if failed >= FREE_ATTEMPTS else None
        if is_right and not found.failed:
            return
        with self.store.write() as connection:
            note_attempt(connection, found.login, failed, until)
            if failed == FREE_ATTEMPTS:
                audit.log(connection, now, found.login, "sign-in held back", subject=f"after {failed} attempts")


def sign_in(app: Application, login: str, secret: str, identity: Identity | None = None) -> Session:
    """Return the session of whoever `secret` proves to be `login`; a line in the audit log tells of it.

    The application of that person is `replace(app, actor=session.login, session=session)`.
    Raises NotAllowedError where it proves nobody.
    """
    proved = (identity or LocalUsers(app.store, app.clock)).prove(login, secret)
    now = app.clock()
    with app.store.write() as connection:
        found = person_of(connection, proved)
        if found is None or not found.is_active:
            raise NotAllowedError(_WRONG)
        session = Session(proved, found.name, uuid4().hex, now, grants_of(connection, proved, now), is_proved=True)
        audit.log(connection, now, proved, "sign in", subject=f"session {session.id}")
    return session


def system_session(app: Application) -> Session | None:
    """Return the session that the operating system's login begins, None where nobody here has that login."""
    now = app.clock()
    with app.store.read() as connection:
        found = person_of(connection, app.actor)
        if found is None or not found.is_active:
            return None
        return Session(found.login, found.name, uuid4().hex, now, grants_of(connection, found.login, now))


def needs_passphrase(app: Application) -> bool:
    """Return whether the person at work has a passphrase that was not given yet."""
    with app.store.read() as connection:
        found = person_of(connection, app.actor)
    is_proved = app.session is not None and app.session.login == app.actor and app.session.is_proved
    return found is not None and found.verifier is not None and not is_proved


def set_passphrase(app: Application, login: str, secret: str) -> None:
    """Let Visita ask `login` for a passphrase from now on; an administrator sets another's, everybody their own.

    Raises NotAllowedError for another's without that role, WrongUseError where it is too short or nobody has the login.
    """
    if len(secret) < SHORTEST_PASSPHRASE:
        raise WrongUseError(_TOO_SHORT)
    verifier = _hasher().hash(secret)
    with app.store.write() as connection:
        session = session_now(app, connection)
        warrant = None if session.login == login else permit(app, connection, Act.SET_USERS)
        if person_of(connection, login) is None:
            raise WrongUseError(Text(f"Ingen bruger hedder {login}.", f"No user is called {login}."))
        audit.log(connection, app.clock(), app.actor, "set passphrase", subject=f"user {login}", warrant=warrant)
        set_verifier(connection, login, verifier)


def _hasher() -> "PasswordHasher":
    # Imported on use: a window that asks for no passphrase starts without it.
    from argon2 import PasswordHasher, Type

    # Argon2id, 64 MiB and three passes (RFC 9106, second recommended option).
    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4, type=Type.ID)


def _matches(verifier: str | None, secret: str) -> bool:
    """Return whether the passphrase is right; where there is none to check it against that takes as long."""
    from argon2.exceptions import InvalidHashError, VerificationError

    hasher = _hasher()
    if verifier is None:
        hasher.hash(secret)
        return False
    try:
        return hasher.verify(verifier, secret)
    except (VerificationError, InvalidHashError):
        return False


def _wait(failed: int) -> timedelta:
    return min(_FIRST_WAIT * (1 << min(failed - FREE_ATTEMPTS, 20)), _LONGEST_WAIT)


def _too_soon(left: timedelta) -> Text:
    seconds = int(left.total_seconds()) + 1
    return Text(
        f"For mange forsøg. Vent {seconds} sekunder, og prøv igen.",
        f"Too many attempts. Wait {seconds} seconds, and try again.",
    )


_WRONG = Text(
    "Brugernavn eller adgangssætning er forkert. Prøv igen, eller bed en administrator om en ny adgangssætning.",
    "The login or the passphrase is wrong. Try again, or ask an administrator for a new passphrase.",
)
_TOO_SHORT = Text(
    f"Adgangssætningen er for kort. Skriv mindst {SHORTEST_PASSPHRASE} tegn.",
    f"The passphrase is too short. Write at least {SHORTEST_PASSPHRASE} characters.",
)
