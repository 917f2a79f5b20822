"""Location: a place, and the hospital it belongs to."""

from triage.clinical.appointment import Location
from triage.fhir.elements import many, text
from triage.fhir.resource_view import ResourceView

SITE = "http://visita.example/site"


def read_location(view: ResourceView) -> tuple[Location, ...]:
    """Return the place; `site` is a key of the travel table, or else the reference of the place it is part of."""
    path = "Location"
    name = text(view.body, "name", path) or text(view.body, "description", path) or view.id
    return (Location(id=view.reference, name=name, site=_site(view) or view.points_to("partOf")),)


def _site(view: ResourceView) -> str | None:
    path = "Location.identifier"
    for identifier in many(view.body, "identifier", "Location"):
        if text(identifier, "system", path) == SITE:
            return text(identifier, "value", path)
    return None
