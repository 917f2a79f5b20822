"""A booked visit of which a clinician is asked whether it is needed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AskedVisit:
    """The patient's answers are green and speak for no visit; `question` is the key by which it is answered."""

    question: int
    service: str
    department: str
    start: datetime | None
