"""RelatedPerson: whom to call beside the patient."""

from triage.clinical.related_person import RelatedPerson
from triage.fhir.elements import many, text, texts, truth, words
from triage.fhir.period import read_span
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.about import about_patient

_NUMBERS = frozenset({"phone", "sms"})


def read_related_person(view: ResourceView) -> tuple[RelatedPerson, ...]:
    """Return the relative; who has neither name nor telephone is kept with a remark."""
    patient = about_patient(view, "patient")
    if patient is None:
        return ()
    span = read_span(view.body, "period", view.type)
    name, phone = _name(view), _phone(view)
    if not name and not phone:
        view.warn(
            "required",
            "RelatedPerson.name",
            "Den pårørende har hverken navn eller telefonnummer.",
            "The relative has neither a name nor a telephone number.",
        )
    return (
        RelatedPerson(
            id=view.reference,
            patient=patient,
            name=name,
            relation=_relation(view),
            phone=phone,
            active=truth(view.body, "active", view.type) is not False,
            start=span.start,
            end=span.end,
        ),
    )


def _name(view: ResourceView) -> str:
    path = "RelatedPerson.name"
    for name in many(view.body, "name", view.type):
        if name.get("use") == "old":
            continue
        parts = [*texts(name, "given", path), text(name, "family", path) or ""]
        if found := text(name, "text", path) or " ".join(filter(None, parts)):
            return found
    return ""


def _phone(view: ResourceView) -> str | None:
    path = "RelatedPerson.telecom"
    phones = [
        found
        for found in many(view.body, "telecom", view.type)
        if text(found, "system", path) in _NUMBERS and found.get("use") != "old"
    ]
    mobile_first = sorted(phones, key=lambda found: found.get("use") != "mobile")
    return next((value for found in mobile_first if (value := text(found, "value", path))), None)


def _relation(view: ResourceView) -> str:
    relations = many(view.body, "relationship", view.type)
    return words(relations[0], "RelatedPerson.relationship") if relations else ""
