"""Hear what waits beside a list that stands still."""

from triage.access.acts import Act
from triage.store.lists.gains import gained, read_list_mark
from triage.workflow.application import Application
from triage.workflow.lists.list_cases import act_of_counting
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit
from triage.worklist.gains import ListMark, NewRows
from triage.worklist.row import Query


def mark(app: Application) -> ListMark:
    """Return how far the store has come: to be asked before the list is read, so that nothing falls between."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_COUNTS)
        return read_list_mark(connection, app.clock())


def new_since(app: Application, query: Query, before: ListMark) -> NewRows:
    """Return what the list would gain if it were read again, in numbers and keys; nobody is named.

    Answers that went missing meanwhile and other teams of cases are seen when the list is read.
    """
    with app.store.read() as connection:
        warrant = permit(app, connection, act_of_counting(query))
        return gained(connection, query, before, viewer(app, connection, warrant))
