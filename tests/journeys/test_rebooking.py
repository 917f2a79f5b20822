"""A plan in the calendars of a real FHIR server: accepted, refused, taken back."""

from typing import Any

import pytest

from tests.unit.workflow.rebooked import hospital, secretary, shown
from triage.coordination.rebooking.plan import Result
from triage.errors import StaleError
from triage.workflow.application import Application
from triage.workflow.coordinate.accept import accept
from triage.workflow.coordinate.plans import Accepted
from triage.workflow.coordinate.take_back import take_back
from triage.workflow.intake.sources import change
from triage.workflow.pull.pull import pull
from triage.worklist.source import WriteBack

OLD, NEW = "Slot/old", "Slot/new"
BEFORE, AFTER = {"old": "busy", "new": "free"}, {"old": "free", "new": "busy"}


@pytest.fixture
def ward(app: Application, fhir_server: Any) -> Application:
    """A secretary's application, which has read the server."""
    fhir_server.load(hospital())
    pull(app, fhir_server.base_url)
    change(app, fhir_server.base_url, write_back=WriteBack.TASK)
    return secretary(app)


def get(server: Any, path: str) -> dict[str, Any]:
    found: dict[str, Any] = server.session.get(f"{server.base_url}/{path}", timeout=30).json()
    return found


def stands(server: Any) -> tuple[str, dict[str, str]]:
    """The slot of the blood test, and the status of both."""
    slots = {name: get(server, f"Slot/{name}") for name in BEFORE}
    assert all("identifier" not in one for one in slots.values())
    return get(server, "Appointment/blood")["slot"][0]["reference"], {
        name: one["status"] for name, one in slots.items()
    }


def accepted(app: Application) -> Accepted:
    found, proposal = shown(app)
    return accept(app, 1, proposal, found.versions)


@pytest.mark.server
def test_that_a_plan_stands_at_a_real_server_and_is_taken_back(ward: Application, fhir_server: Any) -> None:
    plan = accepted(ward)
    assert (plan.result, stands(fhir_server)) == (Result.APPLIED, (NEW, AFTER))
    assert (take_back(ward, plan.plan).result, stands(fhir_server)) == (Result.UNDONE, (OLD, BEFORE))


@pytest.mark.server
def test_that_what_others_changed_at_a_real_server_stands(ward: Application, fhir_server: Any) -> None:
    blood = get(fhir_server, "Appointment/blood")
    fhir_server.put({**blood, "comment": "Patienten har ringet"})
    assert accepted(ward).result is Result.STALE
    assert stands(fhir_server) == (OLD, BEFORE)
    assert get(fhir_server, "Appointment/blood")["comment"] == "Patienten har ringet"


@pytest.mark.server
def test_that_a_time_that_others_took_at_a_real_server_stays_theirs(ward: Application, fhir_server: Any) -> None:
    fhir_server.put({**get(fhir_server, "Slot/new"), "status": "busy"})
    assert accepted(ward).result is Result.SLOT_GONE
    assert stands(fhir_server) == (OLD, {"old": "busy", "new": "busy"})


@pytest.mark.server
def test_that_an_old_time_that_others_took_at_a_real_server_is_not_taken_back(
    ward: Application, fhir_server: Any
) -> None:
    plan = accepted(ward)
    fhir_server.put({**get(fhir_server, "Slot/old"), "status": "busy"})
    with pytest.raises(StaleError, match="Blodprøver"):
        take_back(ward, plan.plan)
    assert stands(fhir_server) == (NEW, {"old": "busy", "new": "busy"})
