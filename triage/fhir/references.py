"""References between resources, brought to the one form "Type/id"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from triage.fhir.elements import text
from triage.fhir.strict import Json, Object

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}\Z", re.ASCII)
_LITERAL = re.compile(
    r"(https?://[^?#]*/)?([A-Z][A-Za-z]{1,63}/[A-Za-z0-9\-.]{1,64})(?:/_history/[^/]*)?\Z", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Links:
    """The fullUrls of a Bundle, each with its "Type/id", and the addresses of the servers that they stand on.

    `ambiguous` are fullUrls that stand over different resources, or over another one than they name: nothing that
    refers to one of them can be followed.
    """

    urls: Mapping[str, str] = field(default_factory=dict)
    bases: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()


NO_LINKS = Links()


def links_of(entries: list[Json], outer: Links = NO_LINKS) -> Links:
    """Return the links of a Bundle's entries, with those of the Bundle around it."""
    urls, bases, ambiguous = dict(outer.urls), set(outer.bases), set(outer.ambiguous)
    for url, target in filter(None, map(_link, entries)):
        named = _LITERAL.match(url)
        if urls.setdefault(url, target) != target or (named and named[2] != target):
            ambiguous |= {url, named[2] if named else url}
        if named and named[1]:
            bases.add(named[1])
    return Links(urls, frozenset(bases), frozenset(ambiguous))


def resolve(literal: str, links: Links) -> str | None:
    """Return "Type/id" for a relative, absolute or urn:uuid reference, or None where it names nothing we can follow.

    An absolute reference to another server than the Bundle's own is none: its Patient/p1 is not ours.
    """
    if literal in links.ambiguous:
        return None
    within_bundle = links.urls.get(literal)
    if within_bundle is not None:
        return within_bundle
    found = _LITERAL.match(literal)
    if not found or found[2] in links.ambiguous:
        return None
    is_foreign = found[1] and links.bases and found[1] not in links.bases
    return None if is_foreign else found[2]


def reference(element: Object | None, links: Links, within: str) -> str | None:
    """Return where a Reference element points as "Type/id", or None where it is absent or cannot be followed."""
    if element is None:
        return None
    literal = text(element, "reference", within)
    return None if literal is None else resolve(literal, links)


def type_of(pointer: str) -> str:
    """Return "Patient" for "Patient/p1"."""
    return pointer.partition("/")[0]


def _link(entry: Json) -> tuple[str, str] | None:
    url = entry.get("fullUrl") if isinstance(entry, dict) else None
    resource = entry.get("resource") if isinstance(entry, dict) else None
    if not isinstance(url, str) or not isinstance(resource, dict):
        return None
    type_, id_ = resource.get("resourceType"), resource.get("id")
    is_named = isinstance(type_, str) and isinstance(id_, str) and ID.match(id_)
    return (url, f"{type_}/{id_}") if is_named else None
