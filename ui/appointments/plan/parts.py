"""What a calendar is made of: lanes, columns, blocks, drives and the days on which something is due."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, auto

from triage.clinical.colour import Colour
from triage.coordination.situation.visit import Mode

_SATURDAY = 5


class Place(Enum):
    """Whether something stands where it stood, leaves with the plan, comes with it, or is not in force."""

    STANDS = auto()
    LEAVES = auto()
    COMES = auto()
    VOID = auto()


class View(Enum):
    """What is shown of a proposal: old and new over each other, what was, or what would be."""

    BOTH = auto()
    BEFORE = auto()
    AFTER = auto()

    @property
    def next(self) -> "View":
        """Return the view that the same key leads on to."""
        views = list(View)
        return views[(views.index(self) + 1) % len(views)]


class LaneKind(Enum):
    """Visits at a department, promised calls, or time taken of which nothing else may be told."""

    VISITS = auto()
    CALLS = auto()
    TAKEN = auto()


class Due(Enum):
    """Whose clock runs out on a day: the duty to examine, or the free choice of hospital."""

    DUTY = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A day, a stretch of days with nothing in them (`first` < `last`), or what has no time yet (both None)."""

    first: date | None
    last: date | None
    is_closed: bool = False

    @property
    def is_stretch(self) -> bool:
        """Return whether the column stands for several days."""
        return self.first != self.last

    @property
    def is_holiday(self) -> bool:
        """Return whether the day is closed though its weekday is not."""
        return self.is_closed and self.first is not None and self.first.weekday() < _SATURDAY


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the calendar; `name` and `site_name` are words."""

    kind: LaneKind
    dept: str = ""
    site: str = ""
    mode: Mode = Mode.PHYSICAL
    name: str = ""
    site_name: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Something in a cell; `colour` is the triage's word on a control, None where it has none or may not be told."""

    id: str
    start: datetime | None
    minutes: int
    words: str
    place: Place = Place.STANDS
    status: str = "booked"
    mode: Mode = Mode.PHYSICAL
    colour: Colour | None = None
    is_at_odds: bool = False
    is_doubted: bool = False

    @property
    def end(self) -> datetime | None:
        """Return when it ends; None where it has no time, or none that is told."""
        return self.start + timedelta(minutes=self.minutes) if self.start and self.minutes else None


@dataclass(frozen=True, slots=True)
class Drive:
    """A day's way from home and back: `leaves` and `returns` are None where the way from home is not known."""

    day: date
    leaves: datetime | None
    returns: datetime | None
    minutes: int
    place: Place = Place.STANDS


@dataclass(frozen=True, slots=True)
class Calendar:
    """Lanes and columns, what stands where they meet, the drives under them, and what is due on which column."""

    lanes: tuple[Lane, ...] = ()
    columns: tuple[Column, ...] = ()
    cells: dict[tuple[int, int], tuple[Block, ...]] = field(default_factory=dict)
    drives: dict[int, tuple[Drive, ...]] = field(default_factory=dict)
    dues: dict[int, frozenset[Due]] = field(default_factory=dict)
