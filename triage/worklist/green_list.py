"""What the list of greens is asked for, its rows, and what became of those that were closed together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from triage.clinical.colour import Colour
from triage.worklist.asked_visit import AskedVisit
from triage.worklist.greens import Kept, Policy, weight, wilson


class Which(StrEnum):
    """The parts: what can be closed together, what is left out, what was drawn, stable courses, visits asked about."""

    CLOSABLE = "closable"
    KEPT = "kept"
    SAMPLED = "sampled"
    STABLE = "stable"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class GreenQuery:
    """Which greens to list: one part, of some programmes (empty = all), of people whose family name begins so."""

    which: Which = Which.CLOSABLE
    programmes: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class GreenRow:
    """One line: a green case, or a course that is proposed for a longer interval or an end.

    `result` is the result that the case shows, `kept` why it is not closed together with others. `proposal` is the key
    of a proposal that rests on so many `rounds`, `asked` a booked visit that may not be needed; in both parts the case
    may be closed.
    """

    case: int
    result: int
    patient: int
    reference: str
    name: str
    programme: str
    newest: datetime | None
    opened: datetime
    kept: Kept | None = None
    proposal: int | None = None
    rounds: int = 0
    asked: AskedVisit | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """All greens of a query as they stood at one moment: `cases` can be closed together, each with its result.

    Every open green is in `cases` or counted in `kept`; `by_programme` counts `cases`.
    """

    cases: tuple[tuple[int, int], ...]
    by_programme: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[Kept, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many open greens there are."""
        return len(self.cases) + sum(self.kept.values())


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of `shown` greens that were to be closed together; `left` says why a case was not.

    What is in neither was not come to, for the act was stopped: those cases are open as before.
    """

    id: int
    shown: int
    closed: tuple[int, ...] = ()
    left: tuple[tuple[int, Kept], ...] = ()

    @property
    def not_reached(self) -> int:
        """Return how many the act never came to."""
        return self.shown - len(self.closed) - len(self.left)


@dataclass(frozen=True, slots=True)
class Judged:
    """A green that was drawn, and what a person would have called it; `share` was the chance of being drawn."""

    result: int
    programme: str
    rule_set: str
    version: str
    share: int
    colour: Colour | None

    @property
    def weight(self) -> float | None:
        """Return how many greens it stands for."""
        return weight(self.share)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How people judged the greens of one programme and rule-set version that were drawn.

    `greens` had a draw, `drawn` of them went to a person; `yellow` and `red` count who would have called them so.
    """

    programme: str
    rule_set: str
    version: str
    greens: int
    drawn: int
    agreed: int
    yellow: int
    red: int

    @property
    def judged(self) -> int:
        """Return how many a person has judged."""
        return self.agreed + self.yellow + self.red

    @property
    def rate(self) -> float | None:
        """Return the share that somebody would have seen; None before the first judgement."""
        return (self.yellow + self.red) / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return the 95 % interval of the rate."""
        return wilson(self.yellow + self.red, self.judged)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page of greens tells beside its rows: policies in force, judgements, and how many wait in each part."""

    policies: Sequence[Policy]
    agreements: Sequence[Agreement]
    to_judge: int
    proposals: int
    asked: int = 0
