"""Ask an owner that lets nobody else write to move an appointment, or withdraw that."""

from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Answer
from triage.errors import ConflictError, SourceError
from triage.fhir.http.exchange import Exchange
from triage.fhir.serialise import serialise
from triage.fhir.strict import Object
from triage.fhir.write_appointment import instant_of, place_of
from triage.fhir.write_appointment_request import (
    IDENTIFIER,
    WITHDRAWN,
    is_request,
    is_untouched,
    request_of,
    response_of,
    withdrawn,
)
from triage.workflow.coordinate.calendars.errand import Done, Errand
from triage.workflow.coordinate.calendars.newest import Newest, change, newest


def ask(exchange: Exchange, errand: Errand) -> Done:
    """Make the request and the tentative answer, each once; the old time stays. An owner that is rung up gets none."""
    if errand.step.capability is Capability.PHONE:
        return Done(Answer.DONE, errand.memory)
    found = newest(exchange, errand.reference)
    if found is None or found.version != errand.seen:
        return Done(Answer.STALE, errand.memory)
    proposed, patient = _proposed(errand, found), _patient(found.body)
    said = (str(errand.at and errand.at.isoformat()), str(errand.answer_by and errand.answer_by.isoformat()))
    task = request_of(errand.request_key, errand.reference, patient, proposed, errand.actor, *said, errand.owner)
    _create(exchange, "Task", task, errand.request_key)
    try:
        response = response_of(errand.request_key, errand.reference, patient, proposed)
        _create(exchange, "AppointmentResponse", response, errand.request_key)
    except SourceError as fault:
        # The task says the same to an owner that takes no answers to appointments.
        if fault.status is None or not 400 <= fault.status < 500:
            raise
    return Done(Answer.DONE, errand.memory)


def withdraw(exchange: Exchange, errand: Errand) -> Done:
    """Withdraw the request where nobody has begun with it; what is answered already stands."""
    if errand.step.capability is Capability.PHONE:
        return Done(Answer.DONE, errand.memory)
    wanted = exchange.find("Task", [("identifier", f"{IDENTIFIER}|{errand.request_key}")])
    for task in wanted:
        if is_request(task, errand.request_key):
            found = newest(exchange, f"Task/{task.get('id')}")
            return Done(_withdrawn(exchange, found), errand.memory)
    return Done(Answer.DONE, errand.memory)


def _withdrawn(exchange: Exchange, found: Newest | None) -> Answer:
    if found is None or found.body.get("status") == WITHDRAWN:
        return Answer.DONE
    if not is_untouched(found.body):
        return Answer.STALE
    return Answer.DONE if change(exchange, found, withdrawn(found.body)) is not None else Answer.LOST


def _create(exchange: Exchange, type_: str, body: Object, key: str) -> None:
    try:
        exchange.create(type_, serialise(body), f"identifier={IDENTIFIER}|{key}")
    except ConflictError as fault:
        # Several are there: then ours is.
        if fault.status != 412:
            raise


def _proposed(errand: Errand, found: Newest) -> Object:
    """Return the time that is asked for, as long as the appointment is now, and the slot where one is known."""
    before = place_of(found.body)
    start, end = instant_of(before, "start"), instant_of(before, "end")
    ends = errand.start if start is None or end is None else errand.start + (end - start)
    slot: Object = {"slot": [{"reference": errand.slot}]} if errand.slot else {}
    return {"start": errand.start.isoformat(), "end": ends.isoformat(), **slot}


def _patient(appointment: Object) -> str:
    participants = appointment.get("participant")
    for each in participants if isinstance(participants, list) else []:
        actor = each.get("actor") if isinstance(each, dict) else None
        reference = actor.get("reference") if isinstance(actor, dict) else None
        if isinstance(reference, str) and "Patient/" in reference:
            return reference
    return "Patient/unknown"
