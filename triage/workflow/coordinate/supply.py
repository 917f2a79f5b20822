"""What departments can offer a patient's visits: free times, rooms and devices, and who else uses these."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from triage.coordination.catalogue.service import ServiceCatalogue
from triage.coordination.names import department_at, joined_id
from triage.coordination.situation.supply import Resource, Site, Slot
from triage.coordination.situation.visit import ACTIVE, Visit
from triage.store.coordination.booked import booked_between
from triage.store.coordination.clinics import Clinics, FreeTime, free_times
from triage.workflow.coordinate.local_time import local
from triage.workflow.coordinate.view import View
from triage.workflow.coordinate.visits import is_known_site, resources_at, visit_of

_AHEAD = timedelta(weeks=8)
# So many free times are looked at for one visit: those on days on which the patient comes anyway, then the nearest.
_MOST = 60
_MINUTE = timedelta(minutes=1)
_SETTLED = frozenset({"proposed", "pending", "booked"})


@dataclass(frozen=True, slots=True)
class Offered:
    """Free times and the version of each, and how many more there were than are looked at."""

    slots: Mapping[str, Slot]
    versions: Mapping[str, str]
    left_out: int = 0


def offered(
    connection: Connection, clinics: Clinics, services: ServiceCatalogue, visits: Collection[Visit], view: View
) -> Offered:
    """Return the free times that the visits could be moved to."""
    moving = [one for one in visits if one.status in _SETTLED and (one.start is None or one.start > view.now)]
    names = {words for one in moving for words in _words(one, services)}
    found = free_times(connection, clinics, names, view.at, view.at + _AHEAD) if names else []
    slots = {joined_id(one.source, one.reference): _slot(one, services) for one in found}
    kept, left_out = _nearest(list(slots.values()), moving, _days(visits), view.now)
    versions = {joined_id(one.source, one.reference): one.version for one in found}
    return Offered({id_: slots[id_] for id_ in sorted(kept)}, {id_: versions[id_] for id_ in sorted(kept)}, left_out)


def sites_of(visits: Iterable[Visit], slots: Iterable[Slot], services: ServiceCatalogue, names: Mapping[str, str]) -> (
    dict[str, Site]
):
    """Return the hospitals that visits and free times are at, with what people call them."""
    found = sorted({one.site for one in visits} | {one.site for one in slots})
    return {
        site: Site(site, names.get(site, site) if is_known_site(site) else "", site in services.open_weekends)
        for site in found
    }


def resources_of(visits: Iterable[Visit], slots: Iterable[Slot], services: ServiceCatalogue) -> dict[str, Resource]:
    """Return the rooms and devices that are used or could be."""
    used = {id_ for one in visits for id_ in one.resources} | {id_ for one in slots for id_ in one.resources or ()}
    found = {}
    for id_ in sorted(used):
        kind = id_.partition("@")[0]
        equipment = services.equipment.get(kind)
        found[id_] = Resource(id_, kind, equipment.capacity if equipment else 1)
    return found


def company(
    connection: Connection, clinics: Clinics, services: ServiceCatalogue, visits: Sequence[Visit], view: View
) -> list[Visit]:
    """Return the visits of others who use the same rooms and devices at the same time; they are moved for nobody."""
    using = [one for one in visits if one.resources and one.status in ACTIVE and one.end and one.end > view.now]
    names = {words for one in using for words in _sharing(one, services)}
    if not names:
        return []
    until = max(one.end for one in using if one.end) - view.now
    found = booked_between(connection, clinics, names, view.at, view.at + until + timedelta(hours=2))
    ours = {one.patient for one in visits}
    strange = (one for one in found if str(one.patient) not in ours and not view.is_hidden(one))
    others = (replace(visit_of(one, services), movable=False) for one in strange)
    return [one for one in others if any(_meets(one, mine) for mine in using)]


def _words(one: Visit, services: ServiceCatalogue) -> tuple[str, ...]:
    return one.service, *services.service(one.service).words


def _sharing(one: Visit, services: ServiceCatalogue) -> Iterable[str]:
    kinds = {id_.partition("@")[0] for id_ in one.resources}
    for service in services.services.values():
        if not kinds.isdisjoint(service.resources):
            yield from (service.name, *service.words)


def _meets(other: Visit, mine: Visit) -> bool:
    if other.start is None or other.end is None or mine.start is None or mine.end is None:
        return False
    shares = not set(other.resources).isdisjoint(mine.resources)
    return shares and other.start < mine.end and mine.start < other.end


def _slot(one: FreeTime, services: ServiceCatalogue) -> Slot:
    service, site = services.service(one.service), one.calendar.site
    return Slot(
        id=joined_id(one.source, one.reference),
        service=service.name,
        dept=department_at(one.calendar.clinic.name, site),
        site=site,
        start=local(one.start),
        minutes=(one.end - one.start) // _MINUTE,
        resources=resources_at(service, site),
    )


def _days(visits: Iterable[Visit]) -> Mapping[str, frozenset[date]]:
    """Return by patient the days of all visits."""
    days: dict[str, set[date]] = {}
    for one in visits:
        if one.status in ACTIVE and one.day is not None:
            days.setdefault(one.patient, set()).add(one.day)
    return {patient: frozenset(found) for patient, found in days.items()}


def _nearest(
    slots: Sequence[Slot], moving: Iterable[Visit], days: Mapping[str, frozenset[date]], now: datetime
) -> tuple[set[str], int]:
    """Return the ids of the slots to look at, and how many others would have suited."""
    kept: set[str] = set()
    suited: set[str] = set()
    for visit in moving:
        theirs = [one for one in slots if _suits(one, visit)]
        comes, wanted = days.get(visit.patient, frozenset()), visit.start or now
        theirs.sort(key=lambda one: (one.start.date() not in comes, abs(one.start - wanted), one.id))
        kept.update(one.id for one in theirs[:_MOST])
        suited.update(one.id for one in theirs)
    return kept, len(suited - kept)


def _suits(slot: Slot, visit: Visit) -> bool:
    is_theirs = slot.dept == visit.dept or visit.any_dept
    return slot.service == visit.service and slot.minutes >= visit.minutes and is_theirs
