"""Choices that a questionnaire keeps in a value set of its own, and what each choice weighs."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from triage.clinical.questionnaire import Option
from triage.fhir.elements import many, number, one, text, value_name
from triage.fhir.strict import Object

ValueSets = Mapping[str, tuple[Option, ...]]
_WEIGHT = frozenset(
    {
        "http://hl7.org/fhir/StructureDefinition/ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/itemWeight",
    }
)


def contained_value_sets(questionnaire: Object) -> ValueSets:
    """Return the choices of every contained value set that lists them, by "#id" and by url."""
    path = "Questionnaire.contained"
    found: dict[str, tuple[Option, ...]] = {}
    for resource in many(questionnaire, "contained", "Questionnaire"):
        if resource.get("resourceType") == "ValueSet" and (options := tuple(_options(resource, path))):
            found |= {str(name): options for name in (f"#{resource.get('id')}", resource.get("url"))}
    return found


def ordinal_of(element: Object, path: str) -> Decimal | None:
    """Return what a choice weighs (ordinalValue or itemWeight), None where it does not say."""
    for extension in many(element, "extension", path):
        name = value_name(extension)
        if extension.get("url") in _WEIGHT and name is not None:
            return number(extension, name, path)
    return None


def _options(value_set: Object, path: str) -> Iterator[Option]:
    """Yield what the value set lists, or what its expansion does; one that only points elsewhere lists nothing."""
    expansion = one(value_set, "expansion", path)
    if expansion is not None:
        for concept in many(expansion, "contains", path):
            yield _option(concept, text(concept, "system", path), path)
        return
    for include in many(one(value_set, "compose", path) or {}, "include", path):
        for concept in many(include, "concept", path):
            yield _option(concept, text(include, "system", path), path)


def _option(concept: Object, system: str | None, path: str) -> Option:
    code = text(concept, "code", path) or ""
    return Option(code, text(concept, "display", path) or code, system, ordinal_of(concept, path))
