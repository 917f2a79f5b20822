"""Why a patient is to be seen, and before when (FHIR ServiceRequest)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ServiceRequest:
    """A referral; `code` is "system|code", `service` its words, `due` the end of the time that it is wanted in.

    `requester` and `performer` are references, identifiers ("system|value") or words, as the source names them.
    """

    id: str
    patient: str
    status: str
    intent: str
    code: str | None
    service: str
    authored: datetime | None
    start: datetime | None = None
    due: datetime | None = None
    priority: str | None = None
    requester: str | None = None
    performer: str | None = None
