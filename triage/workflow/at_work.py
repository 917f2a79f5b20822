"""Who is at work and what may be offered to them, so that a screen need not offer in vain what is refused below it."""

from dataclasses import dataclass

from triage.access.acts import Act
from triage.access.matrix import cell
from triage.access.words import roles_in_words
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.permit import session_now


@dataclass(frozen=True, slots=True)
class AtWork:
    """The person at the screen as the frame names them; `acts` are those that any of their roles may do at all."""

    login: str
    name: str
    roles: Text
    department: str
    acts: frozenset[Act]

    def may(self, *acts: Act) -> bool:
        """Return whether one of `acts` may be offered; whether it is let through is asked when it is done."""
        return not self.acts.isdisjoint(acts)


def who_is_at_work(app: Application) -> AtWork:
    """Return who is at work; raises NotAllowedError for who is no user here, or has not given the passphrase."""
    with app.store.read() as connection:
        session = session_now(app, connection)
    acts = frozenset(act for act in Act if any(cell(role, act).is_allowed for role in session.roles))
    roles = roles_in_words(session.roles) if session.roles else _NO_ROLE
    departments = ", ".join(dict.fromkeys(grant.department_name for grant in session.grants))
    return AtWork(session.login, session.name, roles, departments, acts)


_NO_ROLE = Text("ingen rolle endnu", "no role yet")
