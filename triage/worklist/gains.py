"""What a list that stands still would gain if it were read again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from triage.clinical.colour import Colour


@dataclass(frozen=True, slots=True)
class ListMark:
    """How far the store had come when a list was read: steps of colours, acts of owners, decisions, notices."""

    step: int
    event: int
    decision: int
    at: datetime
    notice: int = 0


@dataclass(frozen=True, slots=True)
class NewRows:
    """Rows that wait: patients who were not listed, or whose colour got worse.

    `cases` stand for them, worst first and some hundreds at most. `reds` counts the reds that came anywhere the person
    may look, whatever the list is.
    """

    by_colour: Mapping[Colour, int] = field(default_factory=dict)
    cases: tuple[int, ...] = ()
    reds: int = 0

    @property
    def total(self) -> int:
        """Return how many rows wait."""
        return sum(self.by_colour.values())
