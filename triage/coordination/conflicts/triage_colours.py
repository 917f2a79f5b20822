"""What the triage says of visits: a control that may be needless, a red result that nobody sees in time."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.situation.traveller import RedAlarm
from triage.coordination.situation.visit import Pro
from triage.coordination.timed import Timed

_DAY = timedelta(hours=24)
_SEEN = frozenset({"arrived", "checked-in", "fulfilled"})


def green_visits(person: Person) -> Iterator[Conflict]:
    """Yield controls in person whose fresh and complete answers are green, with no alarm after them."""
    for stay in person.upcoming:
        visit = stay.visit
        if stay.is_physical and visit.purpose == "control" and visit.pro and _is_calm(visit.pro, person):
            yield entry(Code.TRIAGE_GREEN_VISIT, visit.id)


def _is_calm(pro: Pro, person: Person) -> bool:
    """Return whether answers can speak against a visit; answers of an unknown or a coming time cannot."""
    if pro.color != "green" or not pro.complete or pro.newer_alarm or pro.answered is None:
        return False
    now = person.situation.now
    return pro.answered <= now and (now - pro.answered) // _DAY <= person.situation.policy.pro_fresh_days


def late_reds(person: Person) -> Iterator[Conflict]:
    """Yield every red result whose patient has not been seen in its department since, and will not be in time."""
    for alarm in late_alarms(person):
        there = _ahead(person, alarm)
        yield entry(Code.TRIAGE_RED_LATE, there[0].id if there else person.traveller.id)


def late_alarms(person: Person) -> Iterator[RedAlarm]:
    """Yield the red results that `late_reds` is about."""
    for alarm in person.traveller.red_alarms:
        latest = seen_by(alarm, person)
        if not _was_seen(person, alarm) and not any(stay.start <= latest for stay in _ahead(person, alarm)):
            yield alarm


def seen_by(alarm: RedAlarm, person: Person) -> datetime:
    """Return by when the patient of a red result should be seen."""
    return alarm.at + _DAY * person.situation.policy.red_max_days


def _ahead(person: Person, alarm: RedAlarm) -> list[Timed]:
    return [stay for stay in person.upcoming if stay.visit.dept == alarm.dept]


def _was_seen(person: Person, alarm: RedAlarm) -> bool:
    return any(
        visit.dept == alarm.dept and visit.status in _SEEN and _is_since(visit.start, alarm.at)
        for visit in person.visits
    )


def _is_since(start: datetime | None, at: datetime) -> bool:
    return start is not None and start >= at
