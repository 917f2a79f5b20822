"""Write an appointment at its new place, and when all of the plan is written, give the old place back."""

from dataclasses import replace

from triage.coordination.rebooking.plan import Answer
from triage.fhir.http.exchange import Exchange
from triage.fhir.write_appointment import is_at, mark_of, moved, slot_in
from triage.fhir.write_slot import FREE, USED, hold_of, left
from triage.workflow.coordinate.calendars.errand import Done, Errand
from triage.workflow.coordinate.calendars.hold import is_held
from triage.workflow.coordinate.calendars.newest import Newest, change, newest


def put(exchange: Exchange, errand: Errand) -> Done:
    """Write the new place into exactly the version that the plan saw, under a valid hold where there are holds."""
    found = newest(exchange, errand.reference)
    if found is None or _is_moved(errand, found) is not None or found.version != errand.seen:
        return _settled(errand, found)
    if errand.slot is not None:
        slot = newest(exchange, errand.slot)
        if errand.step.has_holds and not is_held(errand, slot):
            return Done(Answer.EXPIRED, errand.memory)
        if not errand.step.has_holds and (slot is None or slot.body.get("status") != FREE):
            return Done(Answer.TAKEN, errand.memory)
    written = change(exchange, found, moved(found.body, errand.memory.target, errand.moved_mark))
    return _settled(errand, written or newest(exchange, errand.reference))


def release_old(exchange: Exchange, errand: Errand) -> Done:
    """Let the new slot be used and the old one be free, as far as nobody has changed them since."""
    memory = errand.memory
    new = newest(exchange, errand.slot) if errand.slot else None
    if new is not None and hold_of(new.body) == errand.key:
        new = change(exchange, new, left(new.body, USED))
        if new is None:
            return Done(Answer.LOST, memory)
    if new is not None and memory.new_slot is None:
        memory = replace(memory, new_slot=new.version)
    return Done(_freed_old(exchange, errand), memory)


def _freed_old(exchange: Exchange, errand: Errand) -> Answer:
    slot = slot_in(errand.memory.before)
    if slot is None or errand.hands_over:
        return Answer.DONE
    old = newest(exchange, slot)
    # A slot that was changed since may be somebody else's already: a free slot too few harms less than one too many.
    if old is None or old.version != errand.memory.old_slot or old.body.get("status") == FREE:
        return Answer.DONE
    return Answer.LOST if change(exchange, old, left(old.body, FREE)) is None else Answer.DONE


def _settled(errand: Errand, found: Newest | None) -> Done:
    """Return whether our put stands; what others wrote over it is theirs."""
    if found is None or not _is_moved(errand, found):
        return Done(Answer.STALE, errand.memory)
    return Done(Answer.DONE, replace(errand.memory, written=found.version))


def _is_moved(errand: Errand, found: Newest) -> bool | None:
    """Return whether a put of this plan stands as it was made; None where none was."""
    if mark_of(found.body) != errand.moved_mark:
        return None
    return is_at(found.body, errand.memory.target)
