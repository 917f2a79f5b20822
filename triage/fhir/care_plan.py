"""CarePlan: a patient's course in a programme, and how often the plan has the patient measure."""

from triage.clinical.care import Enrolment
from triage.fhir.elements import codings, many, one, text, texts
from triage.fhir.measuring_plan import Span, read_plan
from triage.fhir.remarks import bad_code
from triage.fhir.resource_view import ResourceView
from triage.fhir.times import moment

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
    span = _span(view)
    return (
        Enrolment(
            id=view.reference,
            patient=patient,
            programme=programme,
            status=_status(view),
            start=span.start,
            end=span.end,
            plan=read_plan(view, span),
        ),
    )


def _programme(view: ResourceView) -> str | None:
    path = "CarePlan.category"
    for category in many(view.body, "category", "CarePlan"):
        for coding in codings(category, path):
            if text(coding, "system", path) == PROGRAMME_SYSTEM:
                return text(coding, "code", path)
    definitions = texts(view.body, "instantiatesCanonical", "CarePlan")
    for definition in definitions:
        name = definition.partition("|")[0].rpartition("/")[2]
        if name in PROGRAMMES:
            return name
    return next(iter(definitions), None)


def _status(view: ResourceView) -> str:
    status = text(view.body, "status", "CarePlan")
    if status is None:
        view.warn("required", "CarePlan.status", "Forløbet har ingen status.", "The course has no status.")
        return "unknown"
    if status not in STATUSES:
        raise bad_code("CarePlan.status")
    return status


def _span(view: ResourceView) -> Span:
    period = one(view.body, "period", "CarePlan") or {}
    start, end = (moment(period, name, "CarePlan.period") for name in ("start", "end"))
    return Span(start.time if start else None, end.time if end else None)
