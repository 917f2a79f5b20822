"""Ask for a window of the worklist, and for how true it is: ages of data and the account of everything received."""

from collections.abc import Sequence

from triage.clinical.colour import Colour
from triage.errors import Text, WrongUseError
from triage.store.sources import sources
from triage.store.worklist import counts, row_of_case, rows
from triage.workflow.application import Application
from triage.worklist.account import Conservation
from triage.worklist.row import Counts, Query, Row


def list_cases(app: Application, query: Query, offset: int, limit: int) -> Sequence[Row]:
    """Return rows `offset` to `offset + limit` of the query: worst colour first, then deadline, then name."""
    with app.store.read() as connection:
        return rows(connection, query, offset, limit)


def row_of(app: Application, case: int) -> Row:
    """Return the line of one case, open or closed; raises WrongUseError where there is none."""
    with app.store.read() as connection:
        found = row_of_case(connection, case)
    if found is None:
        raise WrongUseError(Text(f"Der er ingen sag {case}.", f"There is no case {case}."))
    return found


def count_cases(app: Application, query: Query) -> Counts:
    """Count the rows of `query` by colour, and the open reds that it hides."""
    with app.store.read() as connection:
        return counts(connection, query)


def conservation(app: Application) -> Conservation:
    """Return the account of everything ever received."""
    known = sources(app.store)
    found = count_cases(app, Query())
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
    )
