"""A plan for many is judged by the words of the specification, and no plan is better than its floor says."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.examples import calendar
from tests.properties.plans_plainly import best_plan, is_allowed, is_possible, rank_of, worth
from tests.properties.situations_drawn import situation_drawn
from triage.coordination.batch.chosen import followed
from triage.coordination.batch.in_rounds import in_rounds
from triage.coordination.batch.market import Market, Prices, market_of
from triage.coordination.proposals.evaluate import Evaluation, judged
from triage.coordination.proposals.search.weight import POINT
from triage.coordination.situation.situation import Situation

SEEDS = st.integers(0, 2**32)


@calendar
@given(SEEDS)
def test_that_no_round_breaks_a_rule_or_makes_it_worse(seed: int) -> None:
    situation = situation_drawn(seed)
    market = market_of(situation)
    stays = judged(market.before, {})
    plans = [stays, *in_rounds(market, stays)]
    assert all(_is_allowed_plainly(one) for one in plans)
    assert [one.rank for one in plans] == sorted((one.rank for one in plans), reverse=True)


@calendar
@given(SEEDS)
def test_that_what_each_would_take_is_followed_as_far_as_the_rules_allow(seed: int) -> None:
    """Everybody takes what they like best at some prices, whatever others take."""
    market = market_of(situation_drawn(seed))
    for prices in _some_prices(market, seed):
        columns = [found for key in market.patients if (found := market.bid(key, prices).column)]
        wanted = {key: choice for one in columns for key, choice in one.plan.items()}
        assert _is_allowed_plainly(followed(market.before, wanted))


@calendar
@given(SEEDS)
def test_that_no_plan_is_below_the_floor_at_any_prices(seed: int) -> None:
    situation = _shown_at_once(situation_drawn(seed))
    market, plan = market_of(situation), best_plan(situation)
    best = rank_of(situation, plan, worth(situation, plan))[:3]
    for prices in _some_prices(market, seed):
        bids = [market.bid(key, prices) for key in market.patients]
        assert market.floor(bids, prices) <= best


@calendar
@given(SEEDS)
def test_that_a_column_costs_what_the_patient_alone_would_pay(seed: int) -> None:
    """Days of breach can be more: by another's visit that completes the course, which the judge of the whole sees."""
    situation = situation_drawn(seed)
    market = market_of(situation)
    for prices in _some_prices(market, seed):
        for key in market.patients:
            column = market.bid(key, prices).column
            if column is not None:
                found = worth(situation, {visit: choice.name for visit, choice in column.plan.items()})
                assert found.points[key] == column.cost[2]
                assert found.breach[key] >= column.cost[1]


def _shown_at_once(situation: Situation) -> Situation:
    return replace(situation, policy=replace(situation.policy, min_saving_points=0))


def _some_prices(market: Market, seed: int) -> Iterator[Prices]:
    rng = Random(seed)
    yield {}
    for most in (50, 500, 50_000):
        yield {place: rng.randrange(1, most * POINT) for place in sorted(market.shared) if rng.random() < 0.5}


def _is_allowed_plainly(found: Evaluation) -> bool:
    situation = found.before.situation
    plan = {key: choice.name for key, choice in found.plan.items()}
    return is_possible(plan) and is_allowed(situation, plan, worth(situation, {}), worth(situation, plan))
