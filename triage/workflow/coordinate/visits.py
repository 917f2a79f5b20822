"""Appointments of the store as visits."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from triage.coordination.catalogue.service import Service, ServiceCatalogue
from triage.coordination.names import department_at, joined_id
from triage.coordination.situation.visit import ACTIVE, Mode, Visit
from triage.coordination.taken import Taken
from triage.store.coordination.booked import Booked
from triage.workflow.coordinate.local_time import local

_MINUTE = timedelta(minutes=1)
_UNKNOWN = "?"


def visit_of(one: Booked, services: ServiceCatalogue) -> Visit:
    """Return an appointment as a visit; a place that nobody knows is no other visit's place either."""
    service = services.service(one.service)
    id_ = visit_id(one)
    site = one.site or f"{_UNKNOWN}{id_}"
    return Visit(
        id=id_,
        patient=str(one.patient),
        service=service.name,
        dept=department_at(one.clinic, one.site),
        site=site,
        start=None if one.start is None else local(one.start),
        minutes=minutes_of(one, service),
        status=one.status,
        mode=Mode(one.mode),
        version=one.version,
        any_dept=service.any_dept,
        resources=resources_at(service, site),
        fasting_hours=service.fasting_hours,
        gives_food=service.gives_food,
        tags=service.tags,
        exam=service.exam,
        purpose=service.purpose,
    )


def visit_id(one: Booked) -> str:
    """Return what an appointment is called in a situation."""
    return joined_id(one.source, one.reference)


def is_known_site(site: str) -> bool:
    """Return whether a visit's site is a hospital, and not one that nobody knows."""
    return not site.startswith(_UNKNOWN)


def minutes_of(one: Booked, service: Service) -> int:
    """Return how long an appointment lasts; without times as long as its service does."""
    if one.start is None or one.end is None:
        return service.minutes
    return (one.end - one.start) // _MINUTE


def resources_at(service: Service, site: str) -> tuple[str, ...]:
    """Return the rooms and devices that the service uses at a hospital."""
    return tuple(f"{kind}@{site}" for kind in service.resources)


def taken_of(hidden: Iterable[Booked], services: ServiceCatalogue) -> Mapping[int, tuple[Taken, ...]]:
    """Return by patient the times of appointments that nobody here may know more of."""
    found: dict[int, list[Taken]] = {}
    for one in hidden:
        if one.start is not None and one.status in ACTIVE:
            end = one.end or one.start + timedelta(minutes=_longest(services))
            found.setdefault(one.patient, []).append(Taken(local(one.start), local(end)))
    return {patient: tuple(sorted(times, key=_order)) for patient, times in found.items()}


def _longest(services: ServiceCatalogue) -> int:
    """Return how long one lasts whose end is not known: as long as any, for its service must not show."""
    return max((one.minutes for one in services.services.values()), default=Service("").minutes)


def _order(one: Taken) -> tuple[datetime, datetime]:
    return one.start, one.end
