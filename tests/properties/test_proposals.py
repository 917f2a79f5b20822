"""The proposal is the best of all plans: the same as trying each by the words of the specification."""

from dataclasses import fields, replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.examples import appointments, core
from tests.properties.plans_plainly import (
    HOLIDAYS_2026,
    best_plan,
    choices_of,
    is_allowed,
    is_possible,
    rank_of,
    worth,
)
from tests.properties.situations_drawn import situation_drawn
from triage.coordination.proposals.best import plan_of, propose
from triage.coordination.proposals.evaluate import evaluate
from triage.coordination.proposals.plan import named
from triage.coordination.proposals.search import day as day_of_search
from triage.coordination.situation.situation import Situation

SEEDS = st.integers(0, 2**32)
# So far on that no holiday is near.
WEEKS = timedelta(weeks=20)


@core
@given(SEEDS)
def test_that_no_plan_is_better(seed: int) -> None:
    situation = situation_drawn(seed)
    proposal = propose(situation)
    assert dict(plan_of(proposal)) == best_plan(situation)
    assert proposal.is_proven


@appointments
@given(SEEDS)
def test_that_what_is_left_out_underway_is_never_the_best(seed: int) -> None:
    situation = situation_drawn(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(day_of_search, "MANY", 0)
        narrow = propose(situation)
    assert narrow == propose(situation)


@appointments
@given(SEEDS)
def test_that_figures_are_those_of_the_plan(seed: int) -> None:
    situation = situation_drawn(seed)
    proposal = propose(situation)
    for plan, numbers in (({}, proposal.before), (dict(plan_of(proposal)), proposal.after)):
        found = worth(situation, plan)
        figures = len(found.blockers), sum(found.breach.values()), sum(found.points.values())
        assert figures == (numbers.blockers, numbers.breach_days, numbers.points)


@appointments
@given(SEEDS)
def test_that_a_plan_is_judged_as_the_specification_says(seed: int) -> None:
    """Any plan, not the best alone: it is how plans made elsewhere are checked."""
    situation, rng = situation_drawn(seed), Random(seed)
    chosen = {key: rng.choice(["stay", *choices_of(situation, one)]) for key, one in situation.visits.items()}
    plan = {key: name for key, name in chosen.items() if name != "stay"}
    found, judged = worth(situation, plan), evaluate(situation, named(situation, plan))
    allowed = is_possible(plan) and is_allowed(situation, plan, worth(situation, {}), found)
    assert judged.is_allowed == allowed
    assert judged.rank[:4] == rank_of(situation, plan, found)[:4]


@appointments
@given(SEEDS)
def test_that_the_order_of_what_is_known_does_not_matter(seed: int) -> None:
    situation, rng = situation_drawn(seed), Random(seed)
    mixed: dict[str, Any] = {}
    for field in fields(Situation):
        value = getattr(situation, field.name)
        if isinstance(value, dict):
            mixed[field.name] = dict(rng.sample(list(value.items()), len(value)))
        elif isinstance(value, tuple):
            mixed[field.name] = tuple(rng.sample(value, len(value)))
    assert propose(replace(situation, **mixed)) == propose(situation)


@appointments
@given(SEEDS)
def test_that_the_same_weeks_later_is_the_same_plan(seed: int) -> None:
    situation = situation_drawn(seed)
    days = {visit.start.date() for visit in (*situation.visits.values(), *situation.slots.values()) if visit.start}
    if days & HOLIDAYS_2026:
        situation = replace(
            situation, sites={key: replace(one, open_weekends=True) for key, one in situation.sites.items()}
        )
    now, later = propose(situation), propose(_later(situation))
    assert plan_of(later) == plan_of(now)
    assert (later.before, later.after, later.facts, later.why_not) == (now.before, now.after, now.facts, now.why_not)


def _later(value: Any) -> Any:
    """Return a situation with every date in it some weeks later."""
    if isinstance(value, date):
        return value + WEEKS
    if isinstance(value, dict):
        return {key: _later(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_later(one) for one in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{field.name: _later(getattr(value, field.name)) for field in fields(value)})
    return value


@appointments
@given(SEEDS)
def test_that_why_not_is_what_the_plan_with_that_slot_would_be(seed: int) -> None:
    situation = situation_drawn(seed)
    proposal = propose(situation)
    plan = dict(plan_of(proposal))
    found = worth(situation, plan)
    for (visit, slot), why in proposal.why_not.items():
        other = worth(situation, {**plan, visit: slot})
        codes = sorted({code for code, items in other.blockers if visit in items})
        late = sum(other.breach.values()) > sum(found.breach.values())
        if codes:
            assert why.blocked_by == tuple(codes)
        elif slot in plan.values():
            assert why.blocked_by == ("SLOT_USED_IN_THIS_PLAN",)
        elif late:
            assert why.blocked_by == ("DEADLINE_BREACH",)
        else:
            assert why.points_vs_best == sum(other.points.values()) - sum(found.points.values())
