"""Make one call at a calendar; whatever breaks on the way is an answer too."""

from collections.abc import Callable, Mapping

from triage.coordination.rebooking.plan import Answer, Call, Stage, Verb
from triage.errors import SourceError, Text
from triage.fhir.http.exchange import Exchange
from triage.workflow.coordinate.calendars.ask import ask, withdraw
from triage.workflow.coordinate.calendars.errand import Done, Errand
from triage.workflow.coordinate.calendars.hold import hold, release
from triage.workflow.coordinate.calendars.put import put, release_old
from triage.workflow.coordinate.calendars.undo import undo

# No sign-in, no time, too many: the same may well be taken later.
_PASSING = frozenset({401, 408, 429})
_CALLS: Mapping[Verb, Callable[[Exchange, Errand], Done]] = {
    Verb.ASK: ask,
    Verb.HOLD: hold,
    Verb.PUT: put,
    Verb.RELEASE_OLD: release_old,
    Verb.RELEASE: release,
    Verb.UNDO: undo,
}


def perform(exchange: Exchange, call: Call, errand: Errand) -> Done:
    """Make a call and return its answer; LOST where it is not known whether it had its effect."""
    make = withdraw if call.verb is Verb.UNDO and errand.step.stage is Stage.ASKED else _CALLS[call.verb]
    try:
        done = make(exchange, errand)
    except SourceError as fault:
        return Done(_answer(fault), errand.memory, fault.text)
    return Done(done.answer, done.memory, done.fault or _FAULTS.get(done.answer), done.held_until)


def _answer(fault: SourceError) -> Answer:
    status = fault.status
    is_no = status is not None and 400 <= status < 500 and status not in _PASSING
    return Answer.REFUSED if is_no else Answer.LOST


_FAULTS: Mapping[Answer, Text] = {
    Answer.STALE: Text(
        "Aftalen er ændret i afdelingens kalender, siden forslaget blev regnet ud.",
        "The appointment was changed in the department's calendar after the proposal was made.",
    ),
    Answer.TAKEN: Text("Tiden er optaget af andre nu.", "The time is taken by others now."),
    Answer.EXPIRED: Text("Reservationen af tiden løb ud.", "The hold on the time ran out."),
}
