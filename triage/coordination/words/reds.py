"""What to do about a red result where no plan brings the patient in: take a free time, or tell the clinician."""

from collections.abc import Collection, Iterator
from datetime import datetime

from triage.coordination.conflicts.person import Person, people
from triage.coordination.conflicts.triage_colours import late_alarms, seen_by
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Slot
from triage.coordination.situation.traveller import RedAlarm
from triage.coordination.words.names import Named
from triage.coordination.words.phrases import NOTHING, text
from triage.coordination.words.times import when_words
from triage.errors import Text


def red_words(situation: Situation, patients: Collection[str]) -> Text:
    """Return by when these patients should be seen after a red result, and the first free time; empty without one."""
    waiting = [(seen_by(alarm, person), alarm.dept, person) for person, alarm in _alarms(situation, patients)]
    if not waiting:
        return NOTHING
    latest, dept, person = min(waiting, key=lambda one: one[:2])
    free = min(_free(dept, person), key=lambda one: (one.start, one.id), default=None)
    return _words(latest, free, Named(situation))


def _alarms(situation: Situation, patients: Collection[str]) -> Iterator[tuple[Person, RedAlarm]]:
    for person in people(situation, patients):
        yield from ((person, alarm) for alarm in late_alarms(person))


def _free(dept: str, person: Person) -> Iterator[Slot]:
    situation = person.situation
    services = {visit.service for visit in person.visits if visit.dept == dept}
    return (
        one
        for one in situation.slots.values()
        if one.dept == dept and (not services or one.service in services) and one.start >= situation.now
    )


def _words(latest: datetime, free: Slot | None, named: Named) -> Text:
    by, first = when_words(latest), _first(free, named)
    if free is not None and free.start <= latest:
        return text(
            f"Intet forslag sparer patienten noget, men patienten er rød og skal ses senest {by.da}.{first.da}",
            f"No proposal saves the patient anything, but the patient is red and should be seen by {by.en}.{first.en}",
        )
    return text(
        f"Intet forslag: patienten er rød og skal ses senest {by.da}, og ingen ledig tid er så tidlig.{first.da} "
        "Ring til afdelingen, og sig det til klinikeren.",
        f"No proposal: the patient is red and should be seen by {by.en}, and no free time is that early.{first.en} "
        "Call the department, and tell the clinician.",
    )


def _first(free: Slot | None, named: Named) -> Text:
    if free is None:
        return NOTHING
    when, site = when_words(free.start), named.site(free.site)
    return Text(f" Første ledige tid: {when.da}, {site.da}.", f" The first free time: {when.en}, {site.en}.")
