"""Rules between two visits of a patient: what needs what, fasting, what spoils what, the same examination twice."""

from dataclasses import replace

import pytest

from tests.unit.coordination.conflicts.made import at, policy, situation, told, visit
from triage.coordination.conflicts.conflict import Code
from triage.coordination.situation.supply import Dependency, PrepRule

ORDER, EXPIRED, MISSING = Code.DEPENDENCY_ORDER, Code.DEPENDENCY_EXPIRED, Code.DEPENDENCY_MISSING
PAIR = ("a", "b")
BLOOD_FIRST = Dependency("b", "a", min_gap_min=120, max_gap_min=240, kind="blood")


def needing(*visits, rule=BLOOD_FIRST, **parts):
    return situation(*visits, dependencies=(rule,), **parts)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("8.00", [(ORDER, PAIR)]),
        ("11.29", [(ORDER, PAIR)]),
        ("11.30", []),
        ("13.30", []),
        ("13.31", [(EXPIRED, PAIR)]),
    ],
)
def test_that_a_visit_comes_between_the_least_and_the_most_after_what_it_needs(start, expected):
    assert told(needing(visit("a"), visit("b", start)), ORDER, EXPIRED, MISSING) == expected


def test_that_without_a_most_nothing_expires():
    rule = Dependency("b", "a", min_gap_min=120)
    assert told(needing(visit("a"), visit("b", "27 9.00"), rule=rule), ORDER, EXPIRED) == []


def test_that_dependencies_look_at_the_past_too_and_at_what_was_held():
    past = {"now": at("20 8.00")}
    assert told(needing(visit("a"), visit("b", "11.29", status="arrived"), **past), ORDER) == [(PAIR,)]
    assert told(needing(visit("a", status="fulfilled"), visit("b", "21 9.00"), **past), EXPIRED) == [(PAIR,)]


@pytest.mark.parametrize("status", ["cancelled", "noshow", "entered-in-error", "waitlist"])
def test_that_what_was_not_held_is_missing(status):
    found = told(needing(visit("a", status=status), visit("b", "10.00")), ORDER, EXPIRED, MISSING)
    assert found == [(MISSING, ("b",), {"needs": "blood"})]


def test_that_what_nobody_ordered_is_missing():
    assert told(needing(visit("b", "12.00"), rule=Dependency("b")), MISSING) == [(("b",), {"needs": ""})]
    assert told(needing(visit("b", "12.00")), MISSING) == [(("b",), {"needs": "blood"})]


def test_that_what_another_patient_had_is_nothing_this_one_has():
    found = told(needing(visit("a", patient="q"), visit("b", "12.00")), ORDER, MISSING)
    assert found == [(MISSING, ("b",), {"needs": "blood"})]


def test_that_what_is_asked_for_without_a_time_is_waited_for():
    waiting = visit("a", None, status="proposed")
    assert told(needing(waiting, visit("b", "12.00")), ORDER, EXPIRED, MISSING) == []
    assert told(needing(replace(waiting, status="pending"), visit("b", "12.00")), MISSING) != []


def test_that_nothing_is_needed_by_a_visit_that_is_not_to_be():
    assert told(needing(visit("a"), visit("b", "8.00", status="cancelled")), ORDER, MISSING) == []
    assert told(needing(visit("b", None, status="proposed")), MISSING) == []


def test_that_two_rules_about_a_pair_tell_it_once_and_two_kinds_lacking_both():
    twice = (BLOOD_FIRST, replace(BLOOD_FIRST, min_gap_min=150))
    assert told(situation(visit("a"), visit("b", "10.00"), dependencies=twice), ORDER) == [(PAIR,)]
    both = (Dependency("b", kind="scan"), Dependency("b", kind="blood"))
    needs = [data["needs"] for _, data in told(situation(visit("b"), dependencies=both), MISSING)]
    assert needs == ["blood", "scan"]


@pytest.mark.parametrize(("start", "expected"), [("11.00", []), ("11.01", [(("a",),)])])
def test_that_a_fast_does_not_last_into_the_day(start, expected):
    assert told(situation(visit("a", start, fasting_hours=6)), Code.FASTING_LATE) == expected
    assert told(situation(visit("a", start)), Code.FASTING_LATE) == []


