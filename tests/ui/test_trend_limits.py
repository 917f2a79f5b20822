"""Limits, gaps and edges of a trend, without drawing it."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.charts import SPO2, WEIGHT, ago, limit, point, pulse, saturation
from triage.clinical.colour import Colour
from triage.workflow.chart.chart import LimitStep, Point, Series
from ui.patient.calendar_ticks import date_ticks
from ui.patient.limits import limit_changes, marked
from ui.patient.runs import device_changes, runs, value_range
from ui.patient.trend_words import value_ticks

DAYS = st.lists(st.floats(0, 400, allow_nan=False), max_size=40)


def colours(points: tuple[Point, ...], *limits: LimitStep) -> list[Colour | None]:
    return [one.colour for one in marked(Series(SPO2, points, limits))]


def test_that_a_reading_is_held_against_the_limit_in_force_then() -> None:
    old, new = limit(Colour.RED, "85", 60, 30), limit(Colour.RED, "87", 30)
    assert colours((point(31, "86"), point(29, "86")), old, new) == [None, Colour.RED]


def test_that_a_new_limit_counts_from_the_moment_it_starts() -> None:
    old, new = limit(Colour.RED, "85", 60, 30), limit(Colour.RED, "87", 30)
    assert colours((point(30, "86"),), old, new) == [Colour.RED]


def test_that_a_reading_at_the_limit_is_compared_as_the_rule_compares() -> None:
    assert colours((point(1, "87"),), limit(Colour.RED, "87", 9, how="<=")) == [Colour.RED]
    assert colours((point(1, "87"),), limit(Colour.RED, "87", 9, how="<")) == [None]


def test_that_the_value_compared_is_the_value_shown() -> None:
    assert colours((point(1, "87.4"),), limit(Colour.RED, "87", 9)) == [Colour.RED]
    assert colours((point(1, "87.5"),), limit(Colour.RED, "87", 9)) == [None]


def test_that_red_wins_over_yellow() -> None:
    assert colours((point(1, "80"),), limit(Colour.YELLOW, "89", 9), limit(Colour.RED, "87", 9)) == [Colour.RED]


def test_that_the_order_of_red_and_yellow_tells_the_direction_where_nothing_else_does() -> None:
    limits = [replace(one, comparison=None) for one in pulse().limits]
    assert colours((point(1, "120"), point(1, "60")), *limits) == [Colour.YELLOW, None]


def test_that_a_limit_of_unknown_direction_colours_nothing() -> None:
    assert colours((point(1, "10"),), limit(Colour.RED, "87", 9, how=None)) == [None]


def test_that_a_withdrawn_reading_has_no_colour() -> None:
    assert colours((point(1, "60", withdrawn=True),), limit(Colour.RED, "87", 9)) == [None]


def test_that_a_change_of_limit_is_found_with_old_and_new_value() -> None:
    (change,) = limit_changes(saturation().limits)
    assert (change.time, change.values) == (ago(30), ((Decimal(85), Decimal(87)),))


def test_that_a_gap_in_readings_splits_the_line() -> None:
    found = runs(marked(saturation()))
    assert [run[-1].time for run in found] == [ago(45), ago(0)]


def test_that_several_readings_in_one_sitting_do_not_make_a_night_a_gap() -> None:
    days = [day + part for day in range(9, -1, -1) for part in (0.002, 0.001, 0)]
    assert len(runs(marked(Series(SPO2, tuple(point(day, "93") for day in days), ())))) == 1


@given(DAYS)
def test_that_no_standing_reading_is_lost_between_the_runs(days: list[float]) -> None:
    points = marked(Series(SPO2, tuple(point(day, "93") for day in sorted(days, reverse=True)), ()))
    assert [one for run in runs(points) for one in run] == list(points)


def test_that_a_new_apparatus_is_found_once() -> None:
    assert [point.time for point in device_changes(marked(saturation()))] == [ago(14)]


def test_that_a_typed_value_is_no_change_of_apparatus() -> None:
    points = (point(3, "93"), point(2, "93", None), point(1, "93"))
    assert device_changes(marked(Series(SPO2, points, ()))) == ()


def test_that_one_impossible_reading_does_not_flatten_the_axis() -> None:
    low, high = value_range([Decimal(n) for n in (92, 93, 91, 94, 93, 92, 64)], [])
    assert low > 85
    assert high < 100


@given(st.lists(st.decimals(50, 100, places=1), min_size=1), st.lists(st.decimals(50, 100, places=1), max_size=4))
def test_that_the_axis_always_holds_the_limits_and_the_newest_reading(
    values: list[Decimal], limits: list[Decimal]
) -> None:
    low, high = value_range(values, [*limits, values[-1]])
    assert all(low < float(value) < high for value in (*limits, values[-1]))


@given(st.floats(1, 3000), st.integers(1, 20))
def test_that_dates_never_crowd_the_axis(days: float, most: int) -> None:
    ticks = date_ticks(ago(days), ago(0), most)
    assert len(ticks) <= most + 1 or days > most * 1800


def test_that_dates_are_written_in_danish() -> None:
    assert [text for _, text in date_ticks(ago(30), ago(0), 5)][:2] == ["26. okt.", "2. nov."]


def test_that_the_axis_has_a_decimal_comma() -> None:
    assert "74,5" in [text for _, text in value_ticks(73.5, 74.9)]
    assert WEIGHT.decimals == 1
