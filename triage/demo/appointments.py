"""Visits as FHIR Appointments."""

from triage.demo.days import DAY, HOUR, Days
from triage.demo.export import Json
from triage.demo.people import Person
from triage.demo.places import location_id, service_id
from triage.demo.texts import Places
from triage.demo.visits import Visit

MODE = "http://visita.example/CodeSystem/appointment-mode"
_MODES = {"physical": "Fremmøde", "phone": "Telefon", "video": "Video"}


def appointment(id_: str, visit: Visit, person: Person, places: Places, days: Days) -> Json:
    """Return `visit` as an Appointment; by phone and video there is no Location."""
    updated = days.instant(min(visit.end, -DAY + 10 * HOUR))
    return {
        "resourceType": "Appointment",
        "id": id_,
        "meta": {"versionId": "1", "lastUpdated": updated},
        "status": visit.status,
        "serviceType": [{"text": visit.service}],
        "appointmentType": {"coding": [{"system": MODE, "code": visit.mode, "display": _MODES[visit.mode]}]},
        **_times(visit, days),
        **_based_on(visit),
        "participant": _participants(visit, person, places),
    }


def _times(visit: Visit, days: Days) -> Json:
    if not visit.is_placed:
        return {}
    return {"start": days.instant(visit.start), "end": days.instant(visit.end)}


def _based_on(visit: Visit) -> Json:
    return {"basedOn": [{"reference": f"ServiceRequest/{visit.based_on}"}]} if visit.based_on else {}


def _participants(visit: Visit, person: Person, places: Places) -> list[Json]:
    site, department = places.sites[visit.site], places.departments[visit.department]
    patient = {"actor": {"reference": f"Patient/{person.id}"}, "status": "accepted"}
    service = {"reference": f"HealthcareService/{service_id(site, department)}", "display": department.name}
    location = {"reference": f"Location/{location_id(site)}", "display": site.name}
    actors = [location, service] if visit.mode == "physical" else [service]
    return [patient, *({"actor": actor, "status": "accepted"} for actor in actors)]
