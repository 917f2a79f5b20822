"""Resources, closed days, the patient away or in a bed, and bookings that nobody finished."""

import pytest

from tests.unit.coordination.conflicts.made import at, by_id, by_phone, by_video, situation, told, visit
from triage.coordination.conflicts.conflict import Code
from triage.coordination.situation.supply import Block, Resource, Site
from triage.coordination.situation.traveller import Admission, Traveller, Unavailable

CROWD, BLOCKED = Code.RESOURCE_DOUBLE_BOOKED, Code.RESOURCE_UNAVAILABLE


def using(key, start, minutes=30, patient="q", **changes):
    return visit(key, start, minutes, patient=patient, **{"resources": ("mr",), **changes})


def scanner(capacity=1, *blocks):
    return {"resources": by_id([Resource("mr", "scanner", capacity, blocks)])}


@pytest.mark.parametrize(("start", "expected"), [("9.29", [(("a", "b"), {"resource": "mr"})]), ("9.30", [])])
def test_that_a_resource_serves_one_visit_at_a_time(start, expected):
    assert told(situation(using("a", "9.00", patient="p"), using("b", start), **scanner()), CROWD) == expected


def test_that_a_resource_serves_as_many_as_it_can_take():
    three = using("a", "9.00"), using("b", "9.05"), using("c", "9.10")
    assert told(situation(*three, **scanner(3)), CROWD) == []
    assert told(situation(*three, **scanner(2)), CROWD) == [(("a", "b", "c"), {"resource": "mr"})]


def test_that_only_the_largest_crowds_are_told_once_each():
    chain = using("a", "9.00", 60), using("b", "9.10", 60), using("c", "9.20", 20), using("d", "10.05", 30)
    found = [items for items, _ in told(situation(*chain, **scanner()), CROWD)]
    assert found == [("a", "b", "c"), ("b", "d")]


def test_that_a_visit_of_no_length_uses_nothing():
    assert told(situation(using("a", "9.00"), using("b", "9.10", 0), using("c", "9.30"), **scanner()), CROWD) == []


def test_that_a_resource_named_twice_is_used_once():
    assert told(situation(using("a", "9.00", resources=("mr", "mr")), **scanner()), CROWD) == []


def test_that_neither_the_deceased_nor_what_is_past_or_off_takes_a_place():
    dead = situation(using("a", "9.00", patient="p"), using("b", "9.00"), traveller=Traveller("p", True), **scanner())
    assert told(dead, CROWD) == []
    past = situation(using("a", "9.00"), using("b", "9.10"), now=at("9.30"), **scanner())
    assert told(past, CROWD) == []
    off = situation(using("a", "9.00"), using("b", "9.00", status="cancelled"), **scanner())
    assert told(off, CROWD) == []


def test_that_what_a_resource_can_take_is_not_guessed():
    assert told(situation(using("a", "9.00"), using("b", "9.00")), CROWD, BLOCKED) == []


@pytest.mark.parametrize(("start", "expected"), [("9.01", 1), ("9.00", 0), ("10.29", 1), ("10.30", 0)])
def test_that_a_blocked_resource_is_not_used(start, expected):
    blocks = Block(at("9.30"), at("10.00")), Block(at("9.45"), at("10.30"))
    found = told(situation(using("a", start), **scanner(1, *blocks)), BLOCKED)
    assert found == [(("a",), {"resource": "mr"})] * expected


def test_that_every_blocked_resource_of_a_visit_is_told():
    resources = by_id(Resource(key, unavailable=(Block(at("8.00"), at("12.00")),)) for key in ("mr", "doctor"))
    found = told(situation(using("a", "9.00", resources=("mr", "doctor")), resources=resources), BLOCKED)
    assert found == [(("a",), {"resource": "doctor"}), (("a",), {"resource": "mr"})]


