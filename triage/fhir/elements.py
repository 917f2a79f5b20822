"""Take elements out of a resource; what is of another JSON type than FHIR says makes the resource unusable.

`within` is the path of the parent, e.g. "Patient.name", and stands in the finding. JSON null counts as absent.
"""

from decimal import Decimal

from triage.fhir.number import Number
from triage.fhir.remarks import bad_value, misshapen
from triage.fhir.strict import Object


def text(parent: Object, name: str, within: str) -> str | None:
    """Return a string element, or None where it is absent."""
    value = parent.get(name)
    if value is None or isinstance(value, str):
        return value
    raise bad_value(f"{within}.{name}")


def truth(parent: Object, name: str, within: str) -> bool | None:
    """Return a boolean element, or None where it is absent."""
    value = parent.get(name)
    if value is None or isinstance(value, bool):
        return value
    raise bad_value(f"{within}.{name}")


def number(parent: Object, name: str, within: str) -> Decimal | None:
    """Return a number with the decimals it was sent with, or None where it is absent."""
    value = parent.get(name)
    if value is None:
        return None
    if isinstance(value, Number):
        return value.exact
    raise bad_value(f"{within}.{name}")


def one(parent: Object, name: str, within: str) -> Object | None:
    """Return a single complex element, or None where it is absent."""
    value = parent.get(name)
    if value is None or isinstance(value, dict):
        return value
    raise misshapen(f"{within}.{name}")


def many(parent: Object, name: str, within: str) -> list[Object]:
    """Return a repeating complex element, empty where it is absent."""
    value = parent.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise misshapen(f"{within}.{name}")
    found = [member for member in value if isinstance(member, dict)]
    if len(found) != len(value):
        raise misshapen(f"{within}.{name}")
    return found


def texts(parent: Object, name: str, within: str) -> list[str]:
    """Return a repeating string element without its gaps, empty where it is absent."""
    value = parent.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(member is None or isinstance(member, str) for member in value):
        raise misshapen(f"{within}.{name}")
    return [member for member in value if isinstance(member, str)]


def codings(concept: Object | None, within: str) -> list[Object]:
    """Return the codings of a CodeableConcept."""
    return [] if concept is None else many(concept, "coding", within)


def words(concept: Object | None, within: str) -> str:
    """Return a CodeableConcept for a person: its text, or the first coding's display or code, or ""."""
    if concept is None:
        return ""
    for coding in [concept, *codings(concept, within)]:
        shown = text(coding, "text", within) or text(coding, "display", within)
        if shown:
            return shown.strip()
    return next((code for coding in codings(concept, within) if (code := text(coding, "code", within))), "")


def value_name(parent: Object) -> str | None:
    """Return the name of the one value[x] element, or None; two at a time are no value."""
    found = [name for name in parent if name.startswith("value")]
    if len(found) > 1:
        raise misshapen("value[x]")
    return found[0] if found else None
