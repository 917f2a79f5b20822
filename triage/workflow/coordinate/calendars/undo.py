"""Put an appointment back where it stood, against the version that our own put made, and give the new place back."""

from triage.coordination.rebooking.plan import Answer, Stage
from triage.fhir.http.exchange import Exchange
from triage.fhir.write_appointment import mark_of, moved, slot_in
from triage.fhir.write_slot import FREE, USED, held, hold_of, left
from triage.workflow.coordinate.calendars.errand import Done, Errand
from triage.workflow.coordinate.calendars.newest import Newest, change, newest


def undo(exchange: Exchange, errand: Errand) -> Done:
    """Put the old place back, unless others have changed the appointment or taken its old time since.

    Where our put never arrived, the appointment is written as it is: one that is still on its way then comes too late.
    """
    found = newest(exchange, errand.reference)
    mark = None if found is None else mark_of(found.body)
    if found is None or mark != errand.back_mark:
        answer = _put_back(exchange, errand, found, mark)
        if answer is not Answer.DONE:
            is_tidy = answer is Answer.LOST or (_leave_old(exchange, errand) and _stay_in_new(exchange, errand, found))
            return Done(answer if is_tidy else Answer.LOST, errand.memory)
    is_tidy = _leave_new(exchange, errand) and _keep_old(exchange, errand)
    return Done(Answer.DONE if is_tidy else Answer.LOST, errand.memory)


def can_undo(exchange: Exchange, errand: Errand) -> bool:
    """Return whether the appointment still is as our put left it, and its old time free; nothing is changed."""
    found = newest(exchange, errand.reference)
    if found is None or mark_of(found.body) != errand.moved_mark or found.version != errand.memory.written:
        return False
    slot = slot_in(errand.memory.before)
    if slot is None or errand.hands_over:
        return True
    old = newest(exchange, slot)
    return old is not None and (old.body.get("status") == FREE or old.version == errand.memory.old_slot)


def _put_back(exchange: Exchange, errand: Errand, found: Newest | None, mark: str | None) -> Answer:
    is_written = errand.step.stage in (Stage.WRITTEN, Stage.RELEASED)
    if found is None or mark != errand.moved_mark:
        if is_written:
            return Answer.STALE
        # Whoever wrote another version has kept ours out.
        is_kept_out = found is None or found.version != errand.seen
        return Answer.DONE if is_kept_out else _written(exchange, errand, found)
    if errand.memory.written is not None and found.version != errand.memory.written:
        return Answer.STALE
    if not _take_old(exchange, errand):
        return Answer.TAKEN
    return _written(exchange, errand, found)


def _written(exchange: Exchange, errand: Errand, found: Newest | None) -> Answer:
    if found is None:
        return Answer.STALE
    if change(exchange, found, moved(found.body, errand.memory.before, errand.back_mark)) is not None:
        return Answer.DONE
    again = newest(exchange, errand.reference)
    mark = None if again is None else mark_of(again.body)
    if mark == errand.back_mark:
        return Answer.DONE
    # Our own put, late: the next time it is found and undone.
    return Answer.LOST if mark == errand.moved_mark and mark != mark_of(found.body) else Answer.STALE


def _take_old(exchange: Exchange, errand: Errand) -> bool:
    """Hold the old slot again where it was given back; False where somebody else has it."""
    slot = slot_in(errand.memory.before)
    if slot is None or errand.hands_over or not errand.is_released:
        return True
    old = newest(exchange, slot)
    if old is None or hold_of(old.body) == errand.key or old.version == errand.memory.old_slot:
        return old is not None
    if old.body.get("status") != FREE:
        return False
    got = change(exchange, old, held(old.body, errand.key)) or newest(exchange, slot)
    return got is not None and hold_of(got.body) == errand.key


def _leave_old(exchange: Exchange, errand: Errand) -> bool:
    """Give the old slot back again; where our hold of it may yet arrive, that is made to come too late."""
    old = _old(exchange, errand)
    if old is not None and hold_of(old.body) == errand.key:
        return change(exchange, old, left(old.body, FREE)) is not None
    if old is not None and errand.step.in_doubt and errand.is_released and old.body.get("status") == FREE:
        return change(exchange, old, old.body) is not None
    return True


def _keep_old(exchange: Exchange, errand: Errand) -> bool:
    old = _old(exchange, errand)
    if old is None or hold_of(old.body) != errand.key:
        return True
    return change(exchange, old, left(old.body, USED)) is not None


def _old(exchange: Exchange, errand: Errand) -> Newest | None:
    slot = slot_in(errand.memory.before)
    return newest(exchange, slot) if slot else None


def _stay_in_new(exchange: Exchange, errand: Errand, found: Newest | None) -> bool:
    """End our hold of a place that could not be left: it is used, unless others have moved the appointment on."""
    new = newest(exchange, errand.slot) if errand.slot else None
    if new is None or hold_of(new.body) != errand.key:
        return True
    is_used = found is not None and slot_in(found.body) == errand.slot
    return change(exchange, new, left(new.body, USED if is_used else FREE)) is not None


def _leave_new(exchange: Exchange, errand: Errand) -> bool:
    new = newest(exchange, errand.slot) if errand.slot else None
    if new is None:
        return True
    is_used = new.version == errand.memory.new_slot and new.body.get("status") == USED
    return not (is_used or hold_of(new.body) == errand.key) or change(exchange, new, left(new.body, FREE)) is not None
