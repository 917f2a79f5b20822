"""Ask for a window of the worklist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.errors import Text
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
    """Every resource received is accounted for: `received == accepted + with_findings + quarantined`.

    `scored` and `grey` count the patients' courses behind the worklist.
    """

    received: int
    accepted: int
    with_findings: int
    quarantined: int
    scored: int
    grey: int


def list_cases(app: Application, query: Query, offset: int, limit: int) -> Sequence[Row]:
    """Return rows `offset` to `offset + limit` of the query: worst colour first, then deadline, then name."""
    raise NotImplementedError


def count_cases(app: Application, query: Query) -> Counts:
    """Count the rows of `query` by colour, and the open reds that it hides."""
    raise NotImplementedError


def source_states(app: Application) -> tuple[SourceState, ...]:
    """Return every source with the age of its data."""
    raise NotImplementedError


def conservation(app: Application) -> Conservation:
    """Return the account of everything ever received."""
    raise NotImplementedError
