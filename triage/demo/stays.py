"""Stays in hospital as FHIR Encounters: why some patients do not measure at home."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from triage.demo.courses import Course, Fate
from triage.demo.days import DAY, HOUR, Days
from triage.demo.export import Json, to_json

_ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
# One in so many of those who stopped measuring was admitted.
_ONE_IN = 4
_LASTED = timedelta(days=3)


def is_admitted(index: int, course: Course) -> bool:
    """Return whether the patient with this number stopped measuring because of a stay in hospital."""
    return course.fate is Fate.LAPSED and index % _ONE_IN == 0


def stay(course: Course, days: Days) -> Json:
    """Return a stay that began on the day after the last measurement, and lasts."""
    begun = days.instant((course.last + 1) * DAY + 11 * HOUR)
    return _stay(f"{course.id}-stay", f"Patient/{course.patient}", "in-progress", {"start": begun})


def write_past_stays(folder: Path, stays: Iterable[tuple[str, datetime]]) -> None:
    """Write NDJSON of stays that are over: whose, as a reference, and when each began."""
    lines = []
    for number, (patient, begun) in enumerate(stays, 1):
        period = {"start": _instant(begun), "end": _instant(begun + _LASTED)}
        lines.append(to_json(_stay(f"demo-past-stay-{number:04}", patient, "finished", period)) + "\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Encounter.ndjson").write_text("".join(lines), encoding="utf-8", newline="\n")


def _stay(id_: str, patient: str, status: str, period: Json) -> Json:
    return {
        "resourceType": "Encounter",
        "id": id_,
        "meta": {"versionId": "1", "lastUpdated": period.get("end", period["start"])},
        "status": status,
        "class": {"system": _ACT_CODE, "code": "IMP", "display": "inpatient encounter"},
        "subject": {"reference": patient},
        "period": period,
    }


def _instant(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds")
