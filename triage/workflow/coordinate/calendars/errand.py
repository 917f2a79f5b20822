"""What is to be done about one appointment of a plan, and what came of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from triage.coordination.rebooking.plan import Answer, Stage, Step
from triage.errors import Text
from triage.fhir.serialise import serialise
from triage.fhir.strict import Object, read_body


@dataclass(frozen=True, slots=True)
class Memory:
    """What a calendar showed when the new place was held: where the appointment stood, and where it is to stand.

    The versions are of the slots when they were ours to change, and `written` is of the appointment as our put left it.
    """

    before: Object = field(default_factory=dict)
    target: Object = field(default_factory=dict)
    old_slot: str | None = None
    new_slot: str | None = None
    written: str | None = None

    def to_json(self) -> str:
        """Return it as the journal keeps it."""
        versions = {"old_slot": self.old_slot, "new_slot": self.new_slot, "written": self.written}
        known = {name: version for name, version in versions.items() if version is not None}
        return serialise({"resourceType": "Basic", "before": self.before, "target": self.target, **known}).decode()

    @staticmethod
    def from_json(kept: str) -> "Memory":
        """Return what the journal keeps; "" is nothing yet."""
        if not kept:
            return Memory()
        found = read_body(kept.encode())
        before, target = (place if isinstance(place := found.get(name), dict) else {} for name in ("before", "target"))
        versions = {name: value if isinstance(value := found.get(name), str) else None for name in _VERSIONS}
        return Memory(before, target, **versions)


_VERSIONS = ("old_slot", "new_slot", "written")


@dataclass(frozen=True, slots=True)
class Errand:
    """One move at its source: `reference` ("Appointment/7") in version `seen` is to stand in `slot` at `start`.

    Or where `displaced` stands, in the version that the plan saw. `hands_over`: another of the plan comes to the old
    place, which so is never free.
    """

    key: str
    step: Step
    reference: str
    seen: str
    start: datetime
    slot: str | None = None
    displaced: str | None = None
    displaced_seen: str = ""
    hands_over: bool = False
    actor: str = ""
    owner: str = ""
    at: datetime | None = None
    answer_by: datetime | None = None
    memory: Memory = field(default_factory=Memory)

    @property
    def moved_mark(self) -> str:
        """Return the mark of an appointment that this plan moved."""
        return f"moved {self.key}"

    @property
    def back_mark(self) -> str:
        """Return the mark of an appointment that this plan put back."""
        return f"back {self.key}"

    @property
    def request_key(self) -> str:
        """Return by what the owner's request is found again for ever."""
        return f"{self.key}-{self.step.appointment.rpartition('/')[2]}"

    @property
    def is_released(self) -> bool:
        """Return whether the old slot was given back already."""
        return self.step.stage is Stage.RELEASED

    def known(self, memory: Memory) -> "Errand":
        """Return the errand with what a calendar showed."""
        return replace(self, memory=memory)


@dataclass(frozen=True, slots=True)
class Done:
    """The answer to a call, what is to be remembered of it, and why it was not as wished."""

    answer: Answer
    memory: Memory
    fault: Text | None = None
    held_until: datetime | None = None
