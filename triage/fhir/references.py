"""References between resources, brought to the one form "Type/id"."""

import re
from collections.abc import Mapping

from triage.fhir.elements import text
from triage.fhir.strict import Object

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}\Z", re.ASCII)
_LITERAL = re.compile(
    r"(?:https?://[^?#]*/)?([A-Z][A-Za-z]{1,63}/[A-Za-z0-9\-.]{1,64})(?:/_history/[^/]*)?\Z", re.ASCII
)

Links = Mapping[str, str]


def resolve(literal: str, links: Links) -> str | None:
    """Return "Type/id" for a relative, absolute or urn:uuid reference, or None where it names nothing we can follow.

    `links` maps each fullUrl of the Bundle to its "Type/id".
    """
    within_bundle = links.get(literal)
    if within_bundle is not None:
        return within_bundle
    found = _LITERAL.match(literal)
    return found[1] if found else None


def reference(element: Object | None, links: Links, within: str) -> str | None:
    """Return where a Reference element points as "Type/id", or None where it is absent or cannot be followed."""
    if element is None:
        return None
    literal = text(element, "reference", within)
    return None if literal is None else resolve(literal, links)


def type_of(pointer: str) -> str:
    """Return "Patient" for "Patient/p1"."""
    return pointer.partition("/")[0]
