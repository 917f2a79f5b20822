"""A patient's course in a programme, and how often that patient is to measure (FHIR CarePlan)."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A stretch of time with one interval between measurements; `end` None is for as long as the course lasts."""

    start: datetime
    end: datetime | None
    interval: timedelta


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A patient in a programme ("copd", "heart_failure", "diabetes", "epilepsy", "mental_health")."""

    id: str
    patient: str
    programme: str
    status: str
    start: datetime | None
    end: datetime | None = None
    plan: tuple[PlanStep, ...] = ()
