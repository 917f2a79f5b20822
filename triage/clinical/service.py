"""What departments offer and when (FHIR HealthcareService, Schedule, Slot)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HealthcareService:
    """A clinic; `department` is who runs it (words or a reference), `locations` the references of its places."""

    id: str
    name: str
    department: str = ""
    locations: tuple[str, ...] = ()
    phone: str | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Schedule:
    """A calendar with slots; `actors` are the references of whom and what it plans."""

    id: str
    actors: tuple[str, ...]
    service: str = ""
    start: datetime | None = None
    end: datetime | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a Schedule: "free", "busy", "busy-unavailable" or "busy-tentative"; `version` is its source's."""

    id: str
    schedule: str
    status: str
    start: datetime
    end: datetime
    service: str = ""
    version: str = ""
