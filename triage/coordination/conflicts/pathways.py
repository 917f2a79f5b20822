"""Courses under a statutory limit: notice, the duty to have them done, and the patient's free choice."""

from collections.abc import Iterator
from datetime import timedelta

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.deadlines.clocks import choice_due, duty_due, notice_due, waived
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.visit import Visit
from triage.coordination.timed import Timed, timed


def late_notices(person: Person) -> Iterator[Conflict]:
    """Yield courses whose patient should have been told of the time by now, completed or not."""
    today = person.situation.now.date()
    for pathway in person.pathways:
        is_awaited = pathway.notice_required and pathway.notified_on is None
        if is_awaited and today > notice_due(pathway, person.situation.policy):
            yield entry(Code.NOTICE_OVERDUE, pathway.id)


def late_courses(person: Person) -> Iterator[Conflict]:
    """Yield courses that end after their limit, or close to it, or that nobody has booked to the end."""
    for pathway in person.pathways:
        if not _is_completed(person, pathway):
            last = last_visit(person, pathway)
            yield from _unbooked(person, pathway) if last is None else _booked(person, pathway, last)


def breaches(person: Person) -> Iterator[Conflict]:
    """Yield the courses that break their limit, with the days by which they do; of the deceased nothing is told."""
    if not person.traveller.deceased:
        yield from (one for one in late_courses(person) if one.code is Code.DEADLINE_BREACH)


def last_visit(person: Person, pathway: Pathway) -> Timed | None:
    """Return the visit that completes a course; None while one that it needs has no time."""
    known = _known(person, pathway)
    if any(visit.is_unplaced for visit in known):
        return None
    return max(timed(known), key=lambda stay: (stay.end, stay.id), default=None)


def _known(person: Person, pathway: Pathway) -> list[Visit]:
    return [visit for key in pathway.completed_by if (visit := person.visit(key))]


def _is_completed(person: Person, pathway: Pathway) -> bool:
    known = _known(person, pathway)
    return bool(known) and all(visit.status == "fulfilled" for visit in known)


def _unbooked(person: Person, pathway: Pathway) -> Iterator[Conflict]:
    due = duty_due(pathway)
    left = due - person.situation.now.date()
    if left <= timedelta(days=person.situation.policy.deadline_unbooked_days):
        yield entry(Code.DEADLINE_UNBOOKED, pathway.id, due=due.isoformat())


def _booked(person: Person, pathway: Pathway, last: Timed) -> Iterator[Conflict]:
    """Look at the day on which a course ends by both clocks: a waiver touches the duty alone."""
    day, due = last.end.date(), duty_due(pathway)
    items = last.id, pathway.id
    if day <= due:
        if due - day <= timedelta(days=person.situation.policy.deadline_tight_days):
            yield entry(Code.DEADLINE_TIGHT, *items, due=due.isoformat())
    elif waived(pathway, day):
        yield entry(Code.DEADLINE_WAIVED, *items, due=due.isoformat())
    else:
        yield entry(Code.DEADLINE_BREACH, *items, due=due.isoformat(), days=(day - due).days)
    since = choice_due(pathway)
    if day > since and not pathway.free_choice_offered:
        yield entry(Code.FREE_CHOICE_TRIGGERED, pathway.id, since=since.isoformat())
