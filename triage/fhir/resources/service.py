"""HealthcareService, Schedule and Slot: what departments offer, and when."""

from datetime import datetime

from triage.clinical.service import HealthcareService, Schedule, Slot
from triage.fhir.elements import many, text, truth, words
from triage.fhir.naming import party, shown_name
from triage.fhir.period import read_span
from triage.fhir.references import reference
from triage.fhir.remarks import Unusable, missing
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.about import read_status
from triage.fhir.times import instant

SLOT_STATUSES = frozenset(["busy", "free", "busy-unavailable", "busy-tentative", "entered-in-error"])


def read_healthcare_service(view: ResourceView) -> tuple[HealthcareService, ...]:
    """Return the clinic; without a name it goes by what it offers, or by its id."""
    body, path = view.body, view.type
    name = text(body, "name", path) or _first_words(view, "specialty") or _first_words(view, "type")
    if not name:
        view.warn("required", f"{path}.name", "Tilbuddet har intet navn.", "The service has no name.")
    locations = (reference(found, view.around.links, f"{path}.location") for found in many(body, "location", path))
    return (
        HealthcareService(
            id=view.reference,
            name=name or view.id,
            department=shown_name(view, "providedBy"),
            locations=tuple(found for found in locations if found),
            phone=_phone(view),
            active=truth(body, "active", path) is not False,
        ),
    )


def read_schedule(view: ResourceView) -> tuple[Schedule, ...]:
    """Return the calendar; one that is nobody's has its slots looked at by nobody, which is remarked on."""
    actors = (party(view, actor, "Schedule.actor") for actor in many(view.body, "actor", view.type))
    found = tuple(actor for actor in actors if actor)
    if not found:
        view.warn("required", "Schedule.actor", "Kalenderen er ingens.", "The schedule is nobody's.")
    span = read_span(view.body, "planningHorizon", view.type)
    return (
        Schedule(
            id=view.reference,
            actors=found,
            service=_first_words(view, "serviceType"),
            start=span.start,
            end=span.end,
            active=truth(view.body, "active", view.type) is not False,
        ),
    )


def read_slot(view: ResourceView) -> tuple[Slot, ...]:
    """Return the slot; without a calendar or a time it is unusable."""
    schedule = view.points_to("schedule")
    if schedule is None:
        raise missing("Slot.schedule")
    start, end = _time(view, "start"), _time(view, "end")
    if end < start:
        raise Unusable(
            "invariant",
            "Slot.end",
            "Tiden slutter, før den begynder. Kontakt kilden.",
            "The slot ends before it starts. Contact the source.",
        )
    status = read_status(view, SLOT_STATUSES)
    return (Slot(view.reference, schedule, status, start, end, _first_words(view, "serviceType"), view.version),)


def _time(view: ResourceView, name: str) -> datetime:
    found = instant(view.body, name, "Slot")
    if found is None:
        raise missing(f"Slot.{name}")
    return found


def _first_words(view: ResourceView, name: str) -> str:
    concepts = many(view.body, name, view.type)
    return words(concepts[0], f"{view.type}.{name}") if concepts else ""


def _phone(view: ResourceView) -> str | None:
    path = "HealthcareService.telecom"
    phones = (found for found in many(view.body, "telecom", view.type) if found.get("system") == "phone")
    return next((value for found in phones if (value := text(found, "value", path))), None)
