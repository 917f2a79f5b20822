"""Which plan is proposed: what decides between plans, what is never done, and what is said when it is not proven."""

from dataclasses import replace
from datetime import date, time

from tests.unit.coordination.conflicts.made import at, situation, visit
from triage.coordination.proposals.best import plan_of, propose, repropose
from triage.coordination.proposals.proposal import WhyNot
from triage.coordination.proposals.search import tied_days
from triage.coordination.situation.pathway import Pathway, Waiver
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Dependency, Resource, Slot
from triage.coordination.situation.traveller import Traveller, Unavailable, Wishes
from triage.coordination.travel.table import Travel

WAYS = {
    ("home:p", "AUH"): 40,
    ("home:p", "VIB"): 60,
    ("home:q", "AUH"): 40,
    ("home:q", "VIB"): 60,
    ("AUH", "VIB"): 60,
}


def slot(key: str, start: str, minutes: int = 30, **changes) -> Slot:
    return replace(Slot(key, "control", "Lunge", "AUH", at(start), minutes), **changes)


def made(*visits, slots=(), **parts) -> Situation:
    ways = Travel({frozenset(pair): minutes for pair, minutes in WAYS.items()})
    return situation(*visits, slots={one.id: one for one in slots}, travel=ways, **parts)


def proposed(found: Situation) -> dict[str, str]:
    proposal = propose(found)
    assert proposal.is_proven
    return dict(plan_of(proposal))


def overlapping(patient: str, *keys: str, start: str = "9.00", **changes):
    """Two visits at once, the first of which nobody can move."""
    fixed, free = keys
    return visit(fixed, start, patient=patient, movable=False), visit(free, start, patient=patient, **changes)


def two_trips(patient: str, *keys: str):
    """Two visits at one place on two days, of which the later can be moved."""
    first, second = keys
    return visit(first, "12 9.00", patient=patient, movable=False), visit(second, "16 9.00", patient=patient)


def test_that_nothing_is_proposed_without_a_free_place():
    proposal = propose(made(*overlapping("p", "a", "b")))
    assert proposal.moves == ()
    assert proposal.after == proposal.before
    assert (proposal.facts, proposal.why_not) == (None, {})


def test_that_the_last_place_is_for_the_one_who_has_waited_longest():
    def who(p_since, q_since):
        people = {"p": Traveller("p", waiting_since=p_since), "q": Traveller("q", waiting_since=q_since)}
        visits = [*two_trips("p", "a", "b"), *two_trips("q", "c", "d")]
        return proposed(replace(made(*visits, slots=[slot("S", "12 9.30")]), travellers=people))

    assert who(date(2026, 1, 2), date(2026, 1, 1)) == {"d": "S"}
    assert who(date(2026, 1, 1), date(2026, 1, 2)) == {"b": "S"}
    assert who(date(2026, 1, 1), None) == {"b": "S"}
    assert who(None, None) == {"b": "S"}


def test_that_a_wish_not_to_be_late_is_about_the_end():
    slots = [slot("early", "13 13.20"), slot("late", "13 13.40")]
    traveller = Traveller("p", prefers=Wishes(not_after=time(14)))
    day = made(*overlapping("p", "a", "b"), slots=slots, traveller=traveller)
    assert proposed(day) == {"b": "early"}
    assert propose(day).why_not[("b", "late")] == WhyNot(points_vs_best=60)
    just = made(*overlapping("p", "a", "b"), slots=[slot("early", "13 13.30")], traveller=traveller)
    assert propose(just).after.points == propose(day).after.points


def test_that_of_equal_plans_the_earliest_is_taken_and_then_the_first_by_name():
    slots = [slot("Z", "13 9.00"), slot("B", "13 10.00"), slot("A", "13 10.00")]
    assert proposed(made(*overlapping("p", "a", "b"), slots=slots)) == {"b": "Z"}
    assert proposed(made(*overlapping("p", "a", "b"), slots=slots[1:])) == {"b": "A"}


