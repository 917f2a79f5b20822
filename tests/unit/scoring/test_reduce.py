"""How readings become the one number that a rule compares."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.unit.scoring.facts import NOW, kinds, reading, weights
from triage.clinical.observation import Reading
from triage.scoring.readings.clean import clean
from triage.scoring.readings.course_of_values import slope
from triage.scoring.readings.reduce import Reduced, reduce
from triage.scoring.rules.model import Input, InputKind

WHOLE = ("window_d", "min_n", "decimals", "baseline_d", "fast", "slow", "m")


def reduced(readings: list[Reading], agg: str, code: str = "weight", **more: Any) -> Reduced:
    exact = {key: value if key in WHOLE else Decimal(value) for key, value in more.items()}
    wanted = Input("x", InputKind.READING, code=code, agg=agg, **exact)
    return reduce(clean(readings, "p1", NOW, kinds()), wanted, NOW)


def shown(*args: Any, **more: Any) -> str:
    return str(reduced(*args, **more).number(0))


@pytest.mark.parametrize(
    ("agg", "expected"),
    [("last", "81.2"), ("median", "80.5"), ("mean", "80.6"), ("min", "80.0"), ("max", "81.2"), ("count", "3")],
)
def test_that_a_window_is_reduced(agg: str, expected: str):
    assert shown(weights(("80.0", 2), ("80.5", 1), ("81.2", 0.1)), agg, window_d=3) == expected


def test_that_an_hour_window_includes_both_ends():
    assert shown(weights(("80.0", 1), ("81.0", 0)), "count", window_h=24) == "2"


def test_that_fewer_values_than_wanted_are_none():
    assert reduced(weights(("80.0", 1)), "mean", min_n=2).number(0) is None
    assert reduced([], "count").number(0) is None


def test_that_a_value_is_rounded_once():
    assert shown(weights(("80.04", 2), ("80.05", 1)), "mean") == "80.0"
    assert shown(weights(("80.04", 2), ("80.06", 1)), "mean") == "80.1"
    assert shown(weights(("80.44", 2), ("80.45", 1)), "mean", decimals=0) == "80"


def test_that_a_negative_half_is_rounded_away_from_zero():
    assert shown(weights(("80.005", 1), ("80.0", 0)), "delta", window_d=1) == "-0.01"


def test_that_delta_takes_the_oldest_of_the_days_before():
    assert (
        shown(weights(("70.0", 4), ("80.0", 3), ("81.0", 1), ("82.3", 0.1), ("82.0", 0.2)), "delta", window_d=3)
        == "2.30"
    )


def test_that_a_sitting_of_the_same_day_is_no_change():
    assert reduced(weights(("80.0", 0.1), ("82.0", 0)), "delta", window_d=3).number(0) is None


def test_that_the_fall_uses_the_median_of_earlier_values():
    falling = [reading(value, n, time=NOW.replace(day=n)) for n, value in enumerate(["94", "95", "93", "90"], 20)]
    assert shown(falling, "fall_from_median", "spo2", window_d=14, min_n=3) == "4.0"


def test_that_z_is_the_distance_in_sample_deviations():
    seven = [(kg, 7 - n) for n, kg in enumerate(["80", "81", "82", "80", "81", "82", "81"])]
    assert shown(weights(*seven, ("82", 0)), "z_7day_mean", min_n=7) == "1.225"


def test_that_z_of_unchanging_values_is_undefined_without_a_floor():
    same = weights(*[("80", day) for day in range(7, 0, -1)], ("79", 0))
    assert reduced(same, "z_7day_mean").number(0) is None
    assert shown(same, "z_7day_mean", sd_floor=1) == "-1.000"


def test_that_weight_loss_is_counted_from_the_start_of_the_window():
    assert shown(weights(("90", 40), ("80", 29), ("99", 20), ("80", 10), ("76", 0)), "pct_loss", window_d=30) == "5.0"


def test_that_one_odd_weighing_is_no_weight_loss():
    assert shown(weights(("120", 29), ("80", 28), ("80", 27), ("80", 0)), "pct_loss", window_d=30) == "0.0"


@pytest.mark.parametrize(("agg", "days"), [("delta", 2), ("z_7day_mean", 2), ("pct_loss", 8)])
def test_that_an_old_newest_value_gives_no_change(agg: str, days: int):
    old = weights(*[(str(80 + day % 2), days + day) for day in range(8, -1, -1)])
    assert reduced(old, agg, window_d=30).number(0) is None


@pytest.mark.parametrize(("agg", "days"), [("delta", 1), ("z_7day_mean", 1), ("pct_loss", 7), ("robust_z", 1)])
def test_that_a_newest_value_of_the_last_day_allowed_gives_one(agg: str, days: int):
    recent = weights(*[(str(80 + day % 2), days + day) for day in range(8, -1, -1)])
    assert reduced(recent, agg, window_d=30).number(0) is not None


def test_that_the_readings_behind_a_number_are_named():
    used = reduced(weights(("80.0", 3), ("81.0", 2), ("82.3", 0)), "delta", window_d=3).used(0)
    assert [one.id for one in used] == ["o1", "o3"]


def test_that_a_swing_is_counted_from_the_far_end_of_the_window_to_the_newest():
    falling = weights(("84.0", 5), ("79.0", 3), ("86.0", 2), ("81.5", 0))
    assert (shown(falling, "gain", window_d=7), shown(falling, "loss", window_d=7)) == ("2.50", "4.50")


def test_that_one_reading_is_no_swing():
    assert reduced(weights(("84.0", 0)), "gain", window_d=7).number(0) is None


def saturations(*values: str) -> list[Reading]:
    """Saturations a day apart, the last one today."""
    return [reading(value, n, time=NOW - timedelta(days=len(values) - n)) for n, value in enumerate(values, 1)]


@pytest.mark.parametrize(
    ("limit", "expected"), [({"at_most": 88}, "2"), ({"at_least": 91}, "1"), ({"at_most": 70}, "0")]
)
def test_that_n_of_m_counts_among_the_newest_alone(limit: dict[str, int], expected: str):
    assert shown(saturations("80", "80", "88", "91", "87"), "n_of_m", "spo2", m=3, **limit) == expected


def test_that_n_of_m_is_undefined_with_fewer_readings_or_without_a_limit():
    assert reduced(saturations("80", "81"), "n_of_m", "spo2", m=3, at_most=88).number(0) is None
    assert reduced(saturations("80", "81", "82"), "n_of_m", "spo2", m=3).number(0) is None


def test_that_the_robust_z_is_the_distance_from_the_own_median_in_mads():
    steady = saturations("94", "95", "93", "94", "94", "95", "93", "90")
    assert shown(steady, "robust_z", "spo2", mad_floor=1) == "-2.698"


def test_that_the_robust_z_needs_seven_earlier_values_and_a_spread():
    assert reduced(saturations(*["94"] * 6, "90"), "robust_z", "spo2", mad_floor=1).number(0) is None
    assert reduced(saturations(*["94"] * 7, "90"), "robust_z", "spo2").number(0) is None


def test_that_the_own_level_is_not_moved_by_the_day_that_is_held_against_it():
    steady = saturations("94", "95", "93", "94", "94", "95", "93", "90")
    again = [*steady, reading("90", 99, time=NOW - timedelta(hours=1))]
    assert shown(again, "robust_z", "spo2", mad_floor=1) == shown(steady, "robust_z", "spo2", mad_floor=1)


def test_that_the_cusum_adds_up_what_lies_beyond_the_slack():
    drifting = saturations(*["94"] * 7, "92", "92", "92")
    one = 2 / Decimal("1.4826") - Decimal("0.5")
    assert shown(drifting, "cusum_down", "spo2", window_d=3, mad_floor=1) == str(round(3 * one, 3))
    assert shown(drifting, "cusum_up", "spo2", window_d=3, mad_floor=1) == "0.000"


def test_that_the_smoothed_value_starts_at_the_first_and_follows_slowly():
    assert shown(saturations("90", "90", "95"), "ewma", "spo2") == "91.0000"


def test_that_short_and_long_means_of_a_level_are_the_same():
    assert shown(saturations(*["94"] * 5), "macd", "spo2", fast=2, slow=5) == "0.0000"
    assert reduced(saturations(*["94"] * 4), "macd", "spo2", fast=2, slow=5).number(0) is None


def test_that_the_slope_is_per_day_and_no_outlier_moves_it():
    assert shown(weights(("80", 4), ("80.5", 3), ("81", 2), ("81.5", 1), ("95", 0)), "theil_sen") == "0.50000"


def test_that_a_slope_on_the_edge_of_rounding_is_rounded_exactly():
    # 0.145 is a little less as a binary fraction.
    assert slope([0, 200, 400, 600], [0, 29, 58, 87], Fraction(1), 2) == 15


def pressures(*days: int, value: str = "130") -> list[Reading]:
    """Four systolic pressures on each of the days before today."""
    times = [NOW - timedelta(days=day, minutes=10 * n) for day in days for n in range(4)]
    return [reading(value, n, kind="sbp", unit="mm[Hg]", time=time) for n, time in enumerate(times)]


def test_that_the_first_day_of_the_week_at_home_does_not_count():
    first = reading("200", 99, kind="sbp", unit="mm[Hg]", time=NOW - timedelta(days=4))
    week = [first, *pressures(3, 2, 1)]
    assert shown(week, "home_bp", "sbp", window_d=7) == "130.0"


def test_that_too_few_readings_at_home_give_no_average():
    assert reduced(pressures(3, 2, 1), "home_bp", "sbp", window_d=7).number(0) is None


@pytest.mark.parametrize(("hours", "days"), [(1, "0"), (10, "0"), (10.5, "1"), (33, "1"), (34.5, "2")])
def test_that_days_since_the_last_are_danish_calendar_days(hours: float, days: str):
    assert shown([reading(time=NOW - timedelta(hours=hours))], "days_since_last", "spo2") == days
