"""An appointment moved to another place, and put back: its times, its slot and who and what takes part but the patient.

Our mark tells for ever whether a put of ours stands, so that one whose answer was lost is never made twice.
"""

from datetime import datetime, timedelta

from triage.fhir.number import Number
from triage.fhir.strict import Json, Object

_MARK = "http://visita.example/StructureDefinition/rebooking"
_TIMES = ("start", "end", "slot")
# Who and what of a place takes part; patients and those with them go where the appointment goes.
_OF_PLACES = ("Location", "HealthcareService", "Practitioner", "PractitionerRole", "Device")


def mark_of(appointment: Object) -> str | None:
    """Return our mark on an appointment, None where it has none."""
    for each in _list(appointment, "extension"):
        if isinstance(each, dict) and _is_mark(each):
            value = each.get("valueString")
            return value if isinstance(value, str) else ""
    return None


def place_of(appointment: Object) -> Object:
    """Return all that is changed when an appointment is moved, as it stands."""
    names = _TIMES if "start" in appointment else (*_TIMES, "status")
    times = {name: appointment[name] for name in names if name in appointment}
    taking_part = [each for each in _list(appointment, "participant") if _kind(each) in _OF_PLACES]
    return {"resourceType": "Appointment", **times, "participant": taking_part}


def place_of_slot(slot: Object, schedule: Object, appointment: Object) -> Object:
    """Return the place that a slot gives an appointment, which keeps its own length.

    What kinds of actors the schedule names come from there, the others stay. Raises ValueError where a time is none.
    """
    actors = [each for each in _list(schedule, "actor") if isinstance(each, dict)]
    theirs: list[Json] = [{"actor": actor, "status": "accepted"} for actor in actors if _refers(actor) in _OF_PLACES]
    kinds = {_kind(each) for each in theirs}
    kept = [each for each in _list(place_of(appointment), "participant") if _kind(each) not in kinds]
    return _with_length_of(appointment, slot, [{"reference": f"Slot/{slot['id']}"}], [*theirs, *kept])


def place_left(left: Object, appointment: Object) -> Object:
    """Return the place that another appointment leaves, for one that keeps its own length; see `place_of_slot`."""
    place = place_of(left)
    return _with_length_of(appointment, left, _list(place, "slot"), _list(place, "participant"))


def moved(appointment: Object, place: Object, mark: str) -> Object:
    """Return an appointment at another place under our mark; all else of it stays as the source has it."""
    others = [each for each in _list(appointment, "participant") if _kind(each) not in _OF_PLACES]
    marks: list[Json] = [{"url": _MARK, "valueString": mark}]
    rest = [each for each in _list(appointment, "extension") if not _is_mark(each)]
    stays = {name: value for name, value in appointment.items() if name not in _TIMES}
    changed = {name: place[name] for name in (*_TIMES, "status") if place.get(name)}
    return {**stays, **changed, "participant": [*others, *_list(place, "participant")], "extension": [*rest, *marks]}


def is_at(appointment: Object, place: Object) -> bool:
    """Return whether an appointment stands at a place: at its time, and in its slot where both name one."""
    slots = [_list(one, "slot") for one in (appointment, place)]
    return instant_of(appointment, "start") == instant_of(place, "start") and (not all(slots) or slots[0] == slots[1])


def slot_in(place: Object) -> str | None:
    """Return the reference of the first slot of a place, None where it has none."""
    for each in _list(place, "slot"):
        if isinstance(each, dict) and isinstance(reference := each.get("reference"), str):
            return reference if reference.startswith("Slot/") else None
    return None


def instant_of(resource: Object, name: str) -> datetime | None:
    """Return a time with zone of a resource; None where it is absent or none."""
    try:
        found = datetime.fromisoformat(str(resource.get(name)))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _with_length_of(appointment: Object, begins: Object, slots: list[Json], taking_part: list[Json]) -> Object:
    start, length = instant_of(begins, "start"), _length(appointment)
    # One that never had a time and does not say how long it takes fills its place.
    ends = begins.get("end") if length is None or start is None else (start + length).isoformat()
    if start is None or not isinstance(ends, str):
        raise ValueError("no time")
    placed: Object = {"start": begins["start"], "end": ends, "slot": slots}
    if appointment.get("status") == "proposed" and "start" not in appointment:
        placed["status"] = "booked"
    return {"resourceType": "Appointment", **placed, "participant": taking_part}


def _length(appointment: Object) -> timedelta | None:
    start, end = instant_of(appointment, "start"), instant_of(appointment, "end")
    if start is not None and end is not None:
        return end - start
    minutes = appointment.get("minutesDuration")
    return timedelta(minutes=int(minutes)) if isinstance(minutes, Number) else None


def _is_mark(extension: Json) -> bool:
    return isinstance(extension, dict) and extension.get("url") == _MARK


def _kind(participant: Json) -> str:
    actor = participant.get("actor") if isinstance(participant, dict) else None
    return _refers(actor) if isinstance(actor, dict) else ""


def _refers(actor: Object) -> str:
    return str(actor.get("reference", "")).rpartition("/")[0].rpartition("/")[2]


def _list(parent: Object, name: str) -> list[Json]:
    value = parent.get(name)
    return value if isinstance(value, list) else []
