"""When a patient's findings may change though nothing new came: time alone makes visits past and limits pass."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from triage.coordination.closed_days import last_working_day_before
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Visit

_DAY = timedelta(days=1)
# What is said once a moment has passed is looked at right after it.
_AFTER = timedelta(milliseconds=1)


def next_look(situation: Situation, patient: str) -> datetime | None:
    """Return the first moment after `now` at which a patient's conflicts may be others; None for one who has nothing.

    Whatever is counted in days is looked at again at midnight.
    """
    moments = [one for one in _moments(situation, patient) if one > situation.now]
    return min(moments, default=None)


def _moments(situation: Situation, patient: str) -> Iterator[datetime]:
    visits = [visit for visit in situation.visits.values() if visit.patient == patient]
    courses = any(course.patient == patient for course in situation.pathways.values())
    if courses or any(_is_ahead(visit, situation.now) for visit in visits):
        yield datetime.combine(situation.now.date() + _DAY, time())
    for visit in visits:
        yield from _of_visit(situation, visit)
    for call in situation.travellers[patient].callbacks:
        if not call.done:
            yield call.end + _AFTER


def _is_ahead(visit: Visit, now: datetime) -> bool:
    return (visit.end is not None and visit.end > now) or visit.status == "proposed"


def _of_visit(situation: Situation, visit: Visit) -> Iterator[datetime]:
    policy = situation.policy
    if visit.start is not None and visit.end is not None:
        yield visit.end
        yield visit.end + _DAY
        yield datetime.combine(last_working_day_before(visit.start.date()), policy.transport_cutoff) + _AFTER
    if visit.pro is not None and visit.pro.answered is not None:
        yield visit.pro.answered + (policy.pro_fresh_days + 1) * _DAY
