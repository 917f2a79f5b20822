"""One line of the worklist, and what a list may be asked for."""

from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour
from triage.errors import Text


@dataclass(frozen=True, slots=True)
class Row:
    """A patient in a programme: colour, worst reason, deadline for acting and time of the newest data.

    `reference` is the patient at the source, e.g. "Patient/p1".
    """

    case: int
    patient: int
    name: str
    programme: str
    colour: Colour
    reason: Text
    deadline: datetime | None
    newest: datetime | None
    closed: bool = False
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """Which cases to list: some programmes and colours (empty = all), a name so beginning, open or closed."""

    programmes: tuple[str, ...] = ()
    colours: tuple[Colour, ...] = ()
    name: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases of each colour a query finds, and how many open reds it hides."""

    by_colour: dict[Colour, int]
    hidden_red: int

    @property
    def total(self) -> int:
        """Return the number of rows the query finds."""
        return sum(self.by_colour.values())
