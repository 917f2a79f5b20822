"""Patients who drive past each other, and trips that a plan puts together."""

from dataclasses import replace

import pytest

from tests.unit.coordination.conflicts.made import at, policy, situation, told, visit
from triage.coordination.conflicts.conflict import Code
from triage.coordination.conflicts.crossings import crossings
from triage.coordination.conflicts.find import conflicts
from triage.coordination.conflicts.improvements import moved, with_improvements
from triage.coordination.proposals.proposal import Move, Numbers, Proposal
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Mode

CROSSING = Code.CROSSING_PATIENTS


def crossing(**changes):
    """p drives 60 to VIB and q 60 to AUH, which are 40 and 20 minutes from the other: they save 40 and 80."""
    first = visit("a", site="VIB", any_dept=True)
    second = visit("b", "11 9.00", patient="q", any_dept=True)
    return situation(replace(first, **changes), second)


def test_that_patients_who_drive_past_each_other_are_told():
    assert told(crossing(), CROSSING) == [(("a", "b"), {"saved_min": 120})]


@pytest.mark.parametrize(
    "changes",
    [
        {"any_dept": False},
        {"movable": False},
        {"status": "pending"},
        {"service": "scan"},
        {"site": "AUH"},
        {"site": "HOL"},
        {"start": at("1 9.00")},
        {"mode": Mode.HOME_VISIT},
    ],
)
def test_that_only_booked_visits_of_one_kind_that_may_be_anywhere_cross(changes):
    assert told(crossing(**changes), CROSSING) == []


def test_that_nobody_crosses_the_deceased():
    day = crossing()
    assert told(replace(day, travellers={**day.travellers, "p": Traveller("p", deceased=True)}), CROSSING) == []


def test_that_nobody_crosses_themselves():
    day = crossing(patient="q")
    day.travel.minutes[frozenset(("home:q", "AUH"))] = 20
    assert told(replace(day, policy=policy(crossing_min_saving_min=0)), CROSSING) == []


def test_that_a_crossing_saves_enough():
    assert told(replace(crossing(), policy=policy(crossing_min_saving_min=120)), CROSSING) != []
    assert told(replace(crossing(), policy=policy(crossing_min_saving_min=121)), CROSSING) == []


@pytest.mark.parametrize(("way", "expected"), [(60, [(("a", "b"), {"saved_min": 80})]), (61, [])])
def test_that_in_a_crossing_nobody_drives_longer(way, expected):
    day = crossing()
    day.travel.minutes[frozenset(("home:p", "AUH"))] = way
    assert told(day, CROSSING) == expected


@pytest.mark.parametrize(("patients", "expected"), [({"p"}, 1), ({"q"}, 1), ({"r"}, 0), (None, 1)])
def test_that_crossings_of_some_patients_are_those_with_one_of_them(patients, expected):
    assert len(list(crossings(crossing(), patients))) == expected


def move(key, start, site="AUH"):
    return Move(key, "slot", at(start), site, "Lunge")


def combined(day, before, after, *moves):
    """What is told to be combinable when a plan brings so many trips down to so many."""
    numbers = [Numbers(0, 0, trips, 0, 0, 0) for trips in (before, after)]
    found = with_improvements(day, conflicts(day), Proposal(moves, *numbers))
    return [(one.items, dict(one.data)) for one in found if one.code is Code.COMBINABLE_TRIPS]


SPREAD = situation(
    visit("a"), visit("b", "12 9.00"), visit("c", "13 9.00"), visit("d", "13 9.30"), visit("e", "16 9.00")
)


def test_that_trips_that_a_plan_puts_together_are_told_with_what_the_patient_saves():
    found = combined(SPREAD, 4, 3, move("b", "10.00"), move("e", "17 9.00"))
    assert found == [(("a", "b"), {"trips_saved": 1, "travel_saved_min": 80})]


def test_that_conflicts_found_before_stay_in_the_list():
    day = situation(visit("a"), visit("b", "12 9.00"), visit("x", None, status="proposed"))
    numbers = Numbers(1, 0, 2, 0, 0, 0)
    proposal = Proposal((move("b", "10.00"),), numbers, replace(numbers, trips=1))
    found = with_improvements(day, conflicts(day), proposal)
    assert [one.code for one in found] == [Code.UNPLACED, Code.COMBINABLE_TRIPS]


def test_that_only_whose_own_trips_fall_is_told():
    others = (
        visit("x", "12 9.00", patient="q"),
        visit("y", "12 10.00", patient="q"),
        visit("z", "13 9.00", patient="q"),
    )
    day = situation(visit("a"), visit("b", "12 9.00"), *others)
    found = combined(day, 4, 3, move("b", "10.00"), move("y", "13 10.00"))
    assert found == [(("a", "b"), {"trips_saved": 1, "travel_saved_min": 80})]


def test_that_trips_are_combinable_only_where_a_plan_saves_them():
    assert combined(SPREAD, 4, 4, move("b", "10.00")) == []
    assert combined(SPREAD, 4, 3) == []
    off = replace(SPREAD, policy=policy(switched_off=frozenset({"COMBINABLE_TRIPS"})))
    assert combined(off, 4, 3, move("b", "10.00")) == []


def test_that_past_visits_make_trips_too():
    later = replace(SPREAD, now=at("11 8.00"))
    assert combined(later, 4, 3, move("e", "12 10.00")) == [(("b", "e"), {"trips_saved": 1, "travel_saved_min": 80})]
    assert combined(replace(SPREAD, now=at("10.30")), 4, 3, move("b", "10 11.00"))[0][0] == ("a", "b")


def test_that_a_way_nobody_knows_saves_nothing():
    day = situation(visit("a"), visit("b", "12 9.00"), visit("c", "13 9.00", site="HOL"))
    assert combined(day, 3, 2, move("b", "10.00")) == [(("a", "b"), {"trips_saved": 1, "travel_saved_min": 80})]


def test_that_a_move_changes_time_site_and_department_alone():
    after = moved(SPREAD, [Move("b", "slot", at("10.00"), "VIB", "Hjerte")]).visits
    assert after["b"] == replace(SPREAD.visits["b"], start=at("10.00"), site="VIB", dept="Hjerte")
    assert {key: one for key, one in after.items() if key != "b"} == {
        key: one for key, one in SPREAD.visits.items() if key != "b"
    }
