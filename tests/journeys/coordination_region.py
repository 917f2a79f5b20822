"""Two made-up hospitals with clinics and calendars, and who is to come there, as FHIR."""

from datetime import datetime, timedelta
from typing import Any

from tests.builders import fhir_patient

Json = dict[str, Any]
SITES = ("aarhus", "viborg")
CLINICS = {"lunge": "Lungesygdomme", "blod": "Blodprøver", "endo": "Endokrinologi", "neuro": "Neurologi"}
_SITE = "http://visita.example/site"
_MODE = "http://visita.example/CodeSystem/appointment-mode"


def hospitals(**more: str) -> list[Json]:
    """The places, clinics and calendars of both hospitals; `more` are further clinics by code."""
    made: list[Json] = []
    for site in SITES:
        place = {"resourceType": "Location", "id": site, "name": f"Demohospitalet {site}", "status": "active"}
        made.append({**place, "identifier": [{"system": _SITE, "value": site}]})
        for code, name in {**CLINICS, **more}.items():
            made += _clinic(site, code, name)
    return made


def citizen(number: int = 1, postcode: str = "8000", **changes: Any) -> Json:
    """A made-up patient with an address in a town that the travel table knows."""
    return {**fhir_patient(number), "address": [{"postalCode": postcode, "city": "Aarhus C"}], **changes}


def visit(
    id_: str,
    start: str,
    service: str,
    clinic: str = "lunge",
    site: str = "aarhus",
    minutes: int = 30,
    of: int = 1,
    **more: Any,
) -> Json:
    """An appointment on "2026-12-01T09:00", Danish time; a mode other than physical has no place."""
    mode = more.pop("mode", "physical")
    begins = datetime.fromisoformat(f"{start}:00+01:00")
    actors = [f"Patient/p{of}", f"HealthcareService/{site}-{clinic}", *([f"Location/{site}"] * (mode == "physical"))]
    return {
        "resourceType": "Appointment",
        "id": id_,
        "meta": {"versionId": "3"},
        "status": "booked",
        "start": begins.isoformat(),
        "end": (begins + timedelta(minutes=minutes)).isoformat(),
        "serviceType": [{"text": service}],
        "appointmentType": {"coding": [{"system": _MODE, "code": mode}]},
        "participant": [{"actor": {"reference": actor}, "status": "accepted"} for actor in actors],
        **more,
    }


def slot(id_: str, start: str, service: str, clinic: str = "lunge", site: str = "aarhus", minutes: int = 30) -> Json:
    """A free time on "2026-12-01T09:00", Danish time."""
    begins = datetime.fromisoformat(f"{start}:00+01:00")
    return {
        "resourceType": "Slot",
        "id": id_,
        "meta": {"versionId": "7"},
        "schedule": {"reference": f"Schedule/{site}-{clinic}"},
        "serviceType": [{"text": service}],
        "status": "free",
        "start": begins.isoformat(),
        "end": (begins + timedelta(minutes=minutes)).isoformat(),
    }


def referral(id_: str, authored: str, of: int = 1, **changes: Any) -> Json:
    """A referral to be examined, written on "2026-11-10"."""
    return {
        "resourceType": "ServiceRequest",
        "id": id_,
        "status": "active",
        "intent": "order",
        "code": {"coding": [{"system": "http://visita.example/referral", "code": "udredning"}]},
        "subject": {"reference": f"Patient/p{of}"},
        "authoredOn": f"{authored}T10:00:00+01:00",
        **changes,
    }


def stay(id_: str, start: str, of: int = 1, **changes: Any) -> Json:
    """An admission that lasts."""
    return {
        "resourceType": "Encounter",
        "id": id_,
        "status": "in-progress",
        "class": {"code": "IMP"},
        "subject": {"reference": f"Patient/p{of}"},
        "period": {"start": f"{start}T10:00:00+01:00"},
        **changes,
    }


def _clinic(site: str, code: str, name: str) -> list[Json]:
    reference = f"{site}-{code}"
    actors = [{"reference": f"HealthcareService/{reference}"}, {"reference": f"Location/{site}"}]
    phone = [{"system": "phone", "value": "+45 00 00 00 01"}]
    clinic = {"resourceType": "HealthcareService", "id": reference, "active": True, "name": name, "telecom": phone}
    calendar = {"resourceType": "Schedule", "id": reference, "active": True, "actor": actors}
    return [{**clinic, "location": [{"reference": f"Location/{site}"}]}, calendar]
