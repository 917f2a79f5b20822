"""Courses under a limit: notice, duty, waiver, free choice; and what the triage says of visits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.unit.coordination.conflicts.made import NOW, at, by_video, course, day, situation, told, visit
from triage.coordination.conflicts.conflict import Code
from triage.coordination.conflicts.pathways import breaches
from triage.coordination.conflicts.person import people
from triage.coordination.situation.pathway import PatientDelay, Waiver
from triage.coordination.situation.traveller import RedAlarm, Traveller
from triage.coordination.situation.visit import Pro

BREACH, WAIVED, TIGHT = Code.DEADLINE_BREACH, Code.DEADLINE_WAIVED, Code.DEADLINE_TIGHT
UNBOOKED, CHOICE, NOTICE = Code.DEADLINE_UNBOOKED, Code.FREE_CHOICE_TRIGGERED, Code.NOTICE_OVERDUE
ALL = (BREACH, WAIVED, TIGHT, UNBOOKED, CHOICE, NOTICE)
ITEMS = ("a", "path")
DUE = "2026-03-11"


def of(*visits, now=NOW, **changes):
    return situation(*visits, now=now, pathways={"path": course(**changes)})


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("8 9.00", []),
        ("9 9.00", [(TIGHT, ITEMS, {"due": DUE})]),
        ("11 23.29", [(TIGHT, ITEMS, {"due": DUE})]),
        ("11 23.30", [(BREACH, ITEMS, {"due": DUE, "days": 1}), (CHOICE, ("path",), {"since": DUE})]),
        ("14 9.00", [(BREACH, ITEMS, {"due": DUE, "days": 3}), (CHOICE, ("path",), {"since": DUE})]),
    ],
)
def test_that_the_day_on_which_the_last_visit_ends_keeps_the_duty_or_not(start, expected):
    assert told(of(visit("a", start)), *ALL) == expected


def test_that_the_visit_that_ends_last_completes_a_course_in_any_mode_past_or_not():
    both = {"completed_by": ("a", "b", "unknown")}
    assert told(of(visit("a"), by_video("b", "12 9.00"), **both), BREACH)[0][0] == ("b", "path")
    past = of(visit("a"), visit("b", "12 9.00", status="arrived"), now=at("20 8.00"), **both)
    assert told(past, BREACH)[0][0] == ("b", "path")


def test_that_another_patients_visit_completes_nothing():
    assert told(of(visit("a", patient="q")), *ALL) == [(UNBOOKED, ("path",), {"due": DUE})]


@pytest.mark.parametrize(("deceased", "expected"), [(False, [BREACH]), (True, [])])
def test_that_breaches_are_the_late_courses_of_the_living_alone(deceased, expected):
    late = of(visit("a", "14 9.00"))
    person = next(people(replace(late, travellers={"p": Traveller("p", deceased)})))
    assert [one.code for one in breaches(person)] == expected


@pytest.mark.parametrize(
    ("waiver", "code"),
    [
        (Waiver(True, day(14)), WAIVED),
        (Waiver(True, day(13)), BREACH),
        (Waiver(False, day(14)), BREACH),
        (Waiver(True), BREACH),
    ],
)
def test_that_a_documented_waiver_covers_days_up_to_its_last_and_the_free_choice_not(waiver, code):
    found = told(of(visit("a", "14 9.00"), waiver=waiver), *ALL)
    assert {one[0] for one in found} == {code, CHOICE}


@pytest.mark.parametrize(("until", "expected"), [(13, 0), (12, 1)])
def test_that_days_the_patient_caused_move_the_free_choice_alone(until, expected):
    delays = (PatientDelay(day(10), day(11)), PatientDelay(day(11), day(until)))
    found = told(of(visit("a", "14 9.00"), patient_delays=delays), CHOICE)
    assert found == [(("path",), {"since": "2026-03-13"})] * expected
    assert told(of(visit("a", "14 9.00"), patient_delays=delays), BREACH) == [(ITEMS, {"due": DUE, "days": 3})]


def test_that_a_choice_that_was_offered_is_not_told():
    assert told(of(visit("a", "14 9.00"), free_choice_offered=True), CHOICE) == []


@pytest.mark.parametrize(("today", "expected"), [(25, 0), (26, 1)])
def test_that_an_unbooked_course_is_told_two_weeks_before_its_limit(today, expected):
    february = at(f"2026-02-{today}T23:59") - timedelta(days=1)
    for visits in ((), (visit("a", status="cancelled"),), (visit("a"), visit("b", None, status="proposed"))):
        found = told(of(*visits, now=february, completed_by=("a", "b")), *ALL)
        assert found == [(UNBOOKED, ("path",), {"due": DUE})] * (expected if today == 26 else 0)


def test_that_an_unbooked_course_is_told_after_its_limit_too():
    assert told(of(now=at("20 8.00")), *ALL) == [(UNBOOKED, ("path",), {"due": DUE})]


def test_that_a_completed_course_is_told_no_more_unless_the_notice_is_late():
    done = visit("a", "14 9.00", status="fulfilled")
    assert told(of(done, now=at("20 8.00")), *ALL) == []
    assert told(of(done, now=at("20 8.00"), notice_required=True), *ALL) == [(NOTICE, ("path",))]


@pytest.mark.parametrize(("today", "expected"), [("11 23.59", 0), ("12 0.00", 1)])
def test_that_notice_is_late_after_the_eighth_working_day(today, expected):
    late = {"notice_required": True, "now": at(today)}
    assert told(of(**late), NOTICE) == [(("path",),)] * expected
    assert told(of(**late, notified_on=date(2026, 3, 12)), NOTICE) == []
    assert told(of(now=at(today)), NOTICE) == []


GREEN = Pro("green", True, at("2026-02-16T08:00"))


def control(pro=GREEN, **changes):
    return visit("a", purpose="control", pro=pro, **changes)


def test_that_a_control_with_fresh_green_answers_may_be_needless():
    assert told(situation(control()), Code.TRIAGE_GREEN_VISIT) == [(("a",),)]
    just_fresh = Pro("green", True, at("2026-02-15T08:01"))
    assert told(situation(control(just_fresh)), Code.TRIAGE_GREEN_VISIT) == [(("a",),)]


@pytest.mark.parametrize(
    "pro",
    [
        Pro("green", True, at("2026-02-15T08:00")),
        Pro("green", False, GREEN.answered),
        Pro("yellow", True, GREEN.answered),
        Pro("green", True, GREEN.answered, newer_alarm=True),
        Pro("green", True, None),
        Pro("green", True, at("2 8.01")),
        None,
    ],
)
def test_that_no_visit_is_needless_when_anything_speaks_for_it(pro):
    assert told(situation(control(pro)), Code.TRIAGE_GREEN_VISIT) == []


def test_that_only_controls_in_person_are_needless():
    meeting = by_video("b", "12.00", purpose="control", pro=GREEN)
    assert told(situation(visit("a", pro=GREEN), meeting), Code.TRIAGE_GREEN_VISIT) == []


def alarmed(*visits, alarms=("2 8.00",), now=NOW):
    reds = tuple(RedAlarm("Lunge", at(one)) for one in alarms)
    return situation(*visits, traveller=Traveller("p", red_alarms=reds), now=now)


@pytest.mark.parametrize(("start", "expected"), [("4 8.00", []), ("4 8.01", [(("a",),)])])
def test_that_a_red_result_is_seen_within_two_days_in_its_department(start, expected):
    assert told(alarmed(visit("a", start), visit("b", "12 9.00")), Code.TRIAGE_RED_LATE) == expected


def test_that_a_red_result_without_a_visit_in_its_department_is_told_of_the_patient():
    assert told(alarmed(visit("a", "3 9.00", dept="Hjerte")), Code.TRIAGE_RED_LATE) == [(("p",),)]
    assert told(alarmed(alarms=("2 8.00", "1 8.00")), Code.TRIAGE_RED_LATE) == [(("p",),), (("p",),)]


@pytest.mark.parametrize(
    ("status", "start", "is_seen"),
    [
        ("fulfilled", "5 8.00", True),
        ("arrived", "5 8.00", True),
        ("checked-in", "5 8.00", True),
        ("booked", "5 8.00", False),
        ("noshow", "5 8.00", False),
        ("fulfilled", "2 7.59", False),
        ("fulfilled", "2 8.00", True),
    ],
)
def test_that_who_was_seen_since_is_not_late(status, start, is_seen):
    later = alarmed(visit("a", start, status=status), now=at("9 8.00"))
    assert told(later, Code.TRIAGE_RED_LATE) == ([] if is_seen else [(("p",),)])
    elsewhere = alarmed(visit("a", start, status=status, dept="Hjerte"), now=at("9 8.00"))
    assert told(elsewhere, Code.TRIAGE_RED_LATE) == [(("p",),)]
