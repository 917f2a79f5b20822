"""What a clinician decides, and what became of it at the source."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.clinical.details import Details
from triage.errors import Text


class Action(StrEnum):
    """The kinds of decision: the first four answer whether the patient needs to be seen, the others change a course."""

    VISIT = "visit"
    PHONE = "phone"
    MESSAGE = "message"
    NO_VISIT = "no_visit"
    INTERVAL = "interval"
    QUESTIONNAIRE = "questionnaire"
    END_COURSE = "end_course"


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


class OutcomeKind(StrEnum):
    """What came of a decision: whether a visit turned out to be needed, or whether a call was answered."""

    NEEDED = "needed"
    NOT_NEEDED = "not_needed"
    NO_SHOW = "no_show"
    REACHED = "reached"
    NO_ANSWER = "no_answer"


OUTCOMES = {
    Action.VISIT: (OutcomeKind.NEEDED, OutcomeKind.NOT_NEEDED, OutcomeKind.NO_SHOW),
    Action.PHONE: (OutcomeKind.REACHED, OutcomeKind.NO_ANSWER),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line about what came of a decision; of several the last counts."""

    kind: OutcomeKind
    actor: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it was recorded; `undone` tells that a later line took it back. Never deleted.

    One that was handled elsewhere has for `actor` who did it there, and when in `handled_at`. `sending` is None where
    the source takes no decisions. `corrects` and `corrected_by` name the decision that this one replaces, and the one
    that replaced this; `why` is the code of the correction's reason, on the one that was corrected. `due` is by when
    what it asks for was to be done; `outcomes` oldest first.
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
    details: Details | None = None
    reason: str = ""
    due: datetime | None = None
    corrects: int | None = None
    corrected_by: int | None = None
    why: str = ""
    outcomes: tuple[Outcome, ...] = ()
    rule_set: str = ""
    version: str = ""
    rule_set_sha256: str = ""

    @property
    def outcome(self) -> OutcomeKind | None:
        """Return what came of it as the last line says."""
        return self.outcomes[-1].kind if self.outcomes else None