def chain(**costs: int) -> Situation:
    """b needs the day of c, which can go elsewhere, though not where b was; no place is better for c than its own."""
    away = Traveller("p", unavailable=(Unavailable(at("9 0.00"), at("12 0.00")),))
    busy = Traveller("q", unavailable=(Unavailable(at("10 8.00"), at("10 10.00")),))
    visits = visit("b", "10 9.00"), visit("c", "12 9.00", patient="q")
    people = {"p": away, "q": busy}
    return replace(made(*visits, slots=[slot("S", "10 11.00")], policy=Policy(**costs)), travellers=people)


def test_that_a_place_is_taken_that_another_leaves():
    assert proposed(chain(pts_move=0, pts_day=0)) == {"b": "pos:c", "c": "S"}


def test_that_nobody_is_moved_for_the_sake_of_another_at_a_cost():
    assert proposed(chain(pts_move=1, pts_day=0)) == {}


def test_that_two_who_swap_leave_no_place_empty():
    crossed = (visit("b", site="VIB", any_dept=True), visit("c", patient="q", any_dept=True))
    ways = dict(WAYS) | {("home:q", "AUH"): 90, ("home:q", "VIB"): 10, ("home:p", "VIB"): 150}
    found = replace(made(*crossed), travel=Travel({frozenset(pair): minutes for pair, minutes in ways.items()}))
    assert proposed(found) == {"b": "pos:c", "c": "pos:b"}


def test_that_a_first_time_after_the_limit_is_not_given():
    asked = visit("a", None, status="proposed")
    path = {"w": Pathway("w", "p", "udredning", date(2026, 3, 1), 10, ("a",))}
    late = made(asked, slots=[slot("S", "12 9.00")], pathways=path)
    assert proposed(late) == {}
    assert propose(late).why_not == {("a", "S"): WhyNot(blocked_by=("DEADLINE_BREACH",))}
    waived = {"w": replace(path["w"], waiver=Waiver(True, date(2026, 3, 12)))}
    assert proposed(replace(late, pathways=waived)) == {"a": "S"}


def test_that_a_slot_brings_its_own_resources_and_else_the_visit_keeps_its_own():
    room = {"R": Resource("R"), "T": Resource("T")}
    taken = visit("x", "13 9.00", patient="q", resources=("R",), movable=False)

    def given(own, brought):
        visits = (*overlapping("p", "a", "b", resources=own), taken)
        return proposed(made(*visits, slots=[slot("S", "13 9.00", resources=brought)], resources=room))

    assert given(("R",), None) == given(("R",), ()) == {}
    assert given(("R",), ("T",)) == {"b": "S"}
    assert given((), ("R",)) == {}


def test_that_a_place_that_is_left_brings_what_was_used_there_and_nothing_else():
    """b's own room is taken at c's time; c uses none there, or one that is taken as well."""
    taken = visit("x", "12 9.00", patient="q", resources=("R",), movable=False)

    def given(**used):
        cheap = chain(pts_move=0, pts_day=0)
        own = replace(cheap.visits["b"], resources=("R",))
        left = replace(cheap.visits["c"], **used)
        here = replace(taken, patient="r")
        people = {**cheap.travellers, "r": Traveller("r")}
        ways = Travel({**cheap.travel.minutes, frozenset(("home:r", "AUH")): 40})
        visits = {"b": own, "c": left, "x": here}
        return proposed(replace(cheap, visits=visits, travellers=people, travel=ways, resources={"R": Resource("R")}))

    assert given() == {"b": "pos:c", "c": "S"}
    assert given(resources=("R",)) == {"c": "S"}


def test_that_a_place_to_which_nobody_knows_the_way_is_not_offered():
    day = made(*overlapping("p", "a", "b"), slots=[slot("S", "13 9.00", site="XXX")])
    proposal = propose(day)
    assert (proposal.moves, proposal.why_not) == ((), {})


