"""Appointment: who is to come where and when."""

from datetime import datetime, timedelta

from triage.clinical.appointment import Appointment
from triage.fhir.elements import codings, many, one, text, words
from triage.fhir.references import reference
from triage.fhir.remarks import Unusable, bad_code
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object
from triage.fhir.times import instant

MODE_SYSTEM = "http://visita.example/CodeSystem/appointment-mode"
STATUSES = frozenset(
    {
        "proposed",
        "pending",
        "booked",
        "arrived",
        "fulfilled",
        "cancelled",
        "noshow",
        "entered-in-error",
        "checked-in",
        "waitlist",
    }
)
_MAY_LACK_TIMES = frozenset({"proposed", "cancelled", "waitlist", "entered-in-error"})
_LONGEST = timedelta(days=7)


def read_appointment(view: ResourceView) -> tuple[Appointment, ...]:
    """Return the appointment; `site` is the reference of its Location, which the store looks up."""
    body = view.body
    status = _status(view)
    start, end = _times(view, status)
    actors = _actors(view)
    return (
        Appointment(
            id=view.reference,
            patient=_patient(view, actors),
            status=status,
            start=start,
            end=end,
            service=_first_words(body, "serviceType"),
            department=_department(body, actors),
            site=_place(view, actors),
            mode=_mode(body),
            note=text(body, "comment", "Appointment") or text(body, "description", "Appointment") or "",
            healthcare_service=next((to for to, _ in actors if to and to.startswith("HealthcareService/")), None),
            based_on=_based_on(view),
            version=view.version,
        ),
    )


def _status(view: ResourceView) -> str:
    status = text(view.body, "status", "Appointment")
    if status is None:
        view.warn(
            "required",
            "Appointment.status",
            "Aftalen har ingen status og læses som booket.",
            "The appointment has no status and is read as booked.",
        )
        return "booked"
    if status not in STATUSES:
        raise bad_code("Appointment.status")
    return status


def _times(view: ResourceView, status: str) -> tuple[datetime | None, datetime | None]:
    start, end = (instant(view.body, name, "Appointment") for name in ("start", "end"))
    if start and end and end < start:
        raise Unusable(
            "invariant",
            "Appointment.end",
            "Aftalen slutter, før den begynder. Kontakt kilden.",
            "The appointment ends before it starts. Contact the source.",
        )
    if start and end and end - start > _LONGEST:
        raise Unusable(
            "value",
            "Appointment.end",
            "Aftalen varer over syv døgn. Kontakt kilden.",
            "The appointment lasts over seven days. Contact the source.",
        )
    if (start is None) != (end is None):
        view.warn(
            "invariant",
            "Appointment.start",
            "Aftalen mangler enten start eller slut.",
            "The appointment lacks either its start or its end.",
        )
    elif start is None and status not in _MAY_LACK_TIMES:
        view.warn(
            "invariant", "Appointment.start", "Aftalen er booket uden tid.", "The appointment is booked without a time."
        )
    return start, end


def _actors(view: ResourceView) -> list[tuple[str | None, Object]]:
    """Return the participants' actors with where they point, those who declined left out of nothing."""
    path = "Appointment.participant"
    actors = [one(participant, "actor", path) for participant in many(view.body, "participant", "Appointment")]
    return [(reference(actor, view.around.links, f"{path}.actor"), actor) for actor in actors if actor is not None]


def _patient(view: ResourceView, actors: list[tuple[str | None, Object]]) -> str:
    found = {target for target, _ in actors if target and target.startswith("Patient/")}
    if len(found) == 1:
        return found.pop()
    if found:
        raise Unusable(
            "not-supported",
            "Appointment.participant",
            "Aftalen er for flere patienter. Slå den op i kilden.",
            "The appointment is for several patients. Look it up at the source.",
        )
    raise Unusable(
        "required",
        "Appointment.participant",
        "Aftalen nævner ingen patient. Kontakt kilden.",
        "The appointment names no patient. Contact the source.",
    )


def _place(view: ResourceView, actors: list[tuple[str | None, Object]]) -> str | None:
    found = [target for target, _ in actors if target and target.startswith("Location/")]
    if len(set(found)) > 1:
        view.warn(
            "informational",
            "Appointment.participant",
            "Aftalen nævner flere steder; det første er brugt.",
            "The appointment names several places; the first is used.",
        )
    return found[0] if found else None


def _based_on(view: ResourceView) -> tuple[str, ...]:
    path = "Appointment.basedOn"
    found = (reference(one_, view.around.links, path) for one_ in many(view.body, "basedOn", "Appointment"))
    return tuple(to for to in found if to and to.startswith("ServiceRequest/"))


def _department(body: Object, actors: list[tuple[str | None, Object]]) -> str:
    for target, actor in actors:
        display = text(actor, "display", "Appointment.participant.actor")
        if target and target.startswith("HealthcareService/") and display:
            return display
    return _first_words(body, "serviceCategory")


def _first_words(body: Object, name: str) -> str:
    concepts = many(body, name, "Appointment")
    return words(concepts[0], f"Appointment.{name}") if concepts else ""


def _mode(body: Object) -> str:
    path = "Appointment.appointmentType"
    for coding in codings(one(body, "appointmentType", "Appointment"), path):
        code = text(coding, "code", path)
        if text(coding, "system", path) == MODE_SYSTEM and code in ("phone", "video"):
            return code
    return "physical"
