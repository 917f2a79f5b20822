"""Whom to call beside the patient (FHIR RelatedPerson)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RelatedPerson:
    """A relative or other person with a record of their own; `end` is when the relation ended, None while it lasts."""

    id: str
    patient: str
    name: str
    relation: str
    phone: str | None = None
    active: bool = True
    start: datetime | None = None
    end: datetime | None = None