@pytest.mark.parametrize(
    ("meal", "minutes", "expected"),
    [("9 22.30", 30, []), ("9 22.31", 30, [(PAIR,)]), ("8.59", 60, [(PAIR,)]), ("9.00", 60, []), ("10.00", 30, [])],
)
def test_that_nobody_is_fed_before_a_fasting_visit(meal, minutes, expected):
    day = situation(visit("b", "9.00", fasting_hours=10), visit("a", meal, minutes, gives_food=True))
    assert told(day, Code.FASTING_BROKEN) == expected


def test_that_food_before_a_visit_without_a_fast_is_fine():
    assert told(situation(visit("b"), visit("a", "8.59", 60, gives_food=True)), Code.FASTING_BROKEN) == []


def test_that_a_fasting_visit_that_gives_food_itself_is_not_its_own_meal():
    assert told(situation(visit("a", fasting_hours=6, gives_food=True)), Code.FASTING_BROKEN) == []


@pytest.mark.parametrize(("start", "expected"), [("9.30", 1), ("11 9.29", 1), ("11 9.30", 0), ("9.29", 0), ("8.00", 0)])
def test_that_an_examination_waits_for_what_spoils_it_and_not_the_other_way(start, expected):
    second = visit("b", start, tags=frozenset({"thyroid"}))
    rules = (PrepRule("contrast", "thyroid", 24),)
    day = situation(visit("a", tags=frozenset({"contrast"})), second, prep_rules=rules)
    assert told(day, Code.PREP_INCOMPATIBLE) == [(PAIR, {"hours": 24})] * expected


def test_that_of_several_rules_about_a_pair_the_longest_is_told():
    tags = {"tags": frozenset({"contrast"})}, {"tags": frozenset({"thyroid", "scan"})}
    rules = (PrepRule("contrast", "thyroid", 48), PrepRule("contrast", "scan", 24), PrepRule("contrast", "scan", 1))
    day = situation(visit("a", **tags[0]), visit("b", "12.00", **tags[1]), prep_rules=rules)
    assert told(day, Code.PREP_INCOMPATIBLE) == [(PAIR, {"hours": 48})]


def test_that_a_visit_does_not_spoil_itself():
    both = visit("a", tags=frozenset({"contrast", "thyroid"}), minutes=0)
    assert told(situation(both, prep_rules=(PrepRule("contrast", "thyroid", 24),)), Code.PREP_INCOMPATIBLE) == []


@pytest.mark.parametrize(("start", "expected"), [("17 8.00", [(PAIR,)]), ("18 8.00", [])])
def test_that_an_examination_is_told_twice_within_the_days_its_result_can_be_used(start, expected):
    reuse = policy(reuse_days={"echo": 7})
    visits = visit("a", "10 16.00", exam="echo"), visit("b", start, exam="echo")
    assert told(situation(*visits, policy=reuse), Code.DUPLICATE_EXAM) == expected


def test_that_a_result_counts_when_it_is_had_and_the_later_examination_is_to_come():
    reuse = {"policy": policy(reuse_days={"echo": 7}), "now": at("12 8.00")}
    had, coming = visit("a", exam="echo", status="fulfilled"), visit("b", "13 9.00", exam="echo")
    assert told(situation(had, coming, **reuse), Code.DUPLICATE_EXAM) == [(PAIR,)]
    assert told(situation(had, replace(coming, start=at("11 9.00")), **reuse), Code.DUPLICATE_EXAM) == []
    assert told(situation(had, replace(coming, status="fulfilled"), **reuse), Code.DUPLICATE_EXAM) == []


@pytest.mark.parametrize("change", [{"repeat_intended": True}, {"exam": "ecg"}, {"exam": ""}, {"status": "noshow"}])
def test_that_a_repeat_that_is_meant_or_of_another_kind_is_not_told(change):
    reuse = policy(reuse_days={"echo": 7})
    for key in PAIR:
        visits = {one: visit(one, f"1{n} 9.00", exam="echo") for n, one in enumerate(PAIR)}
        visits[key] = replace(visits[key], **change)
        assert told(situation(*visits.values(), policy=reuse), Code.DUPLICATE_EXAM) == []


def test_that_two_kinds_of_examination_are_not_one():
    reuse = policy(reuse_days={"echo": 7, "ecg": 7})
    day = situation(visit("a", exam="echo"), visit("b", "11 9.00", exam="ecg"), policy=reuse)
    assert told(day, Code.DUPLICATE_EXAM) == []


def test_that_an_examination_without_days_of_use_is_never_told():
    assert told(situation(visit("a", exam="echo"), visit("b", "11 9.00", exam="echo")), Code.DUPLICATE_EXAM) == []
