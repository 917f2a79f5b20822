"""A patient who is named without a reference that can be followed: by CPR number, or by a contained Patient."""

from triage.clinical.received import BY_CPR
from triage.fhir.codes import spellings
from triage.fhir.resources.cpr_number import in_form
from triage.fhir.strict import Json, Object


def by_cpr(resource: Object, name: str) -> str | None:
    """Return "cpr:DDMMYY-NNNN" where the element `name` gives one CPR number, itself or in a contained Patient."""
    element = resource.get(name)
    if not isinstance(element, dict):
        return None
    found = {number for identifier in _identifiers(resource, element) if (number := _cpr(identifier)) is not None}
    return BY_CPR + found.pop() if len(found) == 1 else None


def cpr_beside(resource: Object) -> str | None:
    """Return the CPR number that stands beside the reference to the patient; the two must be one person's."""
    for name in ("subject", "patient"):
        element = resource.get(name)
        if isinstance(element, dict) and "reference" in element and "identifier" in element:
            return _cpr(element["identifier"])
    return None


def _identifiers(resource: Object, element: Object) -> list[Json]:
    literal, contained = element.get("reference"), resource.get("contained")
    found: list[Json] = [element.get("identifier")]
    for inner in contained if isinstance(contained, list) else []:
        if isinstance(inner, dict) and inner.get("resourceType") == "Patient" and literal == f"#{inner.get('id')}":
            identifiers = inner.get("identifier")
            found += identifiers if isinstance(identifiers, list) else []
    return found


def _cpr(identifier: Json) -> str | None:
    if not isinstance(identifier, dict) or identifier.get("system") not in spellings("cpr"):
        return None
    value = identifier.get("value")
    return in_form(value) if isinstance(value, str) else None
