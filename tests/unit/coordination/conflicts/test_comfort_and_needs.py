"""What must be arranged, what makes a day hard, calls that were promised, the deceased, and what is switched off."""

from dataclasses import replace
from datetime import time

import pytest

from tests.unit.coordination.conflicts.made import at, by_phone, by_video, policy, situation, told, visit
from triage.coordination.conflicts.conflict import BLOCKERS, Code
from triage.coordination.conflicts.find import blockers, conflicts
from triage.coordination.situation.traveller import CallBack, Needs, Traveller, Wishes

TOO_LATE, MISSING = Code.TRANSPORT_TOO_LATE, Code.TRANSPORT_MISSING


def test_that_an_interpreter_is_needed_in_every_mode():
    traveller = Traveller("p", needs=Needs(interpreter="arabisk"))
    three = visit("a"), by_phone("b", "11 9.00"), visit("c", "12 9.00", interpreter_booked=True)
    found = told(situation(*three, traveller=traveller), Code.INTERPRETER_MISSING)
    assert found == [(("a",), {"language": "arabisk"}), (("b",), {"language": "arabisk"})]
    assert told(situation(visit("a")), Code.INTERPRETER_MISSING) == []


def test_that_a_companion_is_needed_at_a_site():
    traveller = Traveller("p", needs=Needs(companion=True))
    three = visit("a"), by_video("b", "11 9.00"), visit("c", "12 9.00", companion_confirmed=True)
    assert told(situation(*three, traveller=traveller), Code.COMPANION_MISSING) == [(("a",),)]
    assert told(situation(visit("a")), Code.COMPANION_MISSING) == []


@pytest.mark.parametrize(
    ("now", "start", "expected"),
    [
        ("9 12.00", "10 9.00", [(MISSING, ("a",), {"cutoff": "2026-03-09T12:00"})]),
        ("9 12.01", "10 9.00", [(TOO_LATE, ("a",), {"cutoff": "2026-03-09T12:00"})]),
        ("6 12.01", "9 9.00", [(TOO_LATE, ("a",), {"cutoff": "2026-03-06T12:00"})]),
        ("2 8.00", "16 9.00", [(MISSING, ("a",), {"cutoff": "2026-03-13T12:00"})]),
        ("2 8.00", "17 9.00", []),
        ("2 8.00", "2026-04-07T09:00", []),
    ],
)
def test_that_transport_is_ordered_in_its_time(now, start, expected):
    traveller = Traveller("p", needs=Needs(transport="liggende"))
    day = situation(visit("a", start), traveller=traveller, now=at(now))
    assert told(day, TOO_LATE, MISSING) == expected
    ordered = situation(visit("a", start, transport_ordered=True), traveller=traveller, now=at(now))
    assert told(ordered, TOO_LATE, MISSING) == []


def test_that_the_last_working_day_before_easter_ends_ordering():
    traveller = Traveller("p", needs=Needs(transport="liggende"))
    day = situation(visit("a", "2026-04-07T09:00"), traveller=traveller, now=at("2026-04-06T08:00"))
    assert told(day, TOO_LATE, MISSING) == [(TOO_LATE, ("a",), {"cutoff": "2026-04-01T12:00"})]


def test_that_nobody_is_driven_to_a_call():
    traveller = Traveller("p", needs=Needs(transport="liggende"))
    assert told(situation(by_phone("a", "9.00"), traveller=traveller), TOO_LATE, MISSING) == []


@pytest.mark.parametrize(("start", "expected"), [("6.50", []), ("6.49", [(("a",), {"departs": "2026-03-10T05:59"})])])
def test_that_leaving_home_before_six_is_told(start, expected):
    assert told(situation(visit("a", start), visit("b", "8.00")), Code.EARLY_DEPARTURE) == expected


@pytest.mark.parametrize(("start", "expected"), [("16.50", []), ("16.51", [(("b",), {"returns": "2026-03-10T18:01"})])])
def test_that_coming_home_after_six_is_told_of_the_last_visit(start, expected):
    assert told(situation(visit("a", "16.00"), visit("b", start)), Code.LATE_RETURN) == expected


def test_that_the_patients_own_times_count_before_the_policys():
    own = Traveller("p", earliest_departure=time(9), latest_return=time(10))
    assert len(told(situation(visit("a"), traveller=own), Code.EARLY_DEPARTURE, Code.LATE_RETURN)) == 2


def test_that_a_day_that_ends_after_midnight_ends_late_and_one_that_begins_before_it_early():
    assert told(situation(visit("a", "23.40")), Code.LATE_RETURN) == [(("a",), {"returns": "2026-03-11T00:50"})]
    assert told(situation(visit("a", "0.20")), Code.EARLY_DEPARTURE) == [(("a",), {"departs": "2026-03-09T23:30"})]


