from datetime import datetime, timedelta

import pytest

from triage.clinical.appointment import Appointment
from triage.coordination.pairs import Conflict, ConflictKind, conflicts
from triage.coordination.travel.table import Travel
from triage.scoring.danish_time import DENMARK

TRAVEL = Travel({frozenset(("aarhus", "viborg")): 65, frozenset(("aarhus", "randers")): 40})


def visit(
    id_: str, start: str, minutes: int = 30, site: str | None = "aarhus", day: int = 10, **changes
) -> Appointment:
    begin = datetime.fromisoformat(f"2026-03-{day:02d}T{start}").replace(tzinfo=DENMARK)
    values = {"status": "booked", "service": "Kontrol", "department": "Lungesygdomme", **changes}
    return Appointment(id_, "p1", start=begin, end=begin + timedelta(minutes=minutes), site=site, **values)


def found(*appointments: Appointment) -> list[tuple[str, str, str, int]]:
    return [(c.kind.value, c.first.id, c.second.id, c.minutes_short) for c in conflicts(appointments, TRAVEL)]


def test_that_visits_sharing_time_overlap_by_the_time_they_share():
    assert found(visit("b", "09:20"), visit("a", "09:00")) == [("PATIENT_OVERLAP", "a", "b", 10)]


def test_that_a_visit_that_begins_when_the_other_ends_is_no_overlap():
    assert found(visit("a", "09:00"), visit("b", "09:30")) == []


def test_that_a_visit_within_another_overlaps_with_all_of_itself():
    assert found(visit("a", "09:00", 180), visit("b", "10:00", 20)) == [("PATIENT_OVERLAP", "a", "b", 20)]


@pytest.mark.parametrize("status", ["cancelled", "noshow", "fulfilled", "entered-in-error", "waitlist"])
def test_that_only_active_appointments_conflict(status):
    assert found(visit("a", "09:00"), visit("b", "09:10", status=status)) == []


def test_that_a_phone_call_during_a_visit_overlaps():
    assert found(visit("a", "09:00"), visit("b", "09:10", 10, None, mode="phone"))[0][0] == "PATIENT_OVERLAP"


def test_that_a_gap_shorter_than_driving_and_arriving_early_is_infeasible():
    assert found(visit("a", "09:00"), visit("b", "10:40", site="viborg")) == [("TRAVEL_INFEASIBLE", "a", "b", 5)]


def test_that_a_gap_just_long_enough_is_feasible():
    assert found(visit("a", "09:00"), visit("b", "10:45", site="viborg")) == []


def test_that_visits_at_one_hospital_need_no_travel():
    assert found(visit("a", "09:00"), visit("b", "09:31")) == []


def test_that_an_unknown_journey_is_no_conflict():
    assert found(visit("a", "09:00", site="randers"), visit("b", "09:31", site="viborg")) == []


def test_that_a_known_journey_of_no_minutes_still_needs_the_early_arrival():
    travel = Travel({frozenset(("aarhus", "viborg")): 0})
    assert len(conflicts([visit("a", "09:00"), visit("b", "09:35", site="viborg")], travel)) == 1


def test_that_a_phone_call_within_the_gap_takes_its_minutes():
    call = visit("c", "09:40", 20, None, mode="phone")
    assert found(visit("a", "09:00"), call, visit("b", "10:55", site="viborg")) == [("TRAVEL_INFEASIBLE", "a", "b", 10)]


def test_that_a_phone_call_is_not_a_place_even_where_it_names_one():
    assert found(visit("a", "09:00"), visit("b", "09:40", site="viborg", mode="phone")) == []


def test_that_a_visit_at_a_third_hospital_makes_two_journeys():
    day = [visit("a", "09:00"), visit("b", "10:00", site="randers"), visit("c", "11:00", site="aarhus")]
    assert [(c.first.id, c.second.id) for c in conflicts(day, TRAVEL)] == [("a", "b"), ("b", "c")]


def test_that_visits_on_different_days_are_no_journey():
    assert found(visit("a", "23:30"), visit("b", "00:05", site="viborg", day=11)) == []


def test_that_overlapping_visits_at_two_hospitals_are_told_once():
    assert [c.kind for c in conflicts([visit("a", "09:00"), visit("b", "09:10", site="viborg")], TRAVEL)] == [
        ConflictKind.PATIENT_OVERLAP
    ]


def test_that_an_hour_lost_to_the_clock_is_not_driven_in():
    before, after = visit("a", "01:00", 30, day=29), visit("b", "03:10", 30, "viborg", day=29)
    assert found(before, after) == [("TRAVEL_INFEASIBLE", "a", "b", 35)]


def test_that_an_appointment_without_times_is_passed_over():
    waiting = Appointment("w", "p1", "proposed", None, None, "Kontrol", "Lungesygdomme", "viborg")
    assert found(waiting, visit("a", "09:00")) == []


def test_that_conflicts_come_earliest_first():
    later, earlier = (
        (visit("c", "09:00", day=12), visit("d", "09:10", day=12)),
        (visit("a", "09:00"), visit("b", "09:10")),
    )
    result: tuple[Conflict, ...] = conflicts([*later, *earlier], TRAVEL)
    assert [c.first.id for c in result] == ["a", "c"]
