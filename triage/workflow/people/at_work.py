"""Who is at work and what may be offered to them, so that a screen need not offer in vain what is refused below it."""

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.access.conditions import Condition
from triage.access.matrix import cell
from triage.access.words import roles_in_words
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.rights.permit import session_now


def who_is_at_work(app: Application) -> AtWork:
    """Return who is at work; raises NotAllowedError for who is no user here, or has not given the passphrase."""
    with app.store.read() as connection:
        session = session_now(app, connection)
    acts = frozenset(act for act in Act if any(cell(role, act).is_allowed for role in session.roles))
    roles = roles_in_words(session.roles) if session.roles else _NO_ROLE
    departments = ", ".join(dict.fromkeys(grant.department_name for grant in session.grants))
    is_limited = Act.SET_PROGRAMMES in acts and Act.SET_USERS not in acts
    led = (one.department_name for one in session.grants if cell(one.role, Act.SET_PROGRAMMES).is_allowed)
    books = [one for one in (cell(role, Act.BOOK) for role in session.roles) if one.is_allowed]
    return AtWork(
        *(session.login, session.name, roles, departments, acts),
        own=frozenset(led) if is_limited else None,
        only_proposes=bool(books) and all(Condition.PROPOSAL in one.conditions for one in books),
    )


_NO_ROLE = Text("ingen rolle endnu", "no role yet")
