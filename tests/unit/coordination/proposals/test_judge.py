"""The judge of plans that come from elsewhere: what the search would never make is refused there all the same."""

from dataclasses import replace
from datetime import date

from tests.unit.coordination.conflicts.made import visit
from tests.unit.coordination.proposals.test_best import made, overlapping, slot, two_trips
from triage.coordination.proposals.evaluate import evaluate
from triage.coordination.proposals.plan import named
from triage.coordination.situation.pathway import Pathway


def test_that_a_patients_own_wish_breaks_no_deadline():
    course = Pathway("w", "p", "udredning", date(2026, 2, 17), 30, completed_by=("b",))
    day = made(*two_trips("p", "a", "b"), slots=[slot("S1", "19 9.00"), slot("S2", "20 9.00")], pathways={"w": course})
    assert evaluate(day, named(day, {"b": "S1"})).is_allowed_for("p")
    assert not evaluate(day, named(day, {"b": "S2"})).is_allowed_for("p")


def test_that_a_plan_over_a_way_that_nobody_knows_is_refused():
    alone = made(*overlapping("p", "a", "b"), slots=[slot("S", "13 9.00")])
    there = visit("c", "13 12.00", site="XXX", movable=False)
    beside = replace(alone, visits={**alone.visits, "c": there})
    assert evaluate(alone, named(alone, {"b": "S"})).is_allowed
    judged = evaluate(beside, named(beside, {"b": "S"}))
    assert not judged.is_allowed
    assert not judged.is_allowed_for("p")
