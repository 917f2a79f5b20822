"""What a chart tells in short of appointments that leave no time for one another."""

from datetime import timedelta

from tests.builders import NOW
from triage.clinical.appointment import Appointment
from triage.coordination.conflicts.conflict import Code
from triage.coordination.travel.table import Travel
from triage.workflow.chart.clashes import clashes

TRAVEL = Travel({frozenset(("aarhus", "viborg")): 65})
SECRET = {"Psykiatri"}


def booked(id_: str, hours: float, site: str = "aarhus", department: str = "Lunge", **changes: str) -> Appointment:
    start = NOW + timedelta(days=1, hours=hours)
    return Appointment(id_, "1", "booked", start, start + timedelta(minutes=30), "Kontrol", department, site, **changes)


def codes(*appointments: Appointment) -> list[Code]:
    return [one.code for one in clashes(appointments, SECRET, TRAVEL, NOW)]


def test_that_visits_that_overlap_or_lie_too_far_apart_are_told() -> None:
    assert codes(booked("a", 0), booked("b", 0.25)) == [Code.PATIENT_OVERLAP]
    assert codes(booked("a", 0), booked("b", 1, "viborg")) == [Code.TRAVEL_INFEASIBLE]
    assert codes(booked("a", 0), booked("b", 3, "viborg")) == []


def test_that_time_taken_is_told_alike_wherever_it_is() -> None:
    near, far = (booked("b", 1, site, "Psykiatri") for site in ("aarhus", "viborg"))
    assert codes(booked("a", 0), near) == codes(booked("a", 0), far) == [Code.PATIENT_UNAVAILABLE]


def test_that_what_is_past_and_what_is_only_uncomfortable_is_left_to_the_page_of_appointments() -> None:
    assert codes(booked("a", -48), booked("b", -47.75)) == []
    assert codes(booked("a", 0), booked("b", 5)) == []


def test_that_a_place_that_nobody_knows_is_no_conflict() -> None:
    assert codes(booked("a", 0, ""), booked("b", 1)) == []
