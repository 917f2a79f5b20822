"""A course as a FHIR CarePlan: twice a day for two weeks, then at the programme's interval."""

from triage.demo.courses import INTENSIVE_DAYS, Course
from triage.demo.days import DAY, HOUR, Days
from triage.demo.export import Json

PROGRAMME = "http://visita.example/CodeSystem/programme"


def care_plan(course: Course, title: str, days: Days) -> Json:
    """Return the CarePlan of `course`; `title` is the programme in words."""
    start = _instant(course.start, days)
    end = {} if course.ended is None else {"end": _instant(course.ended, days)}
    return {
        "resourceType": "CarePlan",
        "id": course.id,
        "meta": {"versionId": "1", "lastUpdated": _instant(course.ended or course.start, days)},
        "status": "active" if course.ended is None else "completed",
        "intent": "plan",
        "category": [{"coding": [{"system": PROGRAMME, "code": course.programme, "display": title}]}],
        "title": title,
        "subject": {"reference": f"Patient/{course.patient}"},
        "period": {"start": start, **end},
        "activity": _activities(course, days),
    }


def _activities(course: Course, days: Days) -> list[Json]:
    closing = "in-progress" if course.ended is None else "completed"
    if course.interval >= INTENSIVE_DAYS:
        return [_activity("Spørgeskema", closing, {"start": _instant(course.start, days)}, 1, course.interval)]
    begin, change = _instant(course.start, days), _instant(course.start + INTENSIVE_DAYS, days)
    is_new = course.start + INTENSIVE_DAYS > 0
    return [
        _activity("Hjemmemåling", "in-progress" if is_new else "completed", {"start": begin, "end": change}, 2, 1),
        _activity("Hjemmemåling", "scheduled" if is_new else closing, {"start": change}, 1, course.interval),
    ]


def _activity(text: str, status: str, bounds: Json, frequency: int, period: int) -> Json:
    repeat = {"boundsPeriod": bounds, "frequency": frequency, "period": period, "periodUnit": "d"}
    return {"detail": {"code": {"text": text}, "status": status, "scheduledTiming": {"repeat": repeat}}}


def _instant(day: int, days: Days) -> str:
    """A plan begins in the morning of its first day."""
    return days.instant(day * DAY + 6 * HOUR)
