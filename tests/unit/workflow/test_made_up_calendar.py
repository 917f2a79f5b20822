"""Made-up departments have calendars that change like real ones, and say like those why one cannot be written."""

import pytest

from tests.builders import bundle
from tests.fhir.fake_source import FakeSource
from tests.unit.workflow.rebooked import Resource, accepted, asking, hospital, secretary, undone
from triage.coordination.rebooking.plan import Result
from triage.fhir.read import read_document
from triage.store.intake.intake import Intake
from triage.store.sources import source_id
from triage.workflow.application import Application
from triage.workflow.coordinate.patient import open_coordination


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


def in_files(app: Application, *resources: Resource) -> Application:
    """A secretary's application in front of made-up departments that have no server."""
    received = list(read_document(bundle(*resources), app.catalogue.kinds))
    Intake(app.store, source_id(app.store, "files")).accept(received, app.clock)
    return secretary(app)


@pytest.fixture
def made_up(app: Application, server: FakeSource) -> Application:
    """The made-up departments with the versions that a server gives."""
    for resource in hospital():
        server.put(resource)
    return in_files(app, *server.held.values())


def booked(app: Application) -> list[str]:
    found = open_coordination(app, 1).situation.visits.values()
    return sorted(f"{one.site} {one.start:%d.%m. %H.%M}" for one in found if one.service == "Blodprøve" and one.start)


def test_that_made_up_departments_change_their_calendars_too(made_up: Application, server: FakeSource) -> None:
    plan = accepted(made_up, server)
    assert (plan.result, booked(made_up)) == (Result.APPLIED, ["viborg 01.12. 10.45"])
    assert undone(made_up, server, plan.plan).result is Result.UNDONE
    assert booked(made_up) == ["aarhus 03.12. 09.00"]


def test_that_made_up_departments_are_asked_too(made_up: Application, server: FakeSource) -> None:
    plan = accepted(asking(made_up), server)
    assert (plan.result, booked(made_up)) == (Result.REQUESTED, ["aarhus 03.12. 09.00"])
    assert undone(made_up, server, plan.plan).result is Result.UNDONE


def test_that_made_up_calendars_without_versions_are_said_to_have_none(app: Application, server: FakeSource) -> None:
    (move,) = accepted(in_files(app, *hospital()), server).moves
    assert move.fault is not None
    assert "does not tell which version" in move.fault.en
