"""How readings become the one number that a rule compares."""

from decimal import Decimal

import pytest

from tests.unit.scoring.facts import NOW, kinds, reading, weights
from triage.clinical.observation import Reading
from triage.scoring.readings.clean import clean
from triage.scoring.readings.reduce import Reduced, reduce
from triage.scoring.rules.model import Input, InputKind


def reduced(readings: list[Reading], agg: str, code: str = "weight", **more: int) -> Reduced:
    whole = {key: Decimal(value) if key in ("window_h", "sd_floor") else value for key, value in more.items()}
    wanted = Input("x", InputKind.READING, code=code, agg=agg, **whole)
    return reduce(clean(readings, "p1", NOW, kinds()).of(code), wanted, NOW)


def shown(*args: object, **more: int) -> str:
    return str(reduced(*args, **more).value)


@pytest.mark.parametrize(
    ("agg", "expected"),
    [("last", "81.2"), ("median", "80.5"), ("mean", "80.6"), ("min", "80.0"), ("max", "81.2"), ("count", "3")],
)
def test_that_a_window_is_reduced(agg: str, expected: str):
    assert shown(weights(("80.0", 2), ("80.5", 1), ("81.2", 0.1)), agg, window_d=3) == expected


def test_that_an_hour_window_includes_both_ends():
    assert shown(weights(("80.0", 1), ("81.0", 0)), "count", window_h=24) == "2"


def test_that_fewer_values_than_wanted_are_none():
    assert reduced(weights(("80.0", 1)), "mean", min_n=2).value is None
    assert reduced([], "count").value is None


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
    assert reduced(weights(("80.0", 0.1), ("82.0", 0)), "delta", window_d=3).value is None


def test_that_the_fall_uses_the_median_of_earlier_values():
    falling = [reading(value, n, time=NOW.replace(day=n)) for n, value in enumerate(["94", "95", "93", "90"], 20)]
    assert shown(falling, "fall_from_median", "spo2", window_d=14, min_n=3) == "4.0"


def test_that_z_is_the_distance_in_sample_deviations():
    seven = [(kg, 7 - n) for n, kg in enumerate(["80", "81", "82", "80", "81", "82", "81"])]
    assert shown(weights(*seven, ("82", 0)), "z_7day_mean", min_n=7) == "1.225"


def test_that_z_of_unchanging_values_is_undefined_without_a_floor():
    same = weights(*[("80", day) for day in range(7, 0, -1)], ("79", 0))
    assert reduced(same, "z_7day_mean").value is None
    assert shown(same, "z_7day_mean", sd_floor=1) == "-1.000"


def test_that_weight_loss_is_counted_from_the_start_of_the_window():
    assert shown(weights(("90", 40), ("80", 29), ("99", 20), ("80", 10), ("76", 0)), "pct_loss", window_d=30) == "5.0"


def test_that_one_odd_weighing_is_no_weight_loss():
    assert shown(weights(("120", 29), ("80", 28), ("80", 27), ("80", 0)), "pct_loss", window_d=30) == "0.0"


@pytest.mark.parametrize(("agg", "days"), [("delta", 2), ("z_7day_mean", 2), ("pct_loss", 8)])
def test_that_an_old_newest_value_gives_no_change(agg: str, days: int):
    old = weights(*[(str(80 + day % 2), days + day) for day in range(8, -1, -1)])
    assert reduced(old, agg, window_d=30).value is None


def test_that_the_readings_behind_a_number_are_named():
    assert [one.id for one in reduced(weights(("80.0", 3), ("81.0", 2), ("82.3", 0)), "delta", window_d=3).used] == [
        "o1",
        "o3",
    ]
