"""What a source thinks of its own data - alarm limits, colours, quality: told of as findings, never a colour here."""

import re
from collections.abc import Iterator
from dataclasses import replace

from triage.errors import Text
from triage.fhir.dialects.dialect import Dialect, Remark
from triage.fhir.elements import codings, many, one, text
from triage.fhir.number import Number
from triage.fhir.remarks import Unusable
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object

# What is no code may be what a person wrote, or a number that is somebody's; neither belongs in a finding.
_CODE = re.compile(r"[A-Za-z_-]{1,40}\Z")
_LONGEST = 40


def tell_marks(view: ResourceView) -> None:
    """Add a finding for each alarm limit and each extension that the dialect says is the source's own opinion."""
    try:
        _tell_all(view, view.dialect)
    except Unusable as fault:
        # What the source thinks is no part of what it measured.
        view.findings.append(replace(fault.finding, severity="warning"))


def _tell_all(view: ResourceView, dialect: Dialect) -> None:
    if dialect.limits and view.type == "Observation":
        for limit, range_ in _limits(view, dialect):
            _tell_limit(view, limit, range_)
    for remark in dialect.remarks:
        shown = {_value(remark, found) for found in _extensions(view.body, remark.extension, view.type)}
        _tell(view, remark, sorted(value for value in shown if value and value not in remark.unless))


def _limits(view: ResourceView, dialect: Dialect) -> Iterator[tuple[Text, Object]]:
    path = "Observation.referenceRange"
    for range_ in many(view.body, "referenceRange", view.type):
        for coding in codings(one(range_, "type", path), f"{path}.type"):
            system, code = text(coding, "system", path), text(coding, "code", path)
            if system and code and (system, code) in dialect.limits:
                yield dialect.limits[system, code], range_


def _tell_limit(view: ResourceView, limit: Text, range_: Object) -> None:
    low, high = (_end(range_, name) for name in ("low", "high"))
    view.inform(
        "informational",
        "Observation.referenceRange",
        f"Kildens egen grænse for {limit.da}: {low} til {high}. Den bruges ikke i triageringen.",
        f"The source's own limit for {limit.en}: {low} to {high}. It is not used for triage.",
    )


def _end(range_: Object, name: str) -> str:
    path = f"Observation.referenceRange.{name}"
    end = one(range_, name, "Observation.referenceRange") or {}
    value = end.get("value")
    unit = text(end, "unit", path) or text(end, "code", path) or ""
    return f"{value.text} {unit[:_LONGEST]}".strip() if isinstance(value, Number) else "…"


def _tell(view: ResourceView, remark: Remark, shown: list[str]) -> None:
    if shown:
        values = ", ".join(shown)
        path = f"{view.type}.extension"
        view.inform("informational", path, f"{remark.text.da}: {values}.", f"{remark.text.en}: {values}.")


def _extensions(element: Object, url: str, path: str) -> Iterator[Object]:
    """Yield the extensions called `url` of the resource, and of its items however deep."""
    waiting = [element]
    for found in waiting:
        yield from (one for one in many(found, "extension", path) if one.get("url") == url)
        waiting.extend(many(found, "item", path))


def _value(remark: Remark, extension: Object) -> str | None:
    """Return the code or short word that the extension has for a value, or its part does where that is named."""
    path = "extension"
    parts = many(extension, "extension", path) if remark.part else [extension]
    for part in parts:
        if remark.part in (None, part.get("url")):
            concept = one(part, "valueCodeableConcept", path) or {"coding": [one(part, "valueCoding", path) or {}]}
            coded = (text(coding, "code", path) for coding in codings(concept, path))
            found = text(part, "valueString", path) or text(part, "valueCode", path) or next(coded, None)
            if found and _CODE.match(found):
                return found
    return None
