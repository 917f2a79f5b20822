"""What people wrote beside a value (Observation.note): words that a person must read before anything is green."""

from triage.fhir.elements import many, one, text
from triage.fhir.references import type_of
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object

_STAFF = frozenset({"Practitioner", "PractitionerRole", "Organization"})


def words_beside(view: ResourceView) -> str | None:
    """Return the notes of a resource as one text; those that staff are named as the writers of are left out."""
    path = f"{view.type}.note"
    notes = (text(note, "text", path) or "" for note in many(view.body, "note", view.type) if not _is_staffs(note))
    return "\n".join(note for note in notes if note.strip()) or None


def _is_staffs(note: Object) -> bool:
    writer = one(note, "authorReference", "note")
    literal = None if writer is None else text(writer, "reference", "note")
    return literal is not None and type_of("/".join(literal.split("/")[-2:])) in _STAFF