def test_that_a_meeting_at_home_makes_two_trips_of_a_day():
    day = situation(visit("a", "6.40"), by_video("b", "10.00"), visit("c", "16.55"))
    assert told(day, Code.EARLY_DEPARTURE, Code.LATE_RETURN) == [
        (Code.EARLY_DEPARTURE, ("a",), {"departs": "2026-03-10T05:50"}),
        (Code.LATE_RETURN, ("c",), {"returns": "2026-03-10T18:05"}),
    ]
    assert told(day, Code.LONG_WAIT) == []


def test_that_nothing_is_said_of_ways_nobody_knows():
    day = situation(visit("a", "6.00", site="HOL"), visit("b", "17.00", site="RAN"))
    assert told(day, Code.EARLY_DEPARTURE, Code.LATE_RETURN, Code.LONG_WAIT) == []
    unnamed = situation(visit("a", site=""), visit("b", "16.00", site=""))
    assert told(unnamed, Code.EARLY_DEPARTURE, Code.LATE_RETURN, Code.LONG_WAIT) == []


@pytest.mark.parametrize(("start", "expected"), [("12.30", []), ("12.31", [(("a", "b"), {"wait": 121})])])
def test_that_a_wait_of_more_than_two_hours_beside_the_way_is_told_and_a_call_does_not_shorten_it(start, expected):
    assert (
        told(situation(visit("a"), by_phone("c", "10.00"), visit("b", start, site="VIB")), Code.LONG_WAIT) == expected
    )


@pytest.mark.parametrize(
    ("wishes", "is_missed"),
    [
        (Wishes(not_before=time(9)), False),
        (Wishes(not_before=time(9, 1)), True),
        (Wishes(not_after=time(9, 30)), False),
        (Wishes(not_after=time(9, 29)), True),
        (Wishes(avoid_weekdays=frozenset({0, 2})), False),
        (Wishes(avoid_weekdays=frozenset({1})), True),
        (Wishes(time(10), time(9), frozenset({1})), True),
    ],
)
def test_that_a_wish_is_missed_by_the_start_the_end_or_the_weekday_and_told_once(wishes, is_missed):
    for meeting in (visit("a"), by_phone("a", "9.00", 30)):
        found = told(situation(meeting, traveller=Traveller("p", prefers=wishes)), Code.PREFERENCE_MISSED)
        assert found == ([(("a",),)] if is_missed else [])


def calling(*visits, now="9.00", done=False):
    traveller = Traveller("p", callbacks=(CallBack("call", at("9.30"), at("10.00"), done),))
    return situation(*visits, traveller=traveller, now=at(now))


@pytest.mark.parametrize(("now", "expected"), [("10.00", []), ("10.01", [(("call",),)])])
def test_that_a_call_is_overdue_after_its_time(now, expected):
    assert told(calling(now=now), Code.CALLBACK_OVERDUE) == expected
    assert told(calling(now=now, done=True), Code.CALLBACK_OVERDUE) == []


def test_that_a_call_names_every_visit_it_meets():
    met = visit("a", "9.00", 31), by_phone("b", "9.59"), visit("c", "10.00"), visit("d", "9.00", 30)
    assert told(calling(*met), Code.CALLBACK_CLASH) == [(("a", "b", "call"),)]
    assert told(calling(*met, done=True), Code.CALLBACK_CLASH) == []
    assert told(calling(visit("a", "9.45", 60), now="10.01"), Code.CALLBACK_CLASH) == []


def test_that_of_the_deceased_only_the_visits_that_stand_are_told():
    dead = Traveller("p", deceased=True, needs=Needs(companion=True), prefers=Wishes(not_before=time(12)))
    day = situation(visit("a"), visit("b", "9.10", site="VIB"), by_phone("c", "9.15"), traveller=dead)
    assert [(one.code, one.items) for one in conflicts(day)] == [(Code.PATIENT_DECEASED, ("a", "b", "c"))]
    assert blockers(day) == ()
    assert conflicts(replace(day, now=at("11.00"))) == ()


def test_that_what_is_switched_off_is_not_told_and_blocks_all_the_same():
    off = policy(switched_off=frozenset({"PATIENT_OVERLAP"}))
    day = situation(visit("a"), visit("b", "9.10"), policy=off)
    assert conflicts(day) == ()
    assert [one.code for one in blockers(day)] == [Code.PATIENT_OVERLAP]


def test_that_blockers_are_the_blockers_among_the_conflicts():
    day = situation(
        visit("a", "14 6.00"),
        visit("b", "14 6.10"),
        visit("c", "14 6.45", site="VIB"),
        visit("d", None, status="proposed"),
    )
    found = conflicts(day)
    assert {one.code for one in found if one.is_blocker} == {one.code for one in found} & BLOCKERS
    assert blockers(day) == tuple(one for one in found if one.is_blocker)
