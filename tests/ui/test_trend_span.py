"""Which time the trends show: ranges, zoom, and moving back and forth in what there is."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.charts import NOW, ago
from ui.patient.trends.span import TrendSpan

FIRST = ago(400)
STEPS = st.lists(st.sampled_from(["in", "out", "back", "on", "first", "last"]), max_size=30)


def after(*steps: str) -> TrendSpan:
    """Return the time after such keys."""
    time = TrendSpan()
    for step in steps:
        {
            "in": lambda: time.zoom(-1),
            "out": lambda: time.zoom(1),
            "back": lambda: time.pan(-1, FIRST, NOW),
            "on": lambda: time.pan(1, FIRST, NOW),
            "first": lambda: time.to_first(FIRST, NOW),
            "last": time.to_last,
        }[step]()
    return time


def shown(*steps: str) -> tuple[datetime, datetime]:
    return after(*steps).span(FIRST, NOW)


def test_that_three_months_up_to_now_are_shown_at_first() -> None:
    assert shown() == (ago(92), NOW)


def test_that_moving_back_goes_half_of_what_is_shown() -> None:
    assert shown("back") == (ago(138), ago(46))


def test_that_home_shows_the_first_reading_and_end_the_newest() -> None:
    start, end = shown("first")
    assert start <= FIRST < end
    assert shown("first", "last")[1] == NOW


def test_that_a_day_can_be_looked_at() -> None:
    assert shown("in", "in", "in", "in") == (ago(1), NOW)


@given(STEPS)
def test_that_nothing_to_come_and_nothing_long_before_the_first_is_ever_shown(steps: list[str]) -> None:
    start, end = shown(*steps)
    assert FIRST - timedelta(days=1) <= start < end <= NOW


@given(STEPS, st.integers(0, 400))
def test_that_every_reading_can_be_brought_into_sight(steps: list[str], days: int) -> None:
    time = after(*steps)
    time.reach(ago(days), FIRST, NOW)
    start, end = time.span(FIRST, NOW)
    assert start <= ago(days) <= end
