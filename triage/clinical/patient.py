"""Who the patient is, and whom to call."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """A relative or other person to call (FHIR Patient.contact)."""

    name: str
    relation: str
    phone: str


@dataclass(frozen=True, slots=True)
class Patient:
    """A person (FHIR Patient); `id` is the reference within its source, e.g. "Patient/p1".

    `first_seen` is when anything about the person first came here, None before it is stored.
    """

    id: str
    cpr: str | None
    family: str
    given: str
    birth_date: date | None = None
    gender: str | None = None
    phone: str | None = None
    address: str | None = None
    postal_code: str | None = None
    contacts: tuple[Contact, ...] = ()
    active: bool = True
    deceased: bool = False
    protected: bool = False
    first_seen: datetime | None = None

    def age(self, today: date) -> int | None:
        """Return whole years on `today`, or None when the birth date is unknown."""
        born = self.birth_date
        if born is None:
            return None
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
