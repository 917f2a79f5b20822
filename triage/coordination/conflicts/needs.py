"""What must be arranged for a visit and is not: an interpreter, a companion, patient transport."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from triage.coordination.closed_days import last_working_day_before
from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.timed import Timed


def without_interpreter(person: Person) -> Iterator[Conflict]:
    """Yield visits, also by phone and video, of a patient who needs an interpreter that nobody has booked."""
    language = person.traveller.needs.interpreter
    for stay in person.upcoming if language else ():
        if not stay.visit.interpreter_booked:
            yield entry(Code.INTERPRETER_MISSING, stay.id, language=language)


def without_companion(person: Person) -> Iterator[Conflict]:
    """Yield visits at a site of a patient who needs somebody along, and nobody has said yes."""
    for stay in person.upcoming if person.traveller.needs.companion else ():
        if stay.is_physical and not stay.visit.companion_confirmed:
            yield entry(Code.COMPANION_MISSING, stay.id)


def without_transport(person: Person) -> Iterator[Conflict]:
    """Yield visits at a site for which transport can be ordered now and is not, or could have been and was not."""
    for stay in person.upcoming if person.traveller.needs.transport else ():
        if stay.is_physical and not stay.visit.transport_ordered:
            yield from _without_transport(person, stay)


def _without_transport(person: Person, stay: Timed) -> Iterator[Conflict]:
    now, policy = person.situation.now, person.situation.policy
    cutoff = datetime.combine(last_working_day_before(stay.day), policy.transport_cutoff)
    data = cutoff.isoformat(timespec="minutes")
    if now > cutoff:
        yield entry(Code.TRANSPORT_TOO_LATE, stay.id, cutoff=data)
    elif stay.day <= now.date() + timedelta(days=policy.transport_open_days):
        yield entry(Code.TRANSPORT_MISSING, stay.id, cutoff=data)
