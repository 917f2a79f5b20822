"""What a clinician decides."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    """The four answers to "does this patient need to be seen?"."""

    VISIT = "visit"
    PHONE = "phone"
    MESSAGE = "message"
    NO_VISIT = "no_visit"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it was recorded; `undone` tells that a later line took it back. Never deleted."""

    id: int
    case: int
    action: Action
    note: str
    actor: str
    at: datetime
    undone: bool = False
