"""What joins a department and a patient, and what stands between them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# An appointment, a course that ended or a case that was closed joins so long.
LASTS = timedelta(days=90)
BREAK_GLASS_LASTS = timedelta(minutes=60)
SHORTEST_TEXT = 10


class Tie(StrEnum):
    """Why a department has to do with a patient, the strongest first."""

    CASE = "case"
    ENROLMENT = "enrolment"
    APPOINTMENT = "appointment"


class EmergencyReason(StrEnum):
    """Why somebody looks up a patient whom the department has no relation to, or who is closed to it."""

    DANGER = "danger"
    TREATMENT = "treatment"
    COLLEAGUE = "colleague"
    CONSENT = "consent"


class LegalGround(StrEnum):
    """On what the law lets a private record, or one whose owner said no, be looked up all the same."""

    CONSENT = "consent"
    OVERRIDING_INTEREST = "overriding_interest"


@dataclass(frozen=True, slots=True)
class Emergency:
    """A look-up in an emergency by the person at work, in force until a time."""

    reason: EmergencyReason
    until: datetime
    ground: LegalGround | None = None

    @property
    def override(self) -> str:
        """Return the reason as the audit log names it."""
        return f"{self.reason}:{self.ground}" if self.ground else str(self.reason)


@dataclass(frozen=True, slots=True)
class PatientRelation:
    """One patient as seen from a person at work.

    `ties` are the departments that have to do with the patient, each with why. `closed_to` are those whom the patient
    asked not to look, None for every one. `emergency` is the person's own that is in force.
    """

    ties: tuple[tuple[int, Tie], ...] = ()
    is_private: bool = False
    closed_to: frozenset[int | None] = frozenset()
    emergency: Emergency | None = None

    def tie(self, department: int) -> Tie | None:
        """Return the strongest tie of a department, None where it has none."""
        found = {tie for key, tie in self.ties if key == department}
        return next((tie for tie in Tie if tie in found), None)

    def is_closed(self, department: int) -> bool:
        """Return whether nothing may be shown to the department but that there is something."""
        return self.is_private or None in self.closed_to or department in self.closed_to
