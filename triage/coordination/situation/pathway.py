"""A course with a statutory limit, and the appointments that complete it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PatientDelay:
    """Days that the patient caused; they move the free choice clock only."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Waiver:
    """The patient's own wish to wait longer; it counts only where it is documented."""

    documented: bool = False
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pathway:
    """A referral under a limit of `limit_days` from `received` (day 0), done when all of `completed_by` are."""

    id: str
    patient: str
    kind: str
    received: date
    limit_days: int
    completed_by: tuple[str, ...] = ()
    patient_delays: tuple[PatientDelay, ...] = ()
    waiver: Waiver | None = None
    notice_required: bool = False
    notified_on: date | None = None
    free_choice_offered: bool = False
