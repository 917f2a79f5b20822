"""Limits, gaps and edges of a trend, without drawing it."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.charts import SPO2, WEIGHT, ago, limit, point, pulse, saturation
from triage.clinical.colour import Colour
from triage.scoring.danish_time import DENMARK
from triage.workflow.chart.series import LimitStep, Point, Series
from ui.patient.calendar_ticks import date_ticks
from ui.patient.limits import limit_changes, marked
from ui.patient.runs import device_changes, gaps, longest_step, value_range
from ui.patient.trends.columns import Columns, Look, columns_of
from ui.patient.trends.words import value_ticks


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


def gaps_of(series: Series) -> list[datetime]:
    """Return the times of the readings after which no line leads on."""
    columns = columns_of(series)
    times = columns.times[columns.standing]
    found = gaps(times, longest_step(times, series.interval))
    return [datetime.fromtimestamp(times[place], DENMARK) for place in found]


def daily(*days: float) -> Series:
    return Series(SPO2, tuple(point(day, "93") for day in days), ())


def test_that_a_gap_in_readings_splits_the_line() -> None:
    assert gaps_of(saturation()) == [ago(45)]


def test_that_several_readings_in_one_sitting_do_not_make_a_night_a_gap() -> None:
    assert gaps_of(daily(*(day + part for day in range(9, -1, -1) for part in (0.002, 0.001, 0)))) == []


def test_that_a_day_without_the_reading_that_the_plan_asked_for_is_a_gap() -> None:
    weekly = daily(21, 14, 7, 0)
    assert gaps_of(weekly) == []
    assert gaps_of(replace(weekly, interval=timedelta(days=1))) == [ago(21), ago(14), ago(7)]


def test_that_a_new_apparatus_is_found_once() -> None:
    columns = columns_of(saturation())
    assert [columns.point(int(place)).time for place in device_changes(columns)] == [ago(14)]


def test_that_a_typed_value_is_no_change_of_apparatus() -> None:
    points = (point(3, "93"), point(2, "93", None), point(1, "93"))
    assert not len(device_changes(columns_of(Series(SPO2, points, ()))))


LOOKS = {Colour.RED: Look.RED, Colour.YELLOW: Look.YELLOW, None: Look.WITHIN}


def looks_by_point(columns: Columns) -> list[Look]:
    """Return the looks once more, one reading at a time."""
    points = [columns.point(place) for place in range(len(columns.times))]
    return [Look.WITHDRAWN if one.withdrawn else LOOKS[one.colour] for one in points]


@given(
    st.lists(st.tuples(st.floats(0, 90), st.decimals(80, 95, places=2), st.booleans()), max_size=60),
    st.lists(
        st.tuples(
            st.sampled_from([Colour.RED, Colour.YELLOW]),
            st.integers(80, 95),
            st.integers(0, 90),
            st.integers(0, 90) | st.none(),
            st.sampled_from(["<=", "<", ">=", ">", None]),
        ),
        max_size=4,
    ),
)
def test_that_columns_and_single_readings_agree_on_every_colour(
    drawn: list[tuple[float, Decimal, bool]], steps: list[tuple[Colour, int, int, int | None, str | None]]
) -> None:
    points = tuple(point(day, str(value), withdrawn=gone) for day, value, gone in sorted(drawn, reverse=True))
    limits = tuple(limit(colour, str(value), since, until, how) for colour, value, since, until, how in steps)
    columns = columns_of(Series(SPO2, points, limits))
    assert [Look(look) for look in columns.looks] == looks_by_point(columns)


def test_that_one_impossible_reading_does_not_flatten_the_axis() -> None:
    low, high = value_range(np.array([92.0, 93, 91, 94, 93, 92, 64]), [])
    assert low > 85
    assert high < 100


@given(st.lists(st.decimals(50, 100, places=1), min_size=1), st.lists(st.decimals(50, 100, places=1), max_size=4))
def test_that_the_axis_always_holds_the_limits_and_the_newest_reading(
    values: list[Decimal], limits: list[Decimal]
) -> None:
    low, high = value_range(np.array(values, float), [float(value) for value in (*limits, values[-1])])
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
