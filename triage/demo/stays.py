"""Stays in hospital as FHIR Encounters: why some patients do not measure at home."""

from triage.demo.courses import Course, Fate
from triage.demo.days import DAY, HOUR, Days
from triage.demo.export import Json

_ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
# One in so many of those who stopped measuring was admitted.
_ONE_IN = 4


def is_admitted(index: int, course: Course) -> bool:
    """Return whether the patient with this number stopped measuring because of a stay in hospital."""
    return course.fate is Fate.LAPSED and index % _ONE_IN == 0


def stay(course: Course, days: Days) -> Json:
    """Return a stay that began on the day after the last measurement, and lasts."""
    begun = days.instant((course.last + 1) * DAY + 11 * HOUR)
    return {
        "resourceType": "Encounter",
        "id": f"{course.id}-stay",
        "meta": {"versionId": "1", "lastUpdated": begun},
        "status": "in-progress",
        "class": {"system": _ACT_CODE, "code": "IMP", "display": "inpatient encounter"},
        "subject": {"reference": f"Patient/{course.patient}"},
        "period": {"start": begun},
    }
