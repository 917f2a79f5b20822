"""What a clinician decides, and what became of it at the source."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.errors import Text


class Action(StrEnum):
    """The four answers to "does this patient need to be seen?"."""

    VISIT = "visit"
    PHONE = "phone"
    MESSAGE = "message"
    NO_VISIT = "no_visit"


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a patient's data had come when they were shown: the newest result, and when what came last came (ms).

    The one that nothing was shown of is older than any data.
    """

    result: int = 0
    received: int = 0


class Elsewhere(StrEnum):
    """What closes a case without one of the four answers: it was handled in another system."""

    HANDLED = "elsewhere"


class SendState(StrEnum):
    """How far a decision is on its way to the source; after the first two nothing more is done by itself."""

    WAITING = "waiting"
    SENT = "sent"
    ANSWERED = "answered"
    CONFLICT = "conflict"
    REFUSED = "refused"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Sending:
    """Where a decision stands at the source; `at` is when that was settled there, `fault` why it was not done.

    `is_correction` tells that it is the taking back that is on its way.
    """

    state: SendState
    at: datetime | None = None
    fault: Text | None = None
    is_correction: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it was recorded; `undone` tells that a later line took it back. Never deleted.

    One that was handled elsewhere has for `actor` who did it there, and when in `handled_at`. `sending` is None where
    the source takes no decisions.
    """

    id: int
    case: int
    action: Action | Elsewhere
    note: str
    actor: str
    at: datetime
    undone: bool = False
    handled_at: datetime | None = None
    sending: Sending | None = None
