"""Which hospital a place belongs to, however many rooms and buildings it stands inside."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from triage.store import tables

# A key of the travel table, or the reference of the place around it; of one source.
Site = tuple[int, str]
_MOST_LEVELS = 8
_PLACE = "Location/"


def outermost(connection: Connection, sites: Iterable[Site]) -> Mapping[Site, str]:
    """Return for each site the hospital that it is inside, or else the outermost place around it that is known."""
    wanted = set(sites)
    around: dict[Site, str] = {}
    waiting = wanted
    for _ in range(_MOST_LEVELS):
        found = _around(connection, {site for site in waiting if site[1].startswith(_PLACE)} - around.keys())
        around |= found
        waiting = {(source, site) for (source, _), site in found.items()}
    return {site: _followed(around, site) for site in wanted}


def _around(connection: Connection, sites: set[Site]) -> dict[Site, str]:
    if not sites:
        return {}
    place = tables.location
    asked = place.c.reference.in_(sorted({reference for _, reference in sites})) & place.c.site.is_not(None)
    rows = connection.execute(select(place.c.source_id, place.c.reference, place.c.site).where(asked))
    found = {(row.source_id, row.reference): str(row.site) for row in rows}
    return {site: found[site] for site in sites & found.keys()}


def _followed(around: Mapping[Site, str], site: Site) -> str:
    source, name = site
    # A place that stands inside itself has no end.
    for _ in range(_MOST_LEVELS):
        name = around.get((source, name), name)
    return name
