"""A move that its owner must make: a Task on the appointment, and the answer that proposes the new time (FHIR R4)."""

from triage.fhir.strict import Json, Object

IDENTIFIER = "http://visita.example/rebooking-request"
_CODES = "http://visita.example/CodeSystem/rebooking"
_USERS = "http://visita.example/user"
# R5 has the element; R4 says it by an extension under R5's name.
_PROPOSED = "http://hl7.org/fhir/5.0/StructureDefinition/extension-AppointmentResponse.proposedNewTime"
_STATUS = "requested"
WITHDRAWN = "cancelled"


def request_of(
    key: str, appointment: str, patient: str, place: Object, actor: str, at: str, answer_by: str, owner: str
) -> Object:
    """Return the Task that asks the owner to move `appointment` ("Appointment/7"); the old time stays meanwhile."""
    proposed: list[Json] = [
        {"type": _coded("new-time"), "valuePeriod": {"start": place["start"], "end": place["end"]}},
        *({"type": _coded("new-slot"), "valueReference": slot} for slot in _slots(place)),
    ]
    return {
        "resourceType": "Task",
        "identifier": [{"system": IDENTIFIER, "value": key}],
        "status": _STATUS,
        "intent": "proposal",
        "code": _coded("move", "Flyt aftalen"),
        "focus": {"reference": appointment},
        "for": {"reference": patient},
        "authoredOn": at,
        "requester": {"identifier": {"system": _USERS, "value": actor}, "display": actor},
        "owner": {"display": owner},
        "restriction": {"period": {"end": answer_by}},
        "input": proposed,
    }


def response_of(key: str, appointment: str, patient: str, place: Object) -> Object:
    """Return the tentative answer that proposes another time for `appointment`."""
    return {
        "resourceType": "AppointmentResponse",
        "identifier": [{"system": IDENTIFIER, "value": key}],
        "extension": [{"url": _PROPOSED, "valueBoolean": True}],
        "appointment": {"reference": appointment},
        "start": place["start"],
        "end": place["end"],
        "actor": {"reference": patient},
        "participantStatus": "tentative",
    }


def is_request(task: Object, key: str) -> bool:
    """Return whether a Task is the request `key`, whatever a server answered to the search."""
    identifiers = task.get("identifier")
    return isinstance(identifiers, list) and any(
        isinstance(each, dict) and (each.get("system"), each.get("value")) == (IDENTIFIER, key) for each in identifiers
    )


def is_untouched(task: Object) -> bool:
    """Return whether nobody at the owner has begun or answered the request."""
    return task.get("status") == _STATUS


def withdrawn(task: Object) -> Object:
    """Return a request that is wanted no more."""
    return {**task, "status": WITHDRAWN, "statusReason": {"text": "Ønsket er taget tilbage"}}


def _slots(place: Object) -> list[Json]:
    slots = place.get("slot")
    return slots if isinstance(slots, list) else []


def _coded(code: str, display: str | None = None) -> Object:
    shown: Object = {"display": display} if display else {}
    return {"coding": [{"system": _CODES, "code": code, **shown}]}
