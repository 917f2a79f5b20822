"""What changed in a patient's data, and where else the same person is known, ready to draw."""

from dataclasses import dataclass, field
from datetime import datetime

from triage.clinical.colour import Colour
from triage.clinical.notice import Notice
from triage.errors import Text


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said before and after; `after` None is that nothing stands in its place."""

    label: str
    before: Text
    after: Text | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact that the source amended, withdrew, moved to another patient, or sent anew in a form that is held.

    `change` is "amended", "withdrawn", "moved" or "held"; `time` when it was measured or answered.
    """

    at: datetime
    change: str
    what: Text
    time: datetime | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Probably the same person in another source, by CPR number: the worst open colour there and its course.

    `readings` and `responses` count what stands in both.
    """

    source: str
    case: int | None
    programme: str | None
    colour: Colour | None
    readings: int
    responses: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Newest first."""

    notices: tuple[Notice, ...] = field(default=())
    corrections: tuple[Correction, ...] = field(default=())
    elsewhere: tuple[Elsewhere, ...] = field(default=())

    @property
    def unseen(self) -> tuple[Notice, ...]:
        """Return the notices that nobody has read."""
        return tuple(notice for notice in self.notices if notice.seen_at is None)
