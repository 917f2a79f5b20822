"""Concepts and parties as one text each, so that they can be stored and compared."""

from triage.fhir.elements import codings, one, text, words
from triage.fhir.references import reference
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object


def token(concept: Object | None, within: str) -> str | None:
    """Return the first coding with a code as "system|code" ("|code" without a system), or None."""
    for coding in codings(concept, within):
        if code := text(coding, "code", within):
            return f"{text(coding, 'system', within) or ''}|{code}"
    return None


def concept(view: ResourceView, name: str) -> tuple[str | None, str]:
    """Return the CodeableConcept element `name` as "system|code" and in words."""
    path = f"{view.type}.{name}"
    found = one(view.body, name, view.type)
    return token(found, path), words(found, path)


def party(view: ResourceView, element: Object | None, within: str) -> str | None:
    """Return where a Reference points, else its identifier as "system|value", else its words, or None."""
    if element is None:
        return None
    found = reference(element, view.around.links, within)
    if found is not None:
        return found
    identifier = one(element, "identifier", within) or {}
    value = text(identifier, "value", f"{within}.identifier")
    if value:
        return f"{text(identifier, 'system', f'{within}.identifier') or ''}|{value}"
    return text(element, "display", within) or text(element, "reference", within)


def named(view: ResourceView, name: str) -> str | None:
    """Return the `party` that the element `name` of the resource refers to."""
    return party(view, one(view.body, name, view.type), f"{view.type}.{name}")


def shown_name(view: ResourceView, name: str) -> str:
    """Return the words of the Reference element `name`, else the `party`, or ""."""
    element = one(view.body, name, view.type) or {}
    return text(element, "display", f"{view.type}.{name}") or named(view, name) or ""
