"""A plan is judged anew when it is accepted, and the clinician who said yes is another person who works here."""

import pytest

from tests.fhir.fake_source import FakeSource
from tests.people import colleague
from tests.unit.workflow.rebooked import (
    accepted,
    arrive,
    hospital,
    hospital_out_of_order,
    place_of,
    reaching,
    secretary,
    shown,
)
from triage.access.roles import Role
from triage.coordination.situation.traveller import Unavailable
from triage.errors import NotAllowedError, StaleError
from triage.store.people.people import set_active
from triage.workflow.application import Application
from triage.workflow.coordinate.accept import accept
from triage.workflow.coordinate.notes import note_unavailable

OLD = ("2026-12-03T09:00:00+01:00", "Location/aarhus", "Slot/old")


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


@pytest.fixture
def out_of_order(app: Application, server: FakeSource) -> Application:
    """A secretary's application in front of visits that are to change their order, and a clinician beside."""
    arrive(app, server, *hospital_out_of_order())
    colleague(app, "laege", Role.CLINICIAN)
    return secretary(app)


@pytest.mark.parametrize("wished", [False, True])
def test_that_a_plan_the_patient_cannot_come_to_by_now_is_not_begun(
    app: Application, server: FakeSource, *, wished: bool
) -> None:
    arrive(app, server, *hospital())
    ward = secretary(app)
    found, proposal = shown(ward)
    (move,) = proposal.moves
    note_unavailable(ward, 1, Unavailable(move.start, move.start.replace(hour=23)))
    with pytest.raises(StaleError, match="holds no more"):
        accept(ward, 1, proposal, found.versions, reach=reaching(server), wished=wished)
    assert place_of(server, "blood") == OLD


def test_that_nobody_is_their_own_clinician(out_of_order: Application, server: FakeSource) -> None:
    both = colleague(out_of_order, "sekretaer", Role.DEPARTMENT_HEAD)
    with pytest.raises(NotAllowedError, match="Ask a clinician"):
        accepted(both, server, agreed="sekretaer")
    assert place_of(server, "blood") == OLD


def test_that_a_clinician_who_left_says_yes_to_nothing(out_of_order: Application, server: FakeSource) -> None:
    with out_of_order.store.write() as connection:
        set_active(connection, "laege", is_active=False)
    with pytest.raises(NotAllowedError, match="Ask a clinician"):
        accepted(out_of_order, server, agreed="laege")
    assert place_of(server, "blood") == OLD
