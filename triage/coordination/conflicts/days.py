"""Visits on days and at times on which they cannot be: closed days, the patient away or in a bed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from triage.coordination.closed_days import is_closed
from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.situation.visit import home
from triage.coordination.timed import Timed


def on_closed_days(person: Person) -> Iterator[Conflict]:
    """Yield visits at a site that does not receive on their day."""
    sites = person.situation.sites
    for stay in person.upcoming:
        if stay.is_physical and is_closed(stay.day):
            site = sites.get(stay.visit.site)
            if site is None or not site.open_weekends:
                yield entry(Code.CLOSED_DAY, stay.id)


def while_unavailable(person: Person) -> Iterator[Conflict]:
    """Yield visits that, with the way there and back, fall in a time when the patient cannot come; once each."""
    away = person.traveller.unavailable
    for stay in person.upcoming if away else ():
        start, end = _with_the_way(person, stay)
        if any(start < one.end and one.start < end for one in away):
            yield entry(Code.PATIENT_UNAVAILABLE, stay.id)


def _with_the_way(person: Person, stay: Timed) -> tuple[datetime, datetime]:
    if not stay.is_physical:
        return stay.start, stay.end
    way = timedelta(minutes=person.situation.travel.between(home(stay.visit.patient), stay.visit.site) or 0)
    return stay.start - way - timedelta(minutes=person.situation.policy.arrive_early_min), stay.end + way


def while_admitted(person: Person) -> Iterator[Conflict]:
    """Yield visits during a stay in a hospital, even there and by phone, once for each stay: the ward must know."""
    for stay in person.upcoming if person.traveller.admissions else ():
        for admission in person.traveller.admissions:
            if stay.intersects(admission.start, admission.end):
                yield entry(Code.INPATIENT_CLASH, stay.id, at=admission.site)
