"""Encounter: a stay or a visit."""

from triage.clinical.encounter import Encounter
from triage.fhir.elements import one, text
from triage.fhir.naming import shown_name
from triage.fhir.period import read_span
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.about import about_patient, read_status

STATUSES = frozenset(
    ["planned", "arrived", "triaged", "in-progress", "onleave", "finished", "cancelled", "entered-in-error", "unknown"]
)


def read_encounter(view: ResourceView) -> tuple[Encounter, ...]:
    """Return the stay or visit; one that names nobody is none of a patient's."""
    if view.body.get("subject") is None:
        view.warn(
            "required",
            "Encounter.subject",
            "Kontakten nævner ingen patient og bruges ikke. Kontakt kilden.",
            "The encounter names no patient and is not used. Contact the source.",
        )
        return ()
    patient = about_patient(view)
    if patient is None:
        return ()
    span = read_span(view.body, "period", view.type)
    return (
        Encounter(
            id=view.reference,
            patient=patient,
            status=read_status(view, STATUSES),
            kind=_kind(view),
            start=span.start,
            end=span.end,
            department=shown_name(view, "serviceProvider"),
        ),
    )


def _kind(view: ResourceView) -> str | None:
    kind = text(one(view.body, "class", "Encounter") or {}, "code", "Encounter.class")
    if kind is None:
        view.warn(
            "required",
            "Encounter.class",
            "Kontakten siger ikke, om patienten er indlagt, og læses ikke som en indlæggelse.",
            "The encounter does not say whether the patient is admitted and is not read as an admission.",
        )
    return kind
