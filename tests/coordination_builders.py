"""Made-up appointments, and the little that a secretary's inbox needs to find something at odds in them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert

from tests.away.builders import arrive
from tests.people import colleague
from triage.access.roles import Role
from triage.coordination.inbox.entry import InboxRow
from triage.coordination.inbox.query import InboxQuery
from triage.store.tables import coordination_finding
from triage.workflow.application import Application
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.inbox import list_inbox

EVERYTHING = InboxQuery(states=frozenset())


def fhir_appointment(number: int = 1, of: int = 1, day: int = 2, at: str = "09:00", **changes: Any) -> dict[str, Any]:
    """A booked physical appointment of half an hour, in December 2026, at the clinic of lungs."""
    hour, minute = map(int, at.split(":"))
    ends = f"{hour + (minute + 30) // 60:02}:{(minute + 30) % 60:02}"
    return {
        "resourceType": "Appointment",
        "id": f"a{number}",
        "status": "booked",
        "start": f"2026-12-{day:02}T{at}:00+01:00",
        "end": f"2026-12-{day:02}T{ends}:00+01:00",
        "serviceType": [{"text": "Sygeplejesamtale"}],
        "participant": [
            {"actor": {"reference": f"Patient/p{of}"}, "status": "accepted"},
            {"actor": {"reference": "HealthcareService/lunger"}, "status": "accepted"},
        ],
        **changes,
    }


def fhir_places() -> list[dict[str, Any]]:
    """A hospital with the clinic of lungs."""
    site = [{"system": "http://visita.example/site", "value": "viborg"}]
    hospital = {"resourceType": "Location", "id": "h", "status": "active", "name": "Viborg", "identifier": site}
    clinic = {"resourceType": "HealthcareService", "id": "lunger", "active": True, "name": "Lungesygdomme"}
    return [hospital, {**clinic, "location": [{"reference": "Location/h"}]}]


def fhir_calendar(*starts: tuple[int, str]) -> list[dict[str, Any]]:
    """The calendar of the clinic with free times of half an hour, on days of December 2026."""
    actors = [{"reference": "HealthcareService/lunger"}, {"reference": "Location/h"}]
    calendar = {"resourceType": "Schedule", "id": "c", "active": True, "actor": actors}
    return [calendar, *(_free(number, day, at) for number, (day, at) in enumerate(starts, 1))]


def _free(number: int, day: int, at: str) -> dict[str, Any]:
    booked = fhir_appointment(number, day=day, at=at)
    kept = {name: booked[name] for name in ("start", "end", "serviceType")}
    calendar = {"schedule": {"reference": "Schedule/c"}}
    return {"resourceType": "Slot", "id": f"s{number}", "status": "free", **calendar, **kept}


def overlapping(of: int = 1) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two appointments of one patient that cannot both be kept."""
    return fhir_appointment(of * 2 - 1, of, at="09:00"), fhir_appointment(of * 2, of, at="09:15")


def booked(app: Application, *resources: dict[str, Any]) -> None:
    """Let resources arrive, and have what is at odds found."""
    arrive(app, *resources)
    find_again(app)


def secretary(app: Application, login: str = "sekretær") -> Application:
    """The application as a medical secretary of the first department has it."""
    return colleague(app, login, Role.MEDICAL_SECRETARY)


def inbox(app: Application, query: InboxQuery | None = None) -> list[InboxRow]:
    """The whole inbox of a query, of what is open unless told else."""
    return list(list_inbox(app, query or InboxQuery(), 0, 1000))


def codes(app: Application, query: InboxQuery | None = None) -> list[str]:
    """The codes of the inbox in its order."""
    return [row.code for row in inbox(app, query)]


def put_findings(app: Application, lines: list[Mapping[str, Any]]) -> None:
    """Put rows of findings straight into the store, for lists that are long."""
    with app.store.write() as connection:
        connection.execute(insert(coordination_finding), lines)
