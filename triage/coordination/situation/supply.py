"""What departments have to offer, and the rules between visits."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Site:
    """A hospital; `open_weekends` tells that it receives on every closed day."""

    id: str
    name: str = ""
    open_weekends: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time at a department; `resources` is None where it names none of its own."""

    id: str
    service: str
    dept: str
    site: str
    start: datetime
    minutes: int
    resources: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A time in which a resource is not to be had."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Resource:
    """A room, device or person that `capacity` visits can use at once."""

    id: str
    kind: str = ""
    capacity: int = 1
    unavailable: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Dependency:
    """One visit needs another before it: at least `min_gap_min` after its end, at most `max_gap_min` (None: no most).

    `before` may be empty or unknown: then what is needed has not been ordered.
    """

    after: str
    before: str = ""
    min_gap_min: int = 0
    max_gap_min: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PrepRule:
    """A visit tagged `second` may not begin within `min_hours` of the end of one tagged `first`."""

    first: str
    second: str
    min_hours: int
