"""Calendars that take what is booked from here, a patient who drives to two, and the plan that joins both."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient
from tests.fhir.fake_source import FakeSource, Killed
from tests.people import colleague
from triage.access.roles import Role
from triage.coordination.proposals.best import propose
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.rebooking.capability import Capability
from triage.fhir.read import read_document
from triage.fhir.resources.location import SITE
from triage.store.intake.intake import Intake
from triage.store.sources import add_source
from triage.workflow.application import Application
from triage.workflow.coordinate.accept import accept
from triage.workflow.coordinate.carry_on import carry_on
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.patient import open_coordination
from triage.workflow.coordinate.plans import Accepted
from triage.workflow.coordinate.situation import gathered
from triage.workflow.coordinate.take_back import take_back
from triage.worklist.source import SourceSettings, WriteBack

Resource = dict[str, Any]
LATER = timedelta(minutes=30)


def hour(day: int, hour_: int, minute: int = 0) -> str:
    """A time in December as calendars have it."""
    return f"2026-12-{day:02d}T{hour_:02d}:{minute:02d}:00+01:00"


def place(site: str, name: str) -> Resource:
    """A hospital that the travel table knows."""
    return {
        "resourceType": "Location",
        "id": site,
        "status": "active",
        "name": name,
        "identifier": [{"system": SITE, "value": site}],
    }


def clinic(id_: str, name: str, site: str) -> list[Resource]:
    """A department at a hospital, with its calendar."""
    actors = [{"reference": f"HealthcareService/{id_}", "display": name}, {"reference": f"Location/{site}"}]
    where = {"location": [{"reference": f"Location/{site}"}]}
    return [
        {"resourceType": "HealthcareService", "id": id_, "active": True, "name": name, **where},
        {"resourceType": "Schedule", "id": id_, "active": True, "actor": actors},
    ]


def slot(id_: str, clinic_: str, service: str, day: int, hour_: int, minute: int = 0, status: str = "free") -> Resource:
    """A quarter of an hour in a calendar."""
    start = datetime.fromisoformat(hour(day, hour_, minute))
    return {
        "resourceType": "Slot",
        "id": id_,
        "schedule": {"reference": f"Schedule/{clinic_}"},
        "serviceType": [{"text": service}],
        "status": status,
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=15)).isoformat(),
    }


def appointment(
    id_: str,
    clinic_: str,
    site: str,
    service: str,
    day: int,
    hour_: int,
    minute: int = 0,
    *,
    slot_: str | None = None,
    of: int = 1,
) -> Resource:
    """A booked appointment of a patient, in its slot where it has one."""
    start = datetime.fromisoformat(hour(day, hour_, minute))
    actors = [f"Patient/p{of}", f"HealthcareService/{clinic_}", f"Location/{site}"]
    where = {"slot": [{"reference": f"Slot/{slot_}"}]} if slot_ else {}
    return {
        "resourceType": "Appointment",
        "id": id_,
        "status": "booked",
        "serviceType": [{"text": service}],
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=15)).isoformat(),
        "participant": [{"actor": {"reference": actor}, "status": "accepted"} for actor in actors],
        **where,
    }


def hospital() -> list[Resource]:
    """A control in Viborg on a Tuesday, a blood test in Aarhus two days later, and a free time for it in Viborg."""
    return [
        {**fhir_patient(), "address": [{"postalCode": "7400"}]},
        fhir_care_plan(),
        place("viborg", "Viborg"),
        place("aarhus", "Aarhus"),
        *clinic("lunge", "Lungesygdomme", "viborg"),
        *clinic("blod-aarhus", "Blodprøver", "aarhus"),
        *clinic("blod-viborg", "Blodprøver", "viborg"),
        slot("old", "blod-aarhus", "Blodprøve", 3, 9, status="busy"),
        slot("new", "blod-viborg", "Blodprøve", 1, 10, 45),
        appointment("control", "lunge", "viborg", "Lungekontrol", 1, 10),
        appointment("blood", "blod-aarhus", "aarhus", "Blodprøve", 3, 9, slot_="old"),
    ]


def hospital_out_of_order() -> list[Resource]:
    """The same with a control that the blood test ought to come before, and comes after."""
    others = [one for one in hospital() if one["id"] not in ("lunge", "control")]
    control = appointment("control", "endo", "viborg", "Diabeteskontrol", 1, 12, 15)
    return [*others, *clinic("endo", "Endokrinologi", "viborg"), control]


def hospital_of_two() -> list[Resource]:
    """The same without a free time, and another patient who drives past the first: each has what suits the other."""
    first = [one for one in hospital() if one["id"] != "new"]
    return [
        *first,
        {**fhir_patient(2), "address": [{"postalCode": "8000"}]},
        fhir_care_plan(2),
        *clinic("hjerte", "Hjertesygdomme", "aarhus"),
        slot("theirs", "blod-viborg", "Blodprøve", 1, 10, 45, status="busy"),
        appointment("heart", "hjerte", "aarhus", "Sygeplejesamtale", 3, 9, 45, of=2),
        appointment("blood2", "blod-viborg", "viborg", "Blodprøve", 1, 10, 45, slot_="theirs", of=2),
    ]


def arrive(app: Application, server: FakeSource, *resources: Resource, dress: WriteBack = WriteBack.TASK) -> None:
    """Put resources on the server and take in everything that it has."""
    for resource in resources:
        server.put(resource)
    settings = SourceSettings("http://127.0.0.1/fhir", write_back=dress)
    source = add_source(app.store, "hospital", settings)
    Intake(app.store, source).accept(list(read_document(bundle(*server.held.values()), app.catalogue.kinds)), app.clock)


def secretary(app: Application) -> Application:
    """The application as a medical secretary has it."""
    return colleague(app, "sekretaer", Role.MEDICAL_SECRETARY)


def asking(app: Application) -> Application:
    """The application where the blood tests are asked for."""
    app.catalogue.__dict__["services"] = replace(app.catalogue.services, owner_lines=())
    lines = [replace(line, capability=Capability.REQUEST) for line in type(app.catalogue)().services.owner_lines]
    app.catalogue.__dict__["services"] = replace(app.catalogue.services, owner_lines=tuple(lines))
    return app


def shown(app: Application, patient: int = 1) -> tuple[Coordination, Proposal]:
    """What is shown of the patient, and the proposal."""
    found = open_coordination(app, patient)
    return found, propose(found.situation)


def swapped(app: Application, server: FakeSource) -> Accepted:
    """Accept the plan by which the two patients take each other's place."""
    with app.store.read() as connection:
        found = gathered(app, connection, [1, 2], app.clock(), {1})
    proposal = propose(found.situation)
    return accept(app, 1, proposal, found.versions, reach=reaching(server))


