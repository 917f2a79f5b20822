"""The one who makes a store becomes its first person, so that a department of one works without any set-up."""

from triage.access.administration import Given
from triage.access.roles import Role
from triage.store.auditing import audit
from triage.store.people.departments import places
from triage.store.people.people import add_grant, add_person, count_people, person_of
from triage.workflow.application import Application

FIRST_ROLES = (Role.CLINICIAN, Role.DEPARTMENT_HEAD, Role.ADMINISTRATOR)
# Nobody gave the first person the roles; no login can be called so.
_BY_THE_STORE = ""


def ensure_first_person(app: Application) -> None:
    """Make the person at work the first, where nobody is; a line in the audit log says so.

    In the demonstration whoever opens it is let in: the people there are made up.
    """
    with app.store.read() as connection:
        if _has_enough(app, count_people(connection), is_known=person_of(connection, app.actor) is not None):
            return
    with app.store.write() as connection:
        # Looked at once more: another may have been first.
        if _has_enough(app, count_people(connection), is_known=person_of(connection, app.actor) is not None):
            return
        now = app.clock()
        audit.log(connection, now, app.actor, "first person", subject="a department of one")
        add_person(connection, app.actor, app.actor, _BY_THE_STORE, now)
        first = places(connection).first
        for role in FIRST_ROLES:
            add_grant(connection, Given(0, app.actor, role, first, now, None, False, _BY_THE_STORE), now)


def _has_enough(app: Application, people: int, *, is_known: bool) -> bool:
    return is_known or (people > 0 and not app.is_demo)
