"""A resource as it came from a source, and what could be made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from triage.clinical.appointment import Appointment, Location
from triage.clinical.care import Enrolment
from triage.clinical.device import Device, DeviceMetric
from triage.clinical.encounter import Encounter, EpisodeOfCare
from triage.clinical.handling import Handling
from triage.clinical.observation import Reading
from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Questionnaire, Response
from triage.clinical.referral import ServiceRequest
from triage.clinical.related_person import RelatedPerson
from triage.clinical.service import HealthcareService, Schedule, Slot
from triage.clinical.task import Flag, Task
from triage.errors import Text

# What stands around a patient: no colour rests on it.
Context = (
    Encounter
    | EpisodeOfCare
    | ServiceRequest
    | Task
    | Handling
    | Flag
    | RelatedPerson
    | HealthcareService
    | Schedule
    | Slot
)
_Own = Patient | Questionnaire | Response | Reading | Device | DeviceMetric | Appointment | Location | Enrolment
Fact = _Own | Context


# A patient who is told by CPR number alone: "cpr:DDMMYY-NNNN". The store finds who it is, or holds the resource.
BY_CPR = "cpr:"


class Disposition(StrEnum):
    """Every resource received ends as exactly one of these, and they are counted."""

    ACCEPTED = "accepted"
    WITH_FINDINGS = "with_findings"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a resource, like an OperationOutcome.issue; `code` is from FHIR's issue-type list."""

    severity: str
    code: str
    path: str
    text: Text


@dataclass(frozen=True, slots=True)
class Received:
    """One resource: its raw bytes, its disposition with the reasons, and the facts read from it.

    `subject` is the patient it is about where that can be told ("Patient/p1"), also when it is quarantined: what was
    received but cannot be used must keep that patient from being green. `withdrawn` marks entered-in-error and deleted.
    `subject_cpr` is the CPR number that stands beside the reference to the patient, where one does.
    """

    raw: bytes
    type: str | None
    id: str | None
    version: str | None
    last_updated: datetime | None
    sha256: str
    disposition: Disposition
    findings: tuple[Finding, ...] = ()
    facts: tuple[Fact, ...] = ()
    withdrawn: bool = False
    subject: str | None = None
    subject_cpr: str | None = None

    def with_warnings(self, findings: Sequence[Finding]) -> Self:
        """Return the resource with more findings that a person should know; it is used all the same."""
        if not findings:
            return self
        is_clean = self.disposition is Disposition.ACCEPTED
        disposition = Disposition.WITH_FINDINGS if is_clean else self.disposition
        return replace(self, findings=(*self.findings, *findings), disposition=disposition)
