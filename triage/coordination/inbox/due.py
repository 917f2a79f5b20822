"""Until which day something can be done about a conflict."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.deadlines.clocks import duty_due, notice_due
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Visit

# The day that the conflict itself tells.
_TOLD = ("due", "cutoff", "since")


def due_of(conflict: Conflict, situation: Situation, patient: str) -> date | None:
    """Return the deadline that a conflict is about, else the day of the first visit in it that is to come."""
    told = next((str(conflict.data[name]) for name in _TOLD if name in conflict.data), None)
    if told is not None:
        return datetime.fromisoformat(told).date()
    match conflict.code:
        case Code.NOTICE_OVERDUE:
            return min((notice_due(situation.pathways[one], situation.policy) for one in conflict.items), default=None)
        case Code.TRIAGE_RED_LATE:
            return _red_due(conflict, situation, patient)
        case Code.UNPLACED:
            return _limit_of(situation, conflict.items)
        case Code.CALLBACK_OVERDUE | Code.CALLBACK_CLASH:
            calls = situation.travellers[patient].callbacks
            return min((call.end.date() for call in calls if call.id in conflict.items), default=None)
    return _first_day(situation, conflict.items)


def _red_due(conflict: Conflict, situation: Situation, patient: str) -> date | None:
    """Return the day of the earliest alarm's limit in the department of the visit; of any where none is booked."""
    depts = {visit.dept for visit in _visits(situation, conflict.items)}
    limit = timedelta(days=situation.policy.red_max_days)
    alarms = situation.travellers[patient].red_alarms
    return min(((one.at + limit).date() for one in alarms if not depts or one.dept in depts), default=None)


def _limit_of(situation: Situation, items: Iterable[str]) -> date | None:
    wanted = set(items)
    of_visit = (course for course in situation.pathways.values() if wanted.intersection(course.completed_by))
    return min(map(duty_due, of_visit), default=None)


def _first_day(situation: Situation, items: Iterable[str]) -> date | None:
    days = [visit.day for visit in _visits(situation, items) if visit.day is not None]
    return min((day for day in days if day >= situation.now.date()), default=max(days, default=None))


def _visits(situation: Situation, items: Iterable[str]) -> Iterator[Visit]:
    return (situation.visits[one] for one in items if one in situation.visits)
