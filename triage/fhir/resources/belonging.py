"""Whom a CarePlan belongs to: its care teams, and the organisations that wrote it or stand in its extensions."""

from collections.abc import Iterator

from triage.fhir.elements import many, one
from triage.fhir.naming import named, party
from triage.fhir.resource_view import ResourceView

_ORGANISATION = "Organization/"


def teams(view: ResourceView) -> tuple[str, ...]:
    """Return the care teams as references, else as identifiers or names."""
    found = (party(view, element, "CarePlan.careTeam") for element in many(view.body, "careTeam", view.type))
    return tuple(team for team in found if team)


def organisations(view: ResourceView) -> tuple[str, ...]:
    """Return the author where that is an organisation, and every organisation that an extension refers to."""
    found = (named(view, "author"), *_in_extensions(view))
    return tuple(dict.fromkeys(one for one in found if one and one.startswith(_ORGANISATION)))


def _in_extensions(view: ResourceView) -> Iterator[str | None]:
    path = "CarePlan.extension"
    for extension in many(view.body, "extension", view.type):
        yield party(view, one(extension, "valueReference", path), f"{path}.valueReference")