def accepted(app: Application, server: FakeSource, **changes: Any) -> Accepted:
    """Accept what is proposed now, at the fake server."""
    found, proposal = shown(app)
    return accept(app, 1, proposal, found.versions, reach=reaching(server), **changes)


def undone(app: Application, server: FakeSource, plan: int) -> Accepted:
    """Take a plan back at the fake server."""
    return take_back(app, plan, reach=reaching(server))


def carried_on(app: Application, server: FakeSource, after: timedelta = LATER) -> int:
    """Carry on with what is under way, `after` the time at which it was left."""
    return carry_on(later(app, after), reach=reaching(server))


def later(app: Application, after: timedelta) -> Application:
    """The application some time later."""
    return replace(app, clock=lambda: NOW + after)


def until_killed(act: Callable[[], object]) -> None:
    """Do something in whose midst the process may be killed."""
    with suppress(Killed):
        act()


def reaching(server: FakeSource) -> Callable[[SourceSettings], FakeSource]:
    """Reach every source at the fake server."""
    return lambda _settings: server


def place_of(server: FakeSource, id_: str) -> tuple[str, str, str]:
    """When an appointment stands at the server, where, and in which slot."""
    held = server.held[f"Appointment/{id_}"]
    actors = [one["actor"]["reference"] for one in held["participant"]]
    where = next(one for one in actors if one.startswith("Location/"))
    return held["start"], where, held["slot"][0]["reference"]


def slots(server: FakeSource) -> dict[str, str]:
    """The status of every slot at the server; one that is held for us is told."""
    return {one["id"]: one["status"] + (" held" if "identifier" in one else "") for one in server.of("Slot")}
