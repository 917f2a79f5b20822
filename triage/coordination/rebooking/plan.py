"""A plan under way: how far each of its moves is, where all of it is going, and the calls that take it there.

A call is made so that making it again is harmless: whoever makes it looks at the calendar first. So a call whose answer
was lost is simply made again - unless the plan is given up meanwhile; then what may still arrive is undone as well.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from triage.coordination.rebooking.capability import Capability


class Stage(StrEnum):
    """How far one move is. LAPSED: its hold ran out. FAILED: it stands in the calendar, and could not be undone."""

    NONE = "none"
    ASKED = "asked"
    HELD = "held"
    LAPSED = "lapsed"
    WRITTEN = "written"
    RELEASED = "released"
    UNDONE = "undone"
    FAILED = "failed"


class Result(StrEnum):
    """How a plan ended. Only after APPLIED and NEEDS_HUMAN is anything changed in a calendar."""

    APPLIED = "applied"
    REQUESTED = "requested"
    SLOT_GONE = "slot-gone"
    EXPIRED = "expired"
    STALE = "stale"
    ROLLED_BACK = "rolled-back"
    NEEDS_HUMAN = "needs-human"
    UNDONE = "undone"


class Verb(StrEnum):
    """What is done in a calendar: all is held, all written, then the old times released; or back, latest first."""

    ASK = "ask"
    HOLD = "hold"
    PUT = "put"
    RELEASE_OLD = "release-old"
    RELEASE = "release"
    UNDO = "undo"


_CONDITIONS = {Verb.PUT: " if-match", Verb.UNDO: " if-match(new)"}


@dataclass(frozen=True, slots=True)
class Call:
    """One thing to do about one appointment of the plan."""

    verb: Verb
    appointment: str

    def __str__(self) -> str:
        """Return it as the journal has it."""
        return f"{self.verb} {self.appointment}{_CONDITIONS.get(self.verb, '')}"


class Answer(StrEnum):
    """What came of a call. STALE: the appointment is changed. TAKEN: the time is. LOST: nobody knows.

    EXPIRED: the hold is no more. REFUSED: the owner said no. UNHELD: the calendar knows no holds.
    """

    DONE = "done"
    STALE = "stale"
    TAKEN = "taken"
    EXPIRED = "expired"
    REFUSED = "refused"
    UNHELD = "unheld"
    LOST = "lost"


class Goal(StrEnum):
    """Where a plan is going: into the calendars, out of them again after a failure, or back because somebody asked."""

    FORWARD = "forward"
    GIVE_UP = "give-up"
    TAKE_BACK = "take-back"


@dataclass(frozen=True, slots=True)
class Step:
    """One move. `in_doubt`: a call was made that may yet arrive. `held_until`: when its owner gives the hold away."""

    appointment: str
    capability: Capability = Capability.WRITE
    stage: Stage = Stage.NONE
    has_holds: bool = True
    held_until: datetime | None = None
    in_doubt: bool = False

    @property
    def is_to_undo(self) -> bool:
        """Return whether the new time stands in the calendar, or may come to stand there."""
        may_arrive = self.in_doubt and (self.stage is not Stage.NONE or not self.has_holds)
        return self.stage in (Stage.WRITTEN, Stage.RELEASED) or may_arrive

    @property
    def is_to_release(self) -> bool:
        """Return whether the new time is held, or may come to be."""
        return self.stage is Stage.HELD or (self.stage is Stage.NONE and self.has_holds and self.in_doubt)


@dataclass(frozen=True, slots=True)
class State:
    """A plan under way; `why` is the result of giving it up. What is not begun at `begin_by` is not begun."""

    steps: tuple[Step, ...]
    goal: Goal = Goal.FORWARD
    why: Result | None = None
    begin_by: datetime | None = None

    def step(self, appointment: str) -> Step:
        """Return the move of an appointment."""
        return next(step for step in self.steps if step.appointment == appointment)

    def with_step(self, changed: Step) -> "State":
        """Return the state where one move is as given."""
        steps = (changed if step.appointment == changed.appointment else step for step in self.steps)
        return replace(self, steps=tuple(steps))

    @property
    def is_written_whole(self) -> bool:
        """Return whether every owner lets it be written; otherwise all of it is asked for, and nothing written."""
        return all(step.capability is Capability.WRITE for step in self.steps)

    @property
    def is_changed(self) -> bool:
        """Return whether a new time stands in a calendar, or may come to stand there."""
        return any(step.is_to_undo or step.stage is Stage.FAILED for step in self.steps)

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the appointments that stand at their new time, as far as is known."""
        at_new = (Stage.WRITTEN, Stage.RELEASED, Stage.FAILED)
        return tuple(step.appointment for step in self.steps if step.stage in at_new)


def started(appointments: dict[str, Capability], begin_by: datetime | None = None) -> State:
    """Return a plan of which nothing is done yet, in the order of its moves."""
    return State(tuple(Step(name, capability) for name, capability in appointments.items()), begin_by=begin_by)
