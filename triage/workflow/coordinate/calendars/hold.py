"""Hold the new place of an appointment, and give the hold back."""

from collections.abc import Callable
from dataclasses import replace

from triage.coordination.rebooking.plan import Answer
from triage.errors import SourceError
from triage.fhir.http.exchange import Exchange
from triage.fhir.strict import Object
from triage.fhir.write_appointment import instant_of, place_left, place_of, place_of_slot, slot_in
from triage.fhir.write_slot import FREE, HELD, held, hold_of, left
from triage.scoring.danish_time import elapsed
from triage.workflow.coordinate.calendars.errand import Done, Errand, Memory
from triage.workflow.coordinate.calendars.newest import Newest, change, newest

_NO_WRITING = frozenset({405, 501})


def hold(exchange: Exchange, errand: Errand) -> Done:
    """Hold the new place, if the appointment still is as the plan saw it; what both are like is remembered.

    The place of another appointment of the plan is busy by that one until it is handed over, so it needs no hold.
    """
    found = newest(exchange, errand.reference)
    if found is None or found.version != errand.seen:
        return Done(Answer.STALE, errand.memory)
    before = place_of(found.body)
    old = newest(exchange, slot) if (slot := slot_in(before)) else None
    memory = Memory(before=before, old_slot=old.version if old else None)
    if errand.displaced is not None:
        return _hold_left(exchange, errand, found, memory)
    return _hold_slot(exchange, errand, found, memory)


def release(exchange: Exchange, errand: Errand) -> Done:
    """Give the hold back; where it may yet arrive, it is made to come too late."""
    found = newest(exchange, errand.slot) if errand.slot else None
    if found is None:
        return Done(Answer.DONE, errand.memory)
    is_ours = hold_of(found.body) == errand.key
    if not is_ours and not (errand.step.in_doubt and found.body.get("status") == FREE):
        return Done(Answer.DONE, errand.memory)
    # A slot written as it is has a new version, which no hold on its way was meant for.
    freed = left(found.body, FREE) if is_ours else found.body
    answer = Answer.LOST if change(exchange, found, freed) is None else Answer.DONE
    return Done(answer, errand.memory)


def is_held(errand: Errand, slot: Newest | None) -> bool:
    """Return whether a slot is held for this very plan."""
    return slot is not None and slot.body.get("status") == HELD and hold_of(slot.body) == errand.key


def _hold_left(exchange: Exchange, errand: Errand, found: Newest, memory: Memory) -> Done:
    other = newest(exchange, errand.displaced or "")
    if other is None or other.version != errand.displaced_seen:
        return Done(Answer.STALE, memory)
    return _with_place(Answer.DONE, errand, lambda: place_left(other.body, found.body), memory)


def _hold_slot(exchange: Exchange, errand: Errand, found: Newest, memory: Memory) -> Done:
    slot = newest(exchange, errand.slot or "")
    if slot is None:
        return Done(Answer.TAKEN, memory)
    schedule = _schedule(exchange, slot.body)
    planned = _with_place(Answer.DONE, errand, lambda: place_of_slot(slot.body, schedule, found.body), memory)
    if planned.answer is not Answer.DONE or is_held(errand, slot):
        return planned
    if slot.body.get("status") != FREE:
        return replace(planned, answer=Answer.TAKEN)
    try:
        got = change(exchange, slot, held(slot.body, errand.key))
    except SourceError as fault:
        if fault.status in _NO_WRITING:
            return replace(planned, answer=Answer.UNHELD)
        raise
    if got is None:
        got = newest(exchange, errand.slot or "")
    return planned if is_held(errand, got) else replace(planned, answer=Answer.TAKEN)


def _with_place(answer: Answer, errand: Errand, place: Callable[[], Object], memory: Memory) -> Done:
    """Return the answer with the place to move to; one that begins at another time than was proposed is gone."""
    try:
        target = place()
    except ValueError:
        return Done(Answer.TAKEN, memory)
    start = instant_of(target, "start")
    is_as_proposed = start is not None and not elapsed(errand.start, start)
    return Done(answer if is_as_proposed else Answer.TAKEN, replace(memory, target=target))


def _schedule(exchange: Exchange, slot: Object) -> Object:
    refers = slot.get("schedule")
    reference = refers.get("reference") if isinstance(refers, dict) else None
    if not isinstance(reference, str) or not reference.startswith("Schedule/"):
        return {}
    found = newest(exchange, reference)
    return found.body if found else {}
