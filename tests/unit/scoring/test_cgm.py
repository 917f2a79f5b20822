"""Time in range and its company from the readings of a sensor."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.scoring.facts import NOW, enrolment, kinds, reading, rule_set
from triage.clinical.observation import Reading
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.values import InputValue, Status
from triage.scoring.readings.cgm import profile
from triage.scoring.rules.model import CgmMetric, Input, InputKind, ValueType

FIVE = timedelta(minutes=5)


def sensed(*values: str, unit: str = "mmol/L", every: timedelta = FIVE, **more: Any) -> list[Reading]:
    """Readings of a sensor, the last one now."""
    times = [NOW - every * (len(values) - n) for n in range(1, len(values) + 1)]
    both = enumerate(zip(values, times, strict=True))
    return [reading(value, n, kind="cgm_glucose", unit=unit, time=time, **more) for n, (value, time) in both]


def metric(readings: list[Reading], name: str, days: int = 1, **more: Any) -> InputValue:
    wanted = Input("x", InputKind.CGM, type=ValueType.NUMBER, metric=name, window_d=days, **more)
    rules = replace(rule_set(), inputs={"x": wanted})
    return inputs_for(rules, kinds(), {}, readings, [], enrolment(None), NOW).values["x"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("tbr2", "12.5"), ("tbr1", "25.0"), ("tir", "25.0"), ("tar1", "25.0"), ("tar2", "12.5"), ("tbr_total", "37.5"),
     ("tar_total", "37.5"), ("mean", "7.69"), ("gmi", "6.62"), ("cv", "62.6")],
)  # fmt: skip
def test_that_values_are_banded_in_the_unit_they_were_reported_in(name: str, expected: str):
    at_the_edges = sensed("53", "54", "69", "70", "180", "181", "250", "251", unit="mg/dL")
    assert str(metric(at_the_edges, name).value) == expected


def test_that_two_units_of_one_patient_make_one_profile():
    mixed = [*sensed("70", unit="mg/dL"), reading("3.8", 9, kind="cgm_glucose", unit="mmol/L", time=NOW - FIVE)]
    assert (metric(mixed, "tir").value, metric(mixed, "tbr1").value) == (Decimal("50.0"), Decimal("50.0"))


def test_that_a_finger_prick_is_no_time_in_range():
    assert metric([reading("5", kind="glucose", unit="mmol/L")], "tir").status is Status.ABSENT


@pytest.mark.parametrize("name", list(CgmMetric))
def test_that_no_data_is_not_nought_per_cent(name: str):
    assert (metric([], name).value, metric([], name).status) == (None, Status.ABSENT)


def test_that_old_sensor_data_alone_cannot_make_a_patient_green():
    assert metric([reading("5", kind="cgm_glucose", unit="mmol/L", time=NOW - timedelta(days=3))], "tir").status is (
        Status.UNUSABLE
    )


def test_that_one_value_has_no_variation():
    assert metric(sensed("5.5"), "cv").value is None


@pytest.mark.parametrize(
    ("count", "every", "minutes", "expected"),
    [
        (288, FIVE, 5, "50.0"),
        (288, timedelta(seconds=298), 5, "50.0"),
        (120, FIVE / 5, 5, "4.3"),
        (96, 3 * FIVE, 15, "50.0"),
    ],
)
def test_that_wear_time_is_the_time_that_readings_cover(count: int, every: timedelta, minutes: int, expected: str):
    found = metric(sensed(*["5", "6"] * (count // 2), every=every), "active_pct", days=2, sensor_min=minutes)
    assert str(found.value) == expected


def test_that_a_metric_nobody_knows_is_absent():
    assert metric(sensed("5"), "tirr").status is Status.ABSENT


def test_that_the_value_says_how_it_was_made():
    told = metric(sensed("5", "6", calibrated_until=NOW - timedelta(days=1)), "tir")
    assert told.name.da == "Tid i målområdet (3,9–10,0 mmol/L)"
    assert told.evidence.sentence.da == (
        "beregnet af 2 målinger i dag, senest 23. nov. kl. 10.00, kalibrering udløbet ved 2 af 2 målinger"
    )


def test_that_a_mean_is_exact_where_binary_fractions_are_not():
    assert profile([Decimal("0.1"), Decimal("0.2")], "mmol/L").mean_mmol(0) * 20 == 3
