"""Ask for a window of the worklist, and for how true it is: ages of data and the account of everything received."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.clinical.colour import Colour
from triage.store.casework.outcomes import count_promises
from triage.store.list_counts import counts
from triage.store.results import no_such_case
from triage.store.sources import sources
from triage.store.worklist import rows, rows_of_cases
from triage.workflow.application import Application
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.rights.masked_rows import masked_rows, theirs, viewer
from triage.workflow.rights.permit import permit
from triage.worklist.account import Conservation
from triage.worklist.row import Counts, Query, Row


def list_cases(app: Application, query: Query, offset: int, limit: int) -> Sequence[Row]:
    """Return rows `offset` to `offset + limit` of the query: worst colour first, then deadline, then name.

    A line in the audit log names their patients before.
    """
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        found = rows(connection, query, offset, limit, viewer(app, connection, warrant))
        shown = masked_rows(app, connection, warrant, found)
    note_shown(app, "list", [row.patient for row in found], warrant)
    return shown


def row_of(app: Application, case: int) -> Row:
    """Return the line of one case, open or closed; raises WrongUseError where there is none."""
    return rows_of(app, [case])[0]


def rows_of(app: Application, cases: Sequence[int]) -> Sequence[Row]:
    """Return the lines of cases, open or closed, in the order named; raises WrongUseError where one of them is not.

    A line in the audit log names their patients before.
    """
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        who = viewer(app, connection, warrant)
        found = rows_of_cases(connection, theirs(connection, who, cases), who)
        missing = set(cases).difference(row.case for row in found)
        if missing:
            raise no_such_case(min(missing))
        shown = masked_rows(app, connection, warrant, found)
    note_shown(app, "list", [row.patient for row in found], warrant)
    return shown


def count_cases(app: Application, query: Query) -> Counts:
    """Count the rows of `query` by colour, and the open reds that it hides."""
    with app.store.read() as connection:
        warrant = permit(app, connection, act_of_counting(query))
        return counts(connection, query, viewer(app, connection, warrant))


def act_of_counting(query: Query) -> Act:
    """Return the act that counting a query is: how many are called something is no mere number."""
    return Act.SEE_LIST if query.words.strip() else Act.SEE_COUNTS


def conservation(app: Application) -> Conservation:
    """Return the account of everything ever received."""
    known = sources(app.store)
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_COUNTS)
        # What was put off counts too, and so nobody looks.
        found = counts(connection, Query())
        overdue = count_promises(connection, app.clock())
    grey = found.by_colour[Colour.GREY]
    return Conservation(
        received=sum(source.received for source in known),
        accepted=sum(source.accepted for source in known),
        with_findings=sum(source.with_findings for source in known),
        quarantined=sum(source.quarantined for source in known),
        unchanged=sum(source.unchanged for source in known),
        scored=found.total - grey,
        grey=grey,
        not_distributed=found.not_distributed,
        promises_overdue=overdue,
    )
