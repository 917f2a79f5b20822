"""Who is at work as a window names them, and how a workstation begins."""

from dataclasses import dataclass

from triage.access.acts import Act
from triage.access.person import Session
from triage.errors import Text


@dataclass(frozen=True, slots=True)
class AtWork:
    """The person at the screen as the frame names them; `acts` are those that any of their roles may do at all.

    `own` names the departments in which a department head sets things, None for whom they are not the limit.
    Who `only_proposes` moves of appointments leaves making them to others.
    """

    login: str
    name: str
    roles: Text
    department: str
    acts: frozenset[Act]
    own: frozenset[str] | None = None
    only_proposes: bool = False

    def may(self, *acts: Act) -> bool:
        """Return whether one of `acts` may be offered; whether it is let through is asked when it is done."""
        return not self.acts.isdisjoint(acts)


@dataclass(frozen=True, slots=True)
class Start:
    """How a workstation begins: with a session, or with the question who is there; `fault` says why, if it is one.

    `needs_passphrase` tells that the login is known and has a passphrase.
    """

    login: str
    session: Session | None
    needs_passphrase: bool = False
    fault: Text | None = None


@dataclass(frozen=True, slots=True)
class MadeUpPerson:
    """Somebody of the demonstration, who is asked for nothing."""

    login: str
    name: str
    roles: Text
