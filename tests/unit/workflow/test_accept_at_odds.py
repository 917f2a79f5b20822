"""Two who want the same time, and clocks that jump: one gets it, and nothing is taken back behind a letter's back."""

from datetime import timedelta

import pytest

from tests.builders import NOW, fhir_care_plan, fhir_patient
from tests.fhir.fake_source import FakeSource
from tests.people import colleague
from tests.unit.workflow.rebooked import (
    accepted,
    appointment,
    arrive,
    hospital,
    later,
    place_of,
    reaching,
    secretary,
    shown,
    slot,
    slots,
    undone,
)
from triage.access.roles import Role
from triage.coordination.rebooking.plan import Result
from triage.errors import StaleError, WrongUseError
from triage.store.coordination.letters import note_printed
from triage.workflow.application import Application
from triage.workflow.coordinate.accept import accept
from triage.workflow.coordinate.plans import Accepted, plan_now

NEW = "Slot/new"


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


@pytest.fixture
def ward(app: Application, server: FakeSource) -> Application:
    """A secretary's application in front of the hospital, where two patients would be helped by the one free time."""
    other = [
        {**fhir_patient(2), "address": [{"postalCode": "7400"}]},
        fhir_care_plan(2),
        slot("old2", "blod-aarhus", "Blodprøve", 3, 9, 30, status="busy"),
        appointment("control2", "lunge", "viborg", "Lungekontrol", 1, 10, 15, of=2),
        appointment("blood2", "blod-aarhus", "aarhus", "Blodprøve", 3, 9, 30, slot_="old2", of=2),
    ]
    arrive(app, server, *hospital(), *other)
    return secretary(app)


def both(server: FakeSource) -> list[str]:
    return [place_of(server, name)[2] for name in ("blood", "blood2")]


def test_that_of_two_who_accept_the_same_time_one_has_it(ward: Application, server: FakeSource) -> None:
    other = colleague(ward, "kollega", Role.MEDICAL_SECRETARY)
    found, proposal = shown(other, 2)
    assert accepted(ward, server).result is Result.APPLIED
    late = accept(other, 2, proposal, found.versions, reach=reaching(server))
    assert (late.result, both(server)) == (Result.SLOT_GONE, [NEW, "Slot/old2"])
    assert slots(server) == {"old": "free", "old2": "busy", "new": "busy"}


@pytest.mark.parametrize("place", range(8))
def test_that_of_two_who_accept_at_once_never_both_have_it(
    ward: Application, server: FakeSource, place: int
) -> None:
    other = colleague(ward, "kollega", Role.MEDICAL_SECRETARY)
    found, proposal = shown(other, 2)
    theirs: list[Accepted] = []
    asked = iter(range(99))

    def meanwhile() -> None:
        if next(asked) < place:
            server.between = meanwhile
        else:
            theirs.append(accept(other, 2, proposal, found.versions, reach=reaching(server)))

    server.between = meanwhile
    first = accepted(ward, server)
    ends = {first.result, *(one.result for one in theirs)}
    assert both(server).count(NEW) == 1
    assert Result.NEEDS_HUMAN not in ends
    assert slots(server)["new"] == "busy"


def test_that_a_clock_set_back_takes_nothing_back_whose_letter_is_printed(
    ward: Application, server: FakeSource
) -> None:
    plan = accepted(ward, server).plan
    with ward.store.write() as connection:
        assert note_printed(connection, plan, "sekretaer", NOW + timedelta(minutes=10))
    with pytest.raises(WrongUseError, match="no more"):
        undone(ward, server, plan)
    assert plan_now(ward, plan).result is Result.APPLIED


def test_that_a_clock_set_back_holds_the_letter_and_not_the_plan(ward: Application, server: FakeSource) -> None:
    plan = accepted(later(ward, timedelta(hours=1)), server).plan
    with ward.store.write() as connection:
        assert not note_printed(connection, plan, "sekretaer", NOW)
    assert undone(ward, server, plan).result is Result.UNDONE


def test_that_a_clock_set_forward_ends_the_time_to_take_back(ward: Application, server: FakeSource) -> None:
    plan = accepted(ward, server).plan
    with pytest.raises(WrongUseError, match="no more"):
        undone(later(ward, timedelta(hours=1)), server, plan)


def test_that_nothing_is_begun_to_be_taken_back_where_others_changed_the_appointment(
    ward: Application, server: FakeSource
) -> None:
    plan = accepted(ward, server).plan
    server.put({**server.held["Appointment/blood"], "comment": "Patienten har ringet"})
    with pytest.raises(StaleError, match="Blodprøver"):
        undone(ward, server, plan)
    assert (plan_now(ward, plan).result, both(server)[0]) == (Result.APPLIED, NEW)
