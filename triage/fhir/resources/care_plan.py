"""CarePlan: a patient's course in a programme, and how often the plan has the patient measure."""

from triage.clinical.care import Enrolment
from triage.fhir.elements import codings, many, text, texts
from triage.fhir.period import read_span
from triage.fhir.remarks import bad_code
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.belonging import organisations, teams
from triage.fhir.resources.measuring_plan import read_plan
from triage.fhir.strict import Object

PROGRAMME_SYSTEM = "http://visita.example/CodeSystem/programme"
PROGRAMMES = frozenset({"copd", "heart_failure", "diabetes", "epilepsy", "mental_health"})
STATUSES = frozenset({"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"})


def read_care_plan(view: ResourceView) -> tuple[Enrolment, ...]:
    """Return the course; a plan that names no programme and no definition is none of ours."""
    patient = view.patient()
    programme = _programme(view)
    if programme is None:
        view.inform(
            "not-supported", "CarePlan.category", "Planen hører ikke til et forløb her.", "The plan is of no programme."
        )
        return ()
    span = read_span(view.body, "period", "CarePlan")
    return (
        Enrolment(
            id=view.reference,
            patient=patient,
            programme=programme,
            status=_status(view),
            start=span.start,
            end=span.end,
            plan=read_plan(view, span),
            teams=teams(view),
            organisations=organisations(view),
        ),
    )


def _programme(view: ResourceView) -> str | None:
    path = "CarePlan.category"
    for category in many(view.body, "category", "CarePlan"):
        if found := programme_in(view, category, path):
            return found
    definitions = texts(view.body, "instantiatesCanonical", "CarePlan")
    for definition in definitions:
        name = definition.partition("|")[0].rpartition("/")[2]
        programme = view.dialect.programmes.get(name, name)
        if programme in PROGRAMMES:
            return programme
    return next(iter(definitions), None)


def programme_in(view: ResourceView, concept: Object, path: str) -> str | None:
    """Return the programme that a concept is coded as: in the program's own system, or as the dialect calls it."""
    for coding in codings(concept, path):
        system, code = text(coding, "system", path), text(coding, "code", path)
        if system == PROGRAMME_SYSTEM:
            return code
        if code and (found := view.dialect.programmes.get(f"{system or ''}|{code}")):
            return found
    return None


def _status(view: ResourceView) -> str:
    status = text(view.body, "status", "CarePlan")
    if status is None:
        view.warn("required", "CarePlan.status", "Forløbet har ingen status.", "The course has no status.")
        return "unknown"
    if status not in STATUSES:
        raise bad_code("CarePlan.status")
    return status