def test_that_neighbours_between_which_nobody_knows_the_way_are_not_made():
    other = visit("c", "13 12.00", site="XXX", movable=False)
    alone = made(*overlapping("p", "a", "b"), slots=[slot("S", "13 9.00")])
    beside = replace(alone, visits={**alone.visits, "c": other})
    assert proposed(alone) == {"b": "S"}
    assert proposed(beside) == {}


def test_that_points_alone_are_worth_a_proposal_from_the_least_saving_on():
    def shown(least: int) -> bool:
        day = made(*two_trips("p", "a", "b"), slots=[slot("S", "12 9.30")])
        return bool(propose(replace(day, policy=Policy(min_saving_points=least))).moves)

    # A trip and 80 minutes on the way are saved; a move by four days is made.
    saved = 240 + 2 * 80 - 90 - 4 * 4
    assert shown(saved)
    assert not shown(saved + 1)


def test_that_visits_tied_over_days_go_together():
    """The sample may be three days old at most: it follows the control, though the earlier place is nearer."""
    sample, control = visit("a", "3 12.00", status="booked"), visit("b", "10 9.00", movable=False)
    rule = (Dependency("b", "a", 60, 3 * 1440),)
    slots = [slot("S1", "5 9.00"), slot("S2", "6 9.00"), slot("S3", "9 9.00"), slot("S4", "9 10.00")]
    assert proposed(made(sample, control, slots=slots, dependencies=rule, policy=Policy(min_notice_hours=0))) == {
        "a": "S3"
    }


def test_that_wishes_told_by_telephone_change_the_proposal():
    day = made(*overlapping("p", "a", "b"), slots=[slot("S1", "12 9.00"), slot("S2", "13 13.00")])
    assert proposed(day) == {"b": "S1"}
    told = repropose(day, Traveller("p", prefers=Wishes(not_before=time(10))))
    assert dict(plan_of(told)) == {"b": "S2"}


def test_that_a_search_cut_short_says_so_and_has_a_plan_that_may_be_followed():
    visits = [one for key in "abcd" for one in overlapping(f"p{key}", f"{key}1", f"{key}2")]
    people = {f"p{key}": Traveller(f"p{key}") for key in "abcd"}
    ways = {frozenset((f"home:p{key}", "AUH")): 40 for key in "abcd"}
    day = made(*visits, slots=[slot("S1", "12 9.00"), slot("S2", "13 9.00")])
    many = replace(day, travellers=people, travel=Travel(ways))
    short, whole = propose(many, limit=1), propose(many)
    assert not short.is_proven
    assert short.floor is not None
    assert short.floor.blockers <= whole.after.blockers <= short.after.blockers < short.before.blockers
    assert whole.is_proven
    assert whole.floor is None


def test_that_a_series_too_long_to_look_at_together_is_planned_in_part_and_says_so():
    series = [
        visit(f"a{number:02}", f"{number} 9.00")
        for number in (*range(5, 7), *range(9, 14), *range(16, 21), *range(23, 28))
    ]
    clash = visit("b", "5 9.00", movable=False)
    proposal = propose(made(*series, clash, slots=[slot("S", "5 12.00")]))
    assert plan_of(proposal) == {"a05": "S"}
    assert not proposal.is_proven


def test_that_days_tied_in_too_many_ways_still_have_a_plan(monkeypatch):
    monkeypatch.setattr(tied_days, "EFFORT", 0)
    monkeypatch.setattr(tied_days, "DIVE", 1)
    sample, control = visit("a", "12 8.00"), visit("b", "10 9.00")
    rule = (Dependency("b", "a", 1440, 3 * 1440),)
    slots = [slot(f"S{number}", f"{number} 9.00") for number in (5, 6, 9, 13, 16, 17)]
    proposal = propose(made(sample, control, slots=slots, dependencies=rule))
    assert proposal.after.blockers <= proposal.before.blockers