@pytest.mark.parametrize(
    ("start", "is_closed"),
    [
        ("2026-03-13T09:00", False),
        ("2026-03-14T09:00", True),
        ("2026-03-15T23:59", True),
        ("2026-03-16T00:00", False),
        ("2026-04-02T09:00", True),
        ("2026-04-06T09:00", True),
        ("2026-04-07T09:00", False),
        ("2026-06-05T09:00", False),
        ("2026-12-24T09:00", False),
        ("2026-12-25T09:00", True),
    ],
)
def test_that_a_site_receives_nobody_on_closed_days(start, is_closed):
    assert told(situation(visit("a", start)), Code.CLOSED_DAY) == ([(("a",),)] if is_closed else [])


def test_that_a_site_may_be_open_at_weekends_and_other_meetings_need_none():
    saturday = "2026-03-14T09:00"
    assert told(situation(visit("a", saturday), sites={"AUH": Site("AUH", "", True)}), Code.CLOSED_DAY) == []
    assert told(situation(visit("a", saturday), sites={}), Code.CLOSED_DAY) == [(("a",),)]
    assert told(situation(by_video("a", saturday), by_phone("b", "14 12.00")), Code.CLOSED_DAY) == []


def away(start, end):
    return Traveller("p", unavailable=(Unavailable(at(start), at(end)), Unavailable(at(start), at(end))))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("8.00", "8.10", 0), ("8.00", "8.11", 1), ("10.09", "11.00", 1), ("10.10", "11.00", 0)],
)
def test_that_the_way_there_and_back_falls_into_the_time_away(start, end, expected):
    found = told(situation(visit("a"), traveller=away(start, end)), Code.PATIENT_UNAVAILABLE)
    assert found == [(("a",),)] * expected


@pytest.mark.parametrize(("start", "end", "expected"), [("8.00", "9.00", 0), ("8.00", "9.01", 1), ("9.30", "10.00", 0)])
def test_that_a_call_and_a_video_meeting_have_no_way(start, end, expected):
    for meeting in (by_phone("a", "9.00", 30), by_video("a", "9.00")):
        found = told(situation(meeting, traveller=away(start, end)), Code.PATIENT_UNAVAILABLE)
        assert found == [(("a",),)] * expected


def test_that_a_way_nobody_knows_does_not_hide_the_time_at_the_site():
    found = situation(visit("a", site="HOL"), traveller=away("9.10", "9.20"))
    assert told(found, Code.PATIENT_UNAVAILABLE) == [(("a",),)]


@pytest.mark.parametrize(("start", "end", "expected"), [("8.00", "9.00", 0), ("8.00", "9.01", 1), ("9.30", "12.00", 0)])
def test_that_a_stay_in_a_bed_meets_visits_of_every_kind_at_every_site(start, end, expected):
    for meeting in (visit("a"), visit("a", site="VIB"), by_phone("a", "9.00", 30)):
        traveller = Traveller("p", admissions=(Admission("VIB", at(start), at(end)),))
        found = told(situation(meeting, traveller=traveller), Code.INPATIENT_CLASH)
        assert found == [(("a",), {"at": "VIB"})] * expected


def test_that_every_stay_is_told():
    stays = (Admission("VIB", at("8.00"), at("9.10")), Admission("AUH", at("9.20"), at("12.00")))
    found = told(situation(visit("a"), traveller=Traveller("p", admissions=stays)), Code.INPATIENT_CLASH)
    assert [data["at"] for _, data in found] == ["AUH", "VIB"]


def test_that_what_is_asked_for_and_has_no_time_is_unplaced():
    assert told(situation(visit("a", None, status="proposed")), Code.UNPLACED) == [(("a",),)]
    assert told(situation(visit("a", None, status="pending"), visit("b", status="proposed")), Code.UNPLACED) == []


@pytest.mark.parametrize(("now", "expected"), [("11 9.29", 0), ("11 9.30", 1)])
def test_that_a_visit_still_booked_a_day_after_its_end_is_told(now, expected):
    assert told(situation(visit("a"), now=at(now)), Code.PAST_STILL_BOOKED) == [(("a",),)] * expected
    assert told(situation(visit("a", status="arrived"), now=at(now)), Code.PAST_STILL_BOOKED) == []
