"""A patient's own limits on a trend: each counts in the place of the usual one for as long as it did."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW
from triage.clinical.colour import Colour
from triage.clinical.own_limit import OwnLimit
from triage.workflow.chart.own_limit_steps import with_own
from triage.workflow.chart.series import LimitStep


def day(number: int) -> datetime:
    return NOW + timedelta(days=number)


def step(end: int | None = None) -> LimitStep:
    return LimitStep(Colour.RED, Decimal(87), day(0), None if end is None else day(end))


def own(start: int, end: int, value: int = 84) -> OwnLimit:
    return OwnLimit(1, "kol", "spo2_red", Decimal(value), "prøve", "tester", day(start), day(end))


def told(end: int | None, *limits: OwnLimit) -> list[tuple[int, int | None, int]]:
    return [
        ((one.start - NOW).days, None if one.end is None else (one.end - NOW).days, int(one.value))
        for one in with_own(step(end), limits)
    ]


def test_that_the_usual_limit_counts_before_and_after() -> None:
    assert told(None, own(2, 5)) == [(0, 2, 87), (2, 5, 84), (5, None, 87)]


def test_that_one_limit_follows_another_without_a_gap() -> None:
    assert told(9, own(2, 5), own(5, 9, 83)) == [(0, 2, 87), (2, 5, 84), (5, 9, 83)]


def test_that_one_from_before_the_step_counts_within_it() -> None:
    assert told(3, own(-5, 2)) == [(0, 2, 84), (2, 3, 87)]


def test_that_one_of_another_time_changes_nothing() -> None:
    assert told(3, own(-5, 0), own(3, 4)) == [(0, 3, 87)]


@given(st.lists(st.integers(-5, 15), min_size=2, max_size=8, unique=True), st.none() | st.integers(1, 12))
def test_that_the_steps_lie_side_by_side(times: list[int], end: int | None) -> None:
    times = sorted(times)
    found = told(end, *(own(first, last) for first, last in zip(times[::2], times[1::2], strict=False)))
    assert found[0][0] == 0
    assert found[-1][1] == end
    assert all(one[1] == two[0] for one, two in pairwise(found))
