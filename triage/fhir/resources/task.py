"""Task and Flag: what stands to be done about a patient, and what stands flagged."""

from triage.clinical.task import Flag, Task
from triage.fhir.elements import many, one, text, words
from triage.fhir.naming import concept, named, party, token
from triage.fhir.period import read_span
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.about import about_patient, read_status
from triage.fhir.resources.referral import INTENTS, read_intent
from triage.fhir.strict import Object
from triage.fhir.times import moment

STATUSES = frozenset(
    [
        "draft",
        "requested",
        "received",
        "accepted",
        "rejected",
        "ready",
        "cancelled",
        "in-progress",
        "on-hold",
        "failed",
        "completed",
        "entered-in-error",
    ]
)
FLAG_STATUSES = frozenset(["active", "inactive", "entered-in-error"])
TASK_INTENTS = (INTENTS - {"directive"}) | {"unknown"}


def read_task(view: ResourceView) -> tuple[Task, ...]:
    """Return the task; one for nobody is kept, as it may be about what a patient sent."""
    body, path = view.body, view.type
    patient = about_patient(view, "for") if body.get("for") is not None else None
    code, shown = _category(view) or concept(view, "code")
    span, authored = read_span(body, "executionPeriod", path), moment(body, "authoredOn", path)
    first_based_on = next(iter(many(body, "basedOn", path)), None)
    return (
        Task(
            id=view.reference,
            patient=patient,
            status=read_status(view, STATUSES),
            intent=read_intent(view, TASK_INTENTS),
            code=code,
            text=text(body, "description", path) or shown,
            focus=named(view, "focus"),
            based_on=party(view, first_based_on, f"{path}.basedOn"),
            owner=named(view, "owner") or _responsible(view),
            requester=named(view, "requester"),
            business_status=_business_status(view),
            authored=authored.time if authored else None,
            start=span.start,
            end=span.end,
            due=read_span(one(body, "restriction", path) or {}, "period", f"{path}.restriction").end,
        ),
    )


def read_flag(view: ResourceView) -> tuple[Flag, ...]:
    """Return the flag on a patient."""
    patient = about_patient(view)
    if patient is None:
        return ()
    code, shown = concept(view, "code")
    if not shown:
        view.warn(
            "required",
            "Flag.code",
            "Markeringen siger ikke, hvad der advares om. Kontakt kilden.",
            "The flag does not say what it warns of. Contact the source.",
        )
    span = read_span(view.body, "period", view.type)
    status = read_status(view, FLAG_STATUSES)
    return (Flag(view.reference, patient, status, code, shown, span.start, span.end, named(view, "author")),)


def _category(view: ResourceView) -> tuple[str | None, str] | None:
    """Return the code and words of the extension that a dialect keeps the kind of task in."""
    path = "Task.extension"
    for extension in _extensions(view, view.dialect.tasks.category):
        found = one(extension, "valueCodeableConcept", path)
        code = token(found, path)
        if code is not None:
            known = view.dialect.tasks.words.get(code.partition("|")[2])
            return code, known.da if known else words(found, path)
    return None


def _responsible(view: ResourceView) -> str | None:
    found = (
        party(view, one(extension, "valueReference", "Task.extension"), "Task.extension")
        for extension in _extensions(view, view.dialect.tasks.responsible)
    )
    return next(found, None)


def _extensions(view: ResourceView, url: str | None) -> list[Object]:
    return [found for found in many(view.body, "extension", view.type) if url is not None and found.get("url") == url]


def _business_status(view: ResourceView) -> str | None:
    code, shown = concept(view, "businessStatus")
    return code or shown or None
