"""Where an appointment may go, to the minute: too near to move, too soon to come, too short, or somewhere unwanted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.coordination.conflicts.made import situation, visit
from tests.unit.coordination.proposals.test_best import WAYS, slot
from triage.coordination.proposals.choices import choices_of, is_movable
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.traveller import Traveller
from triage.coordination.travel.table import Travel

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
WAYS_KNOWN = Travel({frozenset(pair): minutes for pair, minutes in WAYS.items()})
POLICY = Policy(freeze_hours=48, min_notice_hours=24)


def places(moved, *slots, **parts) -> list[str]:
    found = situation(moved, slots={one.id: one for one in slots}, travel=WAYS_KNOWN, policy=POLICY, **parts)
    return [choice.name for choice in choices_of(found, found.visits[moved.id])]


@pytest.mark.parametrize(("early", "expected"), [(timedelta(), True), (MINUTE, False)])
def test_that_a_visit_is_frozen_until_just_as_many_hours_before(early, expected):
    found = situation(visit("a", "20 9.00"), policy=POLICY)
    near = replace(found, now=found.visits["a"].start - 48 * HOUR + early)
    assert is_movable(near, near.visits["a"]) is expected


@pytest.mark.parametrize(("early", "expected"), [(timedelta(), ["stay", "s"]), (MINUTE, ["stay"])])
def test_that_a_time_is_offered_with_just_so_many_hours_notice(early, expected):
    free = slot("s", "14 9.00")
    found = situation(visit("a", "20 9.00"), slots={"s": free}, travel=WAYS_KNOWN, policy=POLICY)
    near = replace(found, now=free.start - 24 * HOUR + early)
    assert [choice.name for choice in choices_of(near, near.visits["a"])] == expected


@pytest.mark.parametrize(("minutes", "expected"), [(30, ["stay", "s"]), (29, ["stay"])])
def test_that_a_time_is_as_long_as_the_visit(minutes, expected):
    assert places(visit("a", "20 9.00", minutes=30), slot("s", "19 9.00", minutes)) == expected


def test_that_a_hospital_that_the_patient_does_not_want_is_not_offered():
    moved = visit("a", "20 9.00", any_dept=True, excluded_sites=("AUH",))
    assert places(moved, slot("s", "19 9.00")) == ["stay"]


@pytest.mark.parametrize("status", ["arrived", "checked-in", "fulfilled", "cancelled", "noshow"])
def test_that_a_visit_that_has_begun_or_is_no_more_is_not_moved(status):
    assert places(visit("a", "20 9.00", status=status), slot("s", "19 9.00")) == ["stay"]


def test_that_a_visit_held_in_its_place_and_one_of_the_dead_are_not_moved():
    assert places(visit("a", "20 9.00", movable=False), slot("s", "19 9.00")) == ["stay"]
    dead = {"p": Traveller("p", deceased=True)}
    assert places(visit("a", "20 9.00"), slot("s", "19 9.00"), travellers=dead) == ["stay"]


def test_that_another_department_is_offered_only_where_the_visit_may_be_anywhere():
    other = slot("s", "19 9.00", dept="Hjerte")
    assert places(visit("a", "20 9.00"), other) == ["stay"]
    assert places(visit("a", "20 9.00", any_dept=True), other) == ["stay", "s"]


def test_that_nobody_takes_their_own_place():
    assert places(visit("a", "20 9.00")) == ["stay"]
