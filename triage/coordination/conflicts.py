"""Where a patient's appointments cannot all be kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from triage.clinical.appointment import Appointment
from triage.coordination.travel import Travel


class ConflictKind(StrEnum):
    """What is wrong, or could be better, with a pair of appointments."""

    PATIENT_OVERLAP = "PATIENT_OVERLAP"
    TRAVEL_INFEASIBLE = "TRAVEL_INFEASIBLE"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two appointments that cannot both be kept; `minutes_short` is how much time is missing between them."""

    kind: ConflictKind
    first: Appointment
    second: Appointment
    minutes_short: int


def conflicts(appointments: Sequence[Appointment], travel: Travel) -> tuple[Conflict, ...]:
    """Return every overlap and impossible journey among one patient's active appointments, earliest first."""
    raise NotImplementedError
