"""Ask for a window of the worklist, and for how true it is: ages of data and the account of everything received."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.store.sources import sources
from triage.store.worklist import counts, row_of_case, rows
from triage.workflow.application import Application
from triage.worklist.row import Counts, Query, Row


@dataclass(frozen=True, slots=True)
class SourceState:
    """How old a source's data are, and what went wrong last (None = nothing)."""

    name: str
    last_success: datetime | None
    fault: Text | None


@dataclass(frozen=True, slots=True)
class Conservation:
    """Every resource received is accounted for: `received == accepted + with_findings + quarantined + unchanged`.

    `scored` and `grey` count the open courses behind the worklist.
    """

    received: int
    accepted: int
    with_findings: int
    quarantined: int
    unchanged: int
    scored: int
    grey: int

    @property
    def holds(self) -> bool:
        """Return whether the account adds up, which it must."""
        return self.received == self.accepted + self.with_findings + self.quarantined + self.unchanged


def list_cases(app: Application, query: Query, offset: int, limit: int) -> Sequence[Row]:
    """Return rows `offset` to `offset + limit` of the query: worst colour first, then deadline, then name."""
    with app.store.read() as connection:
        return rows(connection, query, offset, limit)


def case_row(app: Application, case: int) -> Row | None:
    """Return the line of one case, or None where there is no such case."""
    with app.store.read() as connection:
        return row_of_case(connection, case)


def count_cases(app: Application, query: Query) -> Counts:
    """Count the rows of `query` by colour, and the open reds that it hides."""
    with app.store.read() as connection:
        return counts(connection, query)


def source_states(app: Application) -> tuple[SourceState, ...]:
    """Return every source with the age of its data."""
    return tuple(SourceState(source.name, source.last_success, source.fault) for source in sources(app.store))


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
    )
