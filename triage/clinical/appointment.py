"""Appointments and the places they are held at (FHIR Appointment, Location)."""

from dataclasses import dataclass
from datetime import datetime

ACTIVE = frozenset({"proposed", "pending", "booked", "arrived", "checked-in"})


@dataclass(frozen=True, slots=True)
class Location:
    """A place; `site` is the hospital (a key of the travel table), None where it is not known."""

    id: str
    name: str
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A patient's appointment; `mode` is "physical", "phone" or "video". Times may be missing only before booking.

    `healthcare_service` is the reference of the clinic that holds it, None where the source names none, `based_on` are
    those of the referrals that it answers. `version` is what the source calls this version of it.
    """

    id: str
    patient: str
    status: str
    start: datetime | None
    end: datetime | None
    service: str
    department: str
    site: str | None = None
    mode: str = "physical"
    note: str = ""
    healthcare_service: str | None = None
    based_on: tuple[str, ...] = ()
    version: str = ""

    @property
    def is_active(self) -> bool:
        """Return whether the patient is still expected to come or be called."""
        return self.status in ACTIVE
