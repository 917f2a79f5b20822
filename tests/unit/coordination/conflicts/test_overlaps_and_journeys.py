"""Visits that cannot both be kept: in time, on the way, and on the walk."""

import pytest

from tests.unit.coordination.conflicts.made import at, by_phone, by_video, policy, situation, told, visit
from triage.coordination.conflicts.conflict import Code
from triage.coordination.situation.visit import Mode

OVERLAP, JOURNEY, WALK = Code.PATIENT_OVERLAP, Code.TRAVEL_INFEASIBLE, Code.WALK_TIME_SHORT
PAIR = ("a", "b")


@pytest.mark.parametrize(("start", "expected"), [("9.29", [(PAIR,)]), ("9.30", []), ("8.30", []), ("8.31", [(PAIR,)])])
def test_that_visits_overlap_when_they_share_a_minute_and_not_when_they_touch(start, expected):
    assert told(situation(visit("a", "9.00", 30), visit("b", start, 30)), OVERLAP) == expected


def test_that_every_pair_within_a_long_visit_overlaps_with_it():
    day = situation(visit("a", "9.00", 180), visit("b", "9.10", 10), visit("c", "11.00", 10))
    assert told(day, OVERLAP) == [(("a", "b"),), (("a", "c"),)]


def test_that_a_call_during_a_visit_overlaps_with_it():
    assert told(situation(visit("a"), by_phone("b", "9.10")), OVERLAP) == [(PAIR,)]


def test_that_visits_of_two_patients_do_not_overlap():
    assert told(situation(visit("a"), visit("b", patient="q")), OVERLAP) == []


@pytest.mark.parametrize("status", ["fulfilled", "cancelled", "noshow", "entered-in-error", "waitlist"])
def test_that_only_who_is_expected_overlaps(status):
    assert told(situation(visit("a"), visit("b", status=status)), OVERLAP) == []


@pytest.mark.parametrize(("now", "expected"), [("9.29", [(PAIR,)]), ("9.30", [])])
def test_that_a_visit_counts_until_it_has_ended(now, expected):
    assert told(situation(visit("a"), visit("b", "9.10", 60), now=at(now)), OVERLAP) == expected


@pytest.mark.parametrize(("start", "expected"), [("10.39", [(PAIR, {"gap": 69, "need": 70})]), ("10.40", [])])
def test_that_the_way_and_early_arrival_must_fit_into_the_gap(start, expected):
    assert told(situation(visit("a"), visit("b", start, site="VIB")), JOURNEY) == expected


@pytest.mark.parametrize(("start", "expected"), [("10.09", [(PAIR, {"gap": 39, "need": 40})]), ("10.10", [])])
def test_that_nobody_needs_to_be_early_at_home(start, expected):
    assert told(situation(visit("a"), by_video("b", start)), JOURNEY) == expected


def test_that_the_way_from_home_ends_with_early_arrival():
    day = situation(visit("a", "10.19"), visit("b", "9.00", mode=Mode.HOME_VISIT))
    assert told(day, JOURNEY) == [(PAIR, {"gap": 49, "need": 50})]


@pytest.mark.parametrize(("call", "gap"), [("9.30", 65), ("10.35", 65), ("9.29", None), ("10.36", None)])
def test_that_a_call_wholly_between_two_visits_takes_its_time_from_the_gap(call, gap):
    found = told(situation(visit("a"), by_phone("c", call), visit("b", "10.50", site="VIB")), JOURNEY)
    assert found == ([] if gap is None else [(PAIR, {"gap": gap, "need": 70})])


def test_that_a_visit_by_video_between_two_sites_makes_two_journeys_home_and_out():
    day = situation(visit("a"), by_video("b", "9.40", 10), visit("c", "10.00", site="VIB"))
    assert told(day, JOURNEY) == [(("a", "b"), {"gap": 10, "need": 40}), (("b", "c"), {"gap": 10, "need": 70})]


def test_that_overlapping_visits_at_two_sites_are_told_once():
    assert told(situation(visit("a"), visit("b", "9.10", site="VIB")), OVERLAP, JOURNEY) == [(OVERLAP, PAIR)]


def test_that_midnight_parts_neighbours():
    night = situation(visit("a", "9 23.50", 9), visit("b", "10 0.05", site="VIB"))
    assert told(night, JOURNEY) == []


def test_that_a_way_nobody_knows_is_no_conflict():
    assert told(situation(visit("a"), visit("b", "9.31", site="HOL")), JOURNEY) == []


@pytest.mark.parametrize(("start", "expected"), [("9.39", [(PAIR, {"gap": 9, "need": 10})]), ("9.40", [])])
def test_that_the_walk_to_another_department_takes_time(start, expected):
    assert told(situation(visit("a"), visit("b", start, dept="Hjerte")), WALK) == expected


def test_that_a_call_takes_its_time_from_the_walk():
    day = situation(visit("a"), by_phone("c", "9.30"), visit("b", "9.54", dept="Hjerte"))
    assert told(day, WALK) == [(PAIR, {"gap": 9, "need": 10})]


def test_that_nobody_walks_or_drives_within_a_department_or_at_home():
    assert told(situation(visit("a"), visit("b", "9.31")), JOURNEY, WALK) == []
    assert told(situation(by_video("a", "9.00"), by_video("b", "9.31", dept="Hjerte")), JOURNEY, WALK) == []


def test_that_two_sites_without_a_name_are_not_one_site():
    assert told(situation(visit("a", site=""), visit("b", "9.31", dept="Hjerte", site="")), WALK) == []


def test_that_the_numbers_of_the_policy_count():
    slower = policy(arrive_early_min=20, walk_min=15)
    assert told(situation(visit("a"), visit("b", "10.49", site="VIB"), policy=slower), JOURNEY) != []
    assert told(situation(visit("a"), visit("b", "9.44", dept="Hjerte"), policy=slower), WALK) != []


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_that_on_days_when_the_clock_is_changed_wall_minutes_count(day):
    near = visit("a", f"{day}T09:00"), visit("b", f"{day}T10:39", site="VIB")
    assert told(situation(*near), JOURNEY) == [(PAIR, {"gap": 69, "need": 70})]
    over_night = visit("a", f"{day}T01:00"), visit("b", f"{day}T03:30", site="VIB")
    assert told(situation(*over_night), JOURNEY) == []
