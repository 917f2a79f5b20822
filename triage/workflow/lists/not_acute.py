"""Whether a programme that the person's list has open cases of is no acute service."""

from triage.access.acts import Act
from triage.store.lists.in_use import has_case_beside
from triage.store.programme_uses import uses_of
from triage.workflow.application import Application
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit


def says_not_acute(app: Application) -> bool:
    """Return whether the list must say that it is no acute service; it does until a department says otherwise."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        acute = [place for place, use in uses_of(connection).items() if not use.not_acute]
        return not acute or has_case_beside(connection, viewer(app, connection, warrant), acute)
