"""What stands to be done about a patient, and what stands flagged (FHIR Task, Flag)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Task:
    """A task at its source; `focus` and `based_on` are references, `code` and `business_status` are "system|code".

    `start` and `end` are when it was worked on, `due` is when it must be done. `patient` None is a task about nobody.
    """

    id: str
    patient: str | None
    status: str
    intent: str
    code: str | None
    text: str
    focus: str | None = None
    based_on: str | None = None
    owner: str | None = None
    requester: str | None = None
    business_status: str | None = None
    authored: datetime | None = None
    start: datetime | None = None
    end: datetime | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A standing warning on a patient; `code` is "system|code", `text` what a person reads."""

    id: str
    patient: str
    status: str
    code: str | None
    text: str
    start: datetime | None = None
    end: datetime | None = None
    author: str | None = None
