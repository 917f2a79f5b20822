"""The parts of an Observation that are readings: its own value, or the components of a known kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.fhir.dialects.dialect import Code
from triage.fhir.elements import codings, many, one, text, value_name
from triage.fhir.remarks import Unusable, missing
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.quantity import Measured, read_quantity
from triage.fhir.strict import Object


@dataclass(frozen=True, slots=True)
class Part:
    """The Observation itself (`suffix` "") or its component n ("#n"), with the kind of reading that it is."""

    suffix: str
    path: str
    kind: str
    element: Object


def known_parts(view: ResourceView) -> Iterator[Part]:
    """Yield the Observation where it has a value of a known kind, then each component of a known kind."""
    components = many(view.body, "component", "Observation")
    found = [Part(f"#{n}", f"Observation.component[{n}]", "", part) for n, part in enumerate(components)]
    known = [
        Part(part.suffix, part.path, kind, part.element)
        for part in found
        if (kind := _kind(view, part.element, part.path))
    ]
    kind = _kind(view, view.body, "Observation")
    if kind and (not known or _has_value(view.body)):
        yield Part("", "Observation", kind, view.body)
    yield from known


def coded(element: Object, path: str) -> list[Code]:
    """Return the codings of `code` as (system, code)."""
    found = (
        (text(coding, "system", path), text(coding, "code", path))
        for coding in codings(one(element, "code", path), f"{path}.code")
    )
    return [(system, code) for system, code in found if system and code]


def _kind(view: ResourceView, element: Object, path: str) -> str | None:
    kinds, standard = view.around.kinds, view.dialect.standard
    codes = coded(element, path)
    found = {kind for code in codes if (kind := kinds.get(code) or kinds.get(standard(code)))}
    if len(found) > 1:
        raise Unusable(
            "invariant",
            f"{path}.code",
            "Målingen er kodet som to forskellige arter. Kontakt kilden.",
            "The reading is coded as two different kinds. Contact the source.",
        )
    return found.pop() if found else None


def _has_value(element: Object) -> bool:
    return value_name(element) is not None or element.get("dataAbsentReason") is not None


def measured(view: ResourceView, part: Part) -> Measured:
    """Return what `part` measured; anything but a Quantity is unusable for a known kind."""
    name = value_name(part.element)
    is_absent = part.element.get("dataAbsentReason") is not None
    if name is None and is_absent:
        # FHIR's own way to tell of a failed measurement: nothing is wrong with the resource, and it is not proof.
        view.inform(
            "incomplete",
            f"{part.path}.dataAbsentReason",
            "Kilden skriver, at værdien mangler.",
            "The source says that the value is absent.",
        )
        return Measured(None, None, "absent")
    if name is None:
        raise missing(f"{part.path}.value[x]")
    if is_absent:
        raise Unusable(
            "invariant",
            f"{part.path}.dataAbsentReason",
            "Målingen har både en værdi og en grund til, at den mangler. Kontakt kilden.",
            "The reading has both a value and a reason for having none. Contact the source.",
        )
    quantity = one(part.element, name, part.path) if name == "valueQuantity" else None
    if quantity is None:
        raise Unusable(
            "not-supported",
            f"{part.path}.{name}",
            "Værdien er ikke et tal med enhed. Kontakt kilden.",
            "The value is no number with a unit. Contact the source.",
        )
    defined = view.dialect.unit(coded(part.element, part.path))
    return read_quantity(view, quantity, f"{part.path}.valueQuantity", defined)
