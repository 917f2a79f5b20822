"""Hospitals, departments and their free times."""

from collections.abc import Iterator

from triage.coordination.closed_days import is_closed
from triage.demo.chance import Chance
from triage.demo.days import DAY, HOUR, MINUTE, Days
from triage.demo.export import Json
from triage.demo.texts import Department, Places, Site

SITE = "http://visita.example/site"
WEEKS_AHEAD = 8
_SLOTS_A_DAY = 2
_QUARTERS = 28


def is_open(day: int, days: Days, places: Places) -> bool:
    """Return whether the departments receive patients on `day`."""
    return not is_closed(days[day].date) and days[day].text[5:] not in places.closed


def service_id(site: Site, department: Department) -> str:
    """Return the id of a department's HealthcareService at `site`."""
    return f"demo-{site.code}-{department.code}"


def location_id(site: Site) -> str:
    """Return the id of the Location of `site`."""
    return f"demo-{site.code}"


def place_resources(places: Places, updated: str) -> Iterator[Json]:
    """Yield the hospitals, and the department and Schedule of each."""
    for site in places.sites:
        yield _location(site, updated)
        for department in places.departments:
            yield _service(site, department, updated)
            yield _schedule(site, department, updated)


def free_slots(places: Places, days: Days, chance: Chance, updated: str) -> Iterator[Json]:
    """Yield free Slots in every Schedule on the open days of the coming weeks."""
    for site in places.sites:
        for department in places.departments:
            for day in range(1, WEEKS_AHEAD * 7):
                if is_open(day, days, places):
                    yield from _slots_of_day(site, department, day, days, chance, updated)


def _slots_of_day(
    site: Site, department: Department, day: int, days: Days, chance: Chance, updated: str
) -> Iterator[Json]:
    calendar, services = service_id(site, department), (*department.services, *department.also)
    starts = sorted({chance.below(_QUARTERS) for _ in range(_SLOTS_A_DAY)})
    for quarter in starts:
        start = day * DAY + 8 * HOUR + quarter * 15 * MINUTE
        service, minutes = services[(day + quarter) % len(services)]
        yield {
            "resourceType": "Slot",
            "id": f"{calendar}-{days[day].text}-{quarter:02d}",
            "meta": {"versionId": "1", "lastUpdated": updated},
            "serviceType": [{"text": service}],
            "schedule": {"reference": f"Schedule/{calendar}"},
            "status": "free",
            "start": days.instant(start),
            "end": days.instant(start + minutes * MINUTE),
        }


def _location(site: Site, updated: str) -> Json:
    return {
        "resourceType": "Location",
        "id": location_id(site),
        "meta": {"versionId": "1", "lastUpdated": updated},
        "identifier": [{"system": SITE, "value": site.code}],
        "status": "active",
        "name": site.name,
        "mode": "instance",
    }


def _service(site: Site, department: Department, updated: str) -> Json:
    return {
        "resourceType": "HealthcareService",
        "id": service_id(site, department),
        "meta": {"versionId": "1", "lastUpdated": updated},
        "active": True,
        "location": [{"reference": f"Location/{location_id(site)}"}],
        "name": department.name,
    }


def _schedule(site: Site, department: Department, updated: str) -> Json:
    return {
        "resourceType": "Schedule",
        "id": service_id(site, department),
        "meta": {"versionId": "1", "lastUpdated": updated},
        "active": True,
        "actor": [
            {"reference": f"HealthcareService/{service_id(site, department)}", "display": department.name},
            {"reference": f"Location/{location_id(site)}", "display": site.name},
        ],
    }
