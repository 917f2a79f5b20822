"""The clinics of all sources and the calendars with their free times."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from triage.store.clock_time import from_ms, to_ms
from triage.store.places import outermost
from triage.store.tables import healthcare_service, location, schedule, slot

# A clinic, place or calendar of a source by its reference there.
Known = tuple[int, str]
_CLINIC, _PLACE = "HealthcareService/", "Location/"


@dataclass(frozen=True, slots=True)
class Clinic:
    """A clinic by the name that people know, its sites, and its number."""

    name: str
    sites: tuple[str, ...] = ()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whose calendar it is, where, and what for; an empty site or service is told by nobody."""

    clinic: Clinic
    site: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class Clinics:
    """All clinics, the calendars in use, the hospital that each place is inside, and what hospitals are called."""

    clinics: Mapping[Known, Clinic] = field(default_factory=dict)
    calendars: Mapping[Known, Calendar] = field(default_factory=dict)
    places: Mapping[Known, str] = field(default_factory=dict)
    site_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A free slot as its source has it."""

    source: int
    reference: str
    calendar: Calendar
    service: str
    start: datetime
    end: datetime
    version: str


def clinics_known(connection: Connection) -> Clinics:
    """Return what departments offer, of every source; a few hundred rows in a region."""
    sites, names = _sites(connection)
    clinics = {}
    for row in connection.execute(select(healthcare_service)):
        held = (sites.get((row.source_id, one), "") for one in json.loads(row.locations))
        found = tuple(dict.fromkeys(site for site in held if site))
        clinics[row.source_id, row.reference] = Clinic(row.name, found, row.phone or "")
    calendars = {}
    for row in connection.execute(select(schedule).where(schedule.c.active == 1)):
        calendar = _calendar(row, clinics, sites)
        if calendar is not None:
            calendars[row.source_id, row.reference] = calendar
    return Clinics(clinics, calendars, sites, names)


def free_times(
    connection: Connection, clinics: Clinics, services: Collection[str], start: datetime, end: datetime
) -> list[FreeTime]:
    """Return the free times of services of these names that begin in a time, earliest first."""
    wanted = sorted(services)
    said = {key for key, one in clinics.calendars.items() if one.service in services}
    own = slot.c.service.in_(wanted)
    of_calendar = and_(slot.c.service == "", slot.c.schedule.in_(sorted({reference for _, reference in said})))
    found = select(slot).where(slot.c.status == "free", slot.c.start.between(to_ms(start), to_ms(end)))
    times = []
    for row in connection.execute(found.where(or_(own, of_calendar)).order_by(slot.c.start, slot.c.id)):
        calendar = clinics.calendars.get((row.source_id, row.schedule))
        if calendar is not None and (row.service or calendar.service) in services:
            times.append(_free(row, calendar))
    return times


def _free(row: Any, calendar: Calendar) -> FreeTime:  # noqa: ANN401 - a row has the columns of its query
    return FreeTime(
        source=row.source_id,
        reference=row.reference,
        calendar=calendar,
        service=row.service or calendar.service,
        start=from_ms(row.start),
        end=from_ms(row.end),
        version=row.version or "",
    )


def _sites(connection: Connection) -> tuple[dict[Known, str], dict[str, str]]:
    """Return the hospital that each place is inside, and what hospitals are called."""
    rows = connection.execute(select(location)).all()
    around = outermost(connection, {(row.source_id, row.site) for row in rows if row.site})
    sites = {(row.source_id, row.reference): around[row.source_id, row.site] for row in rows if row.site}
    return sites, {row.site: row.name for row in rows if row.site and not row.site.startswith(_PLACE)}


def _calendar(row: Any, clinics: Mapping[Known, Clinic], sites: Mapping[Known, str]) -> Calendar | None:  # noqa: ANN401 - a row has the columns of its query
    actors = json.loads(row.actors)
    named = (clinics.get((row.source_id, one)) for one in actors if one.startswith(_CLINIC))
    clinic = next((one for one in named if one is not None), None)
    if clinic is None:
        return None
    places = [sites[row.source_id, one] for one in actors if (row.source_id, one) in sites]
    site = places[0] if places else clinic.sites[0] if len(clinic.sites) == 1 else ""
    return Calendar(clinic, site, row.service)
