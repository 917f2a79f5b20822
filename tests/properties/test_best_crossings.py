"""Swaps that can all be made: each is a crossing, no visit is in two, and none that is left could be made too."""

from datetime import datetime, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from triage.coordination.conflicts.crossings import best_crossings, crossings
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Visit, home
from triage.coordination.travel.table import Travel

NOW = datetime.fromisoformat("2026-11-23T10:00")
SITES = "ABC"
minutes = st.sampled_from((10, 30, 60, 90))


@st.composite
def regions(draw: st.DrawFn) -> Situation:
    """A few patients, some with several visits, each as far from every site as drawn."""
    people = [str(number) for number in range(draw(st.integers(2, 5)))]
    ways = {frozenset((home(who), site)): draw(minutes) for who in people for site in SITES}
    owners = draw(st.lists(st.sampled_from(people), min_size=2, max_size=8))
    visits = [
        Visit(f"v{number}", who, draw(st.sampled_from(("blod", "ct"))), "d", draw(st.sampled_from(SITES)),
              NOW + timedelta(days=number + 1), 15, any_dept=True)
        for number, who in enumerate(owners)
    ]  # fmt: skip
    return Situation(NOW, Travel(ways, 10), {who: Traveller(who) for who in people}, {one.id: one for one in visits})


@given(regions())
def test_that_the_best_swaps_are_crossings_apart_from_each_other_and_leave_none(region: Situation) -> None:
    every, best = list(crossings(region)), best_crossings(region)
    event(f"{min(len(every), 3)} crossings or more")
    used = [item for one in best for item in one.items]
    assert all(one in every for one in best)
    assert len(used) == len(set(used))
    assert all(not set(used).isdisjoint(one.items) for one in every)
