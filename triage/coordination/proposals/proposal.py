"""A plan that is shown: what is moved, the numbers before and after, what speaks for it, and why not another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from triage.coordination.conflicts.conflict import Code

Key = tuple[Code, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Move:
    """An appointment's new place: `to` is the id of a slot, or `pos:` and the appointment that leaves it."""

    appointment: str
    to: str
    start: datetime
    site: str
    dept: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a plan costs, summed over patients: counts, days, minutes and points."""

    blockers: int
    breach_days: int
    trips: int
    travel_min: int
    wait_min: int
    points: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What speaks for a plan: differences as their names say, and the conflicts that go and come."""

    trips_saved: int
    travel_saved_min: int
    wait_change_min: int
    points_saved: int
    resolved: tuple[Key, ...] = ()
    created: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a slot was not given: the codes that forbid it, or else how many points worse it would be."""

    blocked_by: tuple[str, ...] = ()
    points_vs_best: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The best plan there is; without moves nothing is proposed and `after` is `before`.

    `why_not` is by appointment and slot. `facts` is None without moves. Where not every plan could be ruled out,
    `is_proven` is false and no plan is better than `floor`, whose trips and minutes are not known and count nothing.
    """

    moves: tuple[Move, ...]
    before: Numbers
    after: Numbers
    facts: Facts | None = None
    why_not: Mapping[tuple[str, str], WhyNot] = field(default_factory=dict)
    is_proven: bool = True
    floor: Numbers | None = None
