"""ServiceRequest: why a patient is to be seen, and before when."""

from triage.clinical.referral import ServiceRequest
from triage.fhir.elements import many, text
from triage.fhir.naming import concept, named, party
from triage.fhir.period import Span, end_of, read_span
from triage.fhir.remarks import bad_code
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.about import about_patient, read_status
from triage.fhir.times import moment

STATUSES = frozenset(["draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"])
INTENTS = frozenset(
    [
        "proposal",
        "plan",
        "directive",
        "order",
        "original-order",
        "reflex-order",
        "filler-order",
        "instance-order",
        "option",
    ]
)


def read_service_request(view: ResourceView) -> tuple[ServiceRequest, ...]:
    """Return the referral; `due` is the end of the time that it is wanted in."""
    patient = about_patient(view)
    if patient is None:
        return ()
    code, service = concept(view, "code")
    wanted, authored = _wanted(view), moment(view.body, "authoredOn", view.type)
    performers = many(view.body, "performer", view.type)
    return (
        ServiceRequest(
            id=view.reference,
            patient=patient,
            status=read_status(view, STATUSES),
            intent=read_intent(view, INTENTS),
            code=code,
            service=service,
            authored=authored.time if authored else None,
            start=wanted.start,
            due=wanted.end,
            priority=text(view.body, "priority", view.type),
            requester=named(view, "requester"),
            performer=party(view, performers[0], "ServiceRequest.performer") if performers else None,
        ),
    )


def read_intent(view: ResourceView, allowed: frozenset[str]) -> str:
    """Return the intent, "unknown" with a warning where there is none; one that FHIR does not know is unusable."""
    intent, path = text(view.body, "intent", view.type), f"{view.type}.intent"
    if intent is None:
        view.warn(
            "required",
            path,
            "Ressourcen siger ikke, om den er en plan eller en bestilling.",
            "The resource does not say whether it is a plan or an order.",
        )
        return "unknown"
    if intent not in allowed:
        raise bad_code(path)
    return intent


def _wanted(view: ResourceView) -> Span:
    """Return when it is wanted: a single time is both the earliest and the latest."""
    at = moment(view.body, "occurrenceDateTime", view.type)
    if at is not None:
        return Span(at.time, end_of(at))
    if view.body.get("occurrenceTiming") is not None:
        view.inform(
            "not-supported",
            "ServiceRequest.occurrenceTiming",
            "Gentagne tidspunkter læses ikke; henvisningen har ingen frist her.",
            "Repeated times are not read; the referral has no deadline here.",
        )
    return read_span(view.body, "occurrencePeriod", view.type)
