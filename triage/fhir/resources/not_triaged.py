"""Observations of kinds that are known not to be for triage; every other one of an unknown kind must be looked at."""

import json
from collections.abc import Iterator, Mapping
from functools import cache

from triage.fhir.codes import same_system
from triage.fhir.elements import codings, many, one, text, words
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.observation_parts import coded
from triage.fhir.strict import Object
from triage.resources import resource


def is_not_triaged(view: ResourceView) -> bool:
    """Return whether a code or category says that the Observation is none to triage by (height, an X-ray, a survey)."""
    known, path = _known(), "Observation.category"
    if not known["code"].isdisjoint(coded(view.body, "Observation")):
        return True
    found = (coding for category in many(view.body, "category", "Observation") for coding in codings(category, path))
    return any(_token(coding, path) in known["category"] for coding in found)


def _token(coding: Object, path: str) -> tuple[str, str]:
    return text(coding, "system", path) or "", text(coding, "code", path) or ""


def shown_value(view: ResourceView) -> str | None:
    """Return what was measured, in words: a value that no rule compares must be readable all the same."""
    name = words(one(view.body, "code", "Observation"), "Observation.code")
    value = view.body.get("valueQuantity")
    if not isinstance(value, dict):
        return name or None
    parts = (name, value.get("comparator"), getattr(value.get("value"), "text", None), value.get("unit"))
    return " ".join(part for part in parts if isinstance(part, str)) or None


@cache
def _known() -> Mapping[str, frozenset[tuple[str, str]]]:
    listed: dict[str, dict[str, dict[str, str]]] = json.loads(
        resource("codes", "not_triaged.json").read_text(encoding="utf-8")
    )
    return {what: frozenset(_spelled(by_system)) for what, by_system in listed.items()}


def _spelled(by_system: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for system, codes in by_system.items():
        yield from ((uri, code) for uri in same_system(system) for code in codes)
