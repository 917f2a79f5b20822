from datetime import UTC, date, datetime, timedelta

from triage.clinical.appointment import Appointment
from triage.coordination.trips import combinable, trips


def visit(id_: str, day: int, hour: int = 9, site: str | None = "aarhus", **changes) -> Appointment:
    start = datetime(2026, 3, day, hour, tzinfo=UTC)
    values = {"status": "booked", "service": "Kontrol", "department": "Lungesygdomme", **changes}
    return Appointment(id_, "p1", start=start, end=start + timedelta(minutes=30), site=site, **values)


def test_that_one_day_is_one_trip_with_its_hospitals_in_order():
    (trip,) = trips([visit("b", 10, 12, "viborg"), visit("a", 10), visit("c", 10, 14)])
    assert (trip.date, trip.sites, [one.id for one in trip.visits]) == (
        date(2026, 3, 10),
        ("aarhus", "viborg"),
        ["a", "b", "c"],
    )


def test_that_a_trip_runs_from_the_first_start_to_the_last_end():
    (trip,) = trips([visit("a", 10, 9), visit("b", 10, 12)])
    assert trip.end - trip.start == timedelta(hours=3, minutes=30)


def test_that_calls_and_cancelled_visits_are_no_trips():
    assert trips([visit("a", 10, mode="phone"), visit("b", 11, mode="video"), visit("c", 12, status="cancelled")]) == ()


def test_that_the_day_is_the_danish_one():
    assert [trip.date.day for trip in trips([visit("a", 10, 23)])] == [11]


def test_that_a_visit_at_an_unknown_hospital_is_still_a_trip():
    assert [trip.sites for trip in trips([visit("a", 10, site=None)])] == [()]


def test_that_trips_to_one_hospital_within_a_week_are_told_together():
    found = combinable(trips([visit("a", 2), visit("b", 9), visit("c", 17)]))
    assert [(first.date.day, second.date.day) for first, second in found] == [(2, 9)]


def test_that_trips_to_different_hospitals_are_not_told_together():
    assert combinable(trips([visit("a", 2), visit("b", 3, site="viborg")])) == ()
