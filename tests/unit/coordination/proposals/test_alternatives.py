"""What can be offered instead of the best plan: ranked, one time a day, and nothing that may not be done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.proposals_drawn import busy_patient
from tests.unit.coordination.conflicts.made import visit
from tests.unit.coordination.proposals.test_best import made, overlapping, slot, two_trips
from triage.coordination.proposals.alternatives import Alternative, alternatives, chosen, with_places
from triage.coordination.proposals.best import plan_of, propose
from triage.coordination.proposals.evaluate import evaluate
from triage.coordination.proposals.plan import named
from triage.coordination.situation.traveller import Traveller


def test_that_the_cheapest_time_of_each_day_is_offered_the_best_first():
    slots = [slot("S1", "12 9.00"), slot("S2", "13 13.00"), slot("S3", "13 9.00"), slot("S4", "16 9.00")]
    day = made(*overlapping("p", "a", "b"), slots=slots)
    best = propose(day)
    assert dict(plan_of(best)) == {"b": "S1"}
    assert [one.slot for one in alternatives(day, best, 8)] == ["S3", "S4"]
    assert alternatives(day, best, 1) == alternatives(day, best, 8)[:1]


def test_that_a_time_that_would_make_a_blocker_is_never_offered():
    slots = [slot("S1", "12 9.00"), slot("S2", "10 9.10")]
    day = made(*overlapping("p", "a", "b"), slots=slots)
    best = propose(day)
    assert ("b", "S2") in best.why_not
    assert alternatives(day, best, 8) == ()


def test_that_the_plan_of_an_alternative_keeps_the_rest_of_the_best():
    slots = [slot("S1", "12 9.00"), slot("S2", "13 9.00")]
    day = made(*overlapping("p", "a", "b"), slots=slots)
    best = propose(day)
    other = chosen(day, best, Alternative("b", "S2", 8))
    assert dict(plan_of(other)) == {"b": "S2"}
    assert other.before == best.before
    assert ("b", "S1") in other.why_not
    with pytest.raises(KeyError):
        with_places(day, {"b": "gone"})


def test_that_a_patient_may_want_what_costs_them_more_and_nobody_else():
    day = made(*two_trips("p", "a", "b"), slots=[slot("S1", "19 9.00")])
    judged = evaluate(day, named(day, {"b": "S1"}))
    assert not judged.is_allowed
    assert judged.is_allowed_for("p")


def test_that_no_wish_puts_an_appointment_in_a_blocker():
    day = made(*two_trips("p", "a", "b"), slots=[slot("S1", "12 9.10")])
    assert not evaluate(day, named(day, {"b": "S1"})).is_allowed_for("p")


def test_that_one_patients_wish_never_costs_another():
    pair = (*two_trips("p", "a", "b"), visit("c", "19 9.00", patient="q"), visit("d", "19 10.00", patient="q"))
    day = made(*pair, travellers={"p": Traveller("p"), "q": Traveller("q")})
    judged = evaluate(day, named(day, {"b": "pos:c", "c": "pos:b"}))
    assert "q" in judged.worse_off
    assert not judged.is_allowed_for("p")


@given(st.integers(0, 10_000))
def test_that_every_alternative_may_be_followed_and_costs_what_it_says(seed: int):
    day = busy_patient(seed, 3, 6, is_tied=bool(seed % 2))
    best = propose(day)
    for one in alternatives(day, best, 8):
        other = evaluate(day, named(day, {**plan_of(best), one.appointment: one.slot}))
        assert other.is_allowed_for("P")
        assert other.after.numbers.points - best.after.points == one.points
