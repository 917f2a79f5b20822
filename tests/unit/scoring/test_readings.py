"""Which readings may be used, in what unit, and what becomes of the rest."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from tests.unit.scoring.facts import NOW, ago, kinds, reading, weights
from triage.clinical.observation import Reading
from triage.clinical.readings import Readings, microseconds
from triage.errors import RuleSetError
from triage.scoring.readings.clean import Cleaned, clean, clean_columns
from triage.scoring.readings.drop_reasons import drop_reason
from triage.scoring.readings.kinds import parse_kinds
from triage.scoring.readings.plausibility import plausibility
from triage.scoring.readings.units import convert


def cleaned(*readings: Reading) -> Cleaned:
    return clean(readings, "p1", NOW, kinds())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"patient": "p2"}, "other_patient"),
        ({"status": "entered-in-error"}, "entered_in_error"),
        ({"status": "cancelled"}, "entered_in_error"),
        ({"fault": "comparator"}, "comparator"),
        ({"value": None}, "absent"),
        ({"unit": None}, "no_unit"),
        ({"unit": " "}, "no_unit"),
        ({"time": NOW + timedelta(minutes=6)}, "future"),
        ({"kind": None}, "unknown_code"),
        ({"kind": "height"}, "unknown_code"),
        ({"unit": "kg"}, "unit"),
        ({"value": "0.95"}, "implausible"),
        ({"signal": "weak"}, "artefact"),
    ],
)
def test_that_a_reading_is_left_out_with_its_reason(changes: dict[str, Any], reason: str):
    found = cleaned(reading(**changes))
    assert (found.kept, [dropped.reason for dropped in found.dropped]) == ((), [reason])
    assert drop_reason(reason).da != drop_reason(reason).en


def test_that_the_highest_version_counts_whatever_arrives_last():
    found = cleaned(reading("91", version=2), reading("95", version=1))
    assert ([one.value for one in found.kept], found.dropped) == ([Decimal(91)], ())


def test_that_two_contents_of_one_version_are_both_left_out():
    found = cleaned(reading("91"), reading("95"))
    assert (found.kept, [one.reason for one in found.dropped]) == ((), ["conflict"])


def test_that_the_same_reading_received_twice_counts_once():
    found = cleaned(reading("91", received=ago(hours=1)), reading("91", received=NOW))
    assert (len(found.kept), found.dropped) == (1, ())


def test_that_the_devices_copy_beats_the_typed_one():
    typed = reading("90", 1, device=None)
    found = cleaned(typed, reading("90", 2, time=typed.time + timedelta(seconds=60)))
    assert ([one.id for one in found.kept], [one.id for one in found.dropped]) == (["o2"], ["o1"])


def test_that_a_copy_of_a_copy_that_was_left_out_is_a_reading_of_its_own():
    at = [reading("90", n, time=ago(hours=2) + timedelta(seconds=45 * n)) for n in range(3)]
    assert [one.id for one in cleaned(*at).kept] == ["o0", "o2"]


def test_that_another_reading_between_two_copies_does_not_hide_them():
    at = ago(hours=2)
    found = cleaned(reading("90", 1, time=at), reading("91", 2, time=at), reading("90", 3, time=at))
    assert [one.id for one in found.kept] == ["o1", "o2"]


def test_that_the_same_value_61_seconds_later_is_a_new_reading():
    first = reading("90", 1)
    assert len(cleaned(first, reading("90", 2, time=first.time + timedelta(seconds=61))).kept) == 2


def test_that_a_sensor_may_measure_the_same_every_minute():
    first = reading("5.5", 1, kind="cgm_glucose", unit="mmol/L")
    later = [replace(first, id=f"s{more}", time=first.time + timedelta(seconds=more)) for more in (30, 60)]
    assert [one.id for one in cleaned(first, *later).kept] == ["o1", "s60"]


def test_that_how_far_apart_copies_may_be_is_said_by_the_kind():
    body = "name: {da: a, en: a}, unit: kg, shown_unit: kg, decimals: 1"
    found = parse_kinds(f"systems: {{}}\nkinds: {{a: {{{body}}}, b: {{{body}, copies_within_s: 30}}}}")
    assert (found["a"].copies_within_s, found["b"].copies_within_s) == (60, 30)


@pytest.mark.parametrize("now", [timedelta(0), timedelta(hours=2), timedelta(days=400)])
def test_that_a_time_that_lay_in_the_future_on_arrival_is_never_believed(now: timedelta):
    early = reading(time=NOW, received=NOW - timedelta(minutes=5, seconds=1))
    found = clean([early], "p1", NOW + now, kinds())
    assert (found.kept, [one.reason for one in found.dropped]) == ((), ["future"])


def test_that_a_clock_a_little_fast_on_arrival_is_believed():
    assert len(cleaned(reading(time=NOW, received=NOW - timedelta(minutes=5))).kept) == 1


def test_that_a_repeated_delivery_does_not_make_a_future_time_true():
    early = reading(time=ago(hours=1), received=ago(hours=3))
    for both in ([early, replace(early, received=NOW)], [replace(early, received=NOW), early]):
        assert [one.reason for one in cleaned(*both).dropped] == ["future"]


def test_that_one_patients_arrival_says_nothing_of_anothers():
    others = reading(number=2, patient="p2", received=ago(hours=9))
    columns = Readings.of([reading(received=NOW), others], ("p1", "p2"))
    found = clean_columns(columns, np.array([microseconds(NOW)] * 2), kinds())
    assert ([one.id for one in found.kept], [one.reason for one in found.dropped]) == (["o1"], ["future"])


@pytest.mark.parametrize(
    ("kind", "value", "unit", "kept"),
    [
        ("weight", "82040", "g", "82.04"),
        ("weight", "80000", "g", "80.0"),
        ("weight", "82040.00000000001", "g", "82.040000001"),
        ("fev1", "1855", "mL", "1.855"),
        ("fev1", "1800", "mL", "1.80"),
        ("spo2", "0.975", "1", "97.5"),
        ("spo2", "0.9", "1", "90"),
        ("weight", "180.87", "[lb_av]", "82.0"),
    ],
)
def test_that_a_unit_that_moves_the_decimal_sign_keeps_all_digits(kind: str, value: str, unit: str, kept: str):
    assert [str(one.value) for one in cleaned(reading(value, kind=kind, unit=unit)).kept] == [kept]


def test_that_a_fraction_becomes_a_percentage_before_it_is_judged():
    assert cleaned(reading("0.97", unit="1")).kept[0].value == Decimal(97)


def test_that_an_unusual_value_is_used_and_marked():
    assert cleaned(reading("65")).kept[0].unusual


@pytest.mark.parametrize(
    ("quantity", "value", "unit", "to", "expected"),
    [
        ("mass", "176.4", "[lb_av]", "kg", "80.0"),
        ("temp", "310.15", "K", "Cel", "37.0"),
        ("temp", "37", "Cel", "[degF]", "98.6"),
        ("volume", "1855", "mL", "L", "1.86"),
        ("fraction", "97", "%", "1", "1"),
        ("mass", "80.123", "kg", "kg", "80.123"),
        (None, "70", "{beats}/min", "/min", "70"),
        (None, "70", "1/min", "/min", "70"),
    ],
)
def test_that_units_convert_exactly(quantity: str | None, value: str, unit: str, to: str, expected: str):
    assert str(convert(quantity, Decimal(value), unit, to)) == expected


@pytest.mark.parametrize(
    ("quantity", "unit", "to"), [("glucose", "mg/dL", "kg"), (None, "mg/dL", "mmol/L"), ("mass", "stone", "kg")]
)
def test_that_an_unknown_pair_of_units_has_no_conversion(quantity: str | None, unit: str, to: str):
    assert convert(quantity, Decimal(1), unit, to) is None


@pytest.mark.parametrize(("value", "hours", "judged"), [("86.1", 72, "check"), ("86", 72, "ok"), ("86.1", 73, "ok")])
def test_that_a_jump_in_weight_is_marked(value: str, hours: int, judged: str):
    found = plausibility(kinds()["weight"], Decimal(value), Decimal(81), Decimal(hours))
    assert found == judged


def test_that_a_jump_in_weight_is_used_and_marked():
    assert [one.unusual for one in cleaned(*weights(("80", 3), ("86", 2), ("87", 1))).kept] == [False, True, False]


def test_that_a_reading_after_its_calibration_ran_out_is_used_and_marked():
    late, early = (reading(str(90 + n), n, calibrated_until=ago(hours=2 - 2 * n)) for n in range(2))
    assert [one.uncalibrated for one in cleaned(late, early).kept] == [True, False]


def test_that_two_signals_of_one_version_are_a_conflict():
    assert cleaned(reading("91"), reading("91", signal="weak")).dropped[0].reason == "conflict"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("93.99999999999999", "93.999999999"), ("94.00000000000001", "94.000000001"), ("94.0", "94.0")],
)
def test_that_the_noise_of_binary_numbers_stays_on_its_side_of_a_limit(written: str, kept: str):
    assert str(cleaned(reading(written)).kept[0].value) == kept


@pytest.mark.parametrize("value", ["1E+30", "NaN", "-Infinity", "1000000000"])
def test_that_a_number_too_large_to_be_measured_is_implausible(value: str):
    assert [one.reason for one in cleaned(reading(value, unit="1"), reading(value, 2)).dropped] == ["implausible"] * 2


def test_that_a_finger_prick_and_a_sensor_are_two_kinds():
    codes = {code: kind.code for kind in kinds().values() for _, code in kind.codes}
    found = {code: codes[code] for code in ("14743-9", "NPU22089", "99504-3", "105272-9", "160184", "160212")}
    assert list(found.values()) == ["glucose", "glucose", "cgm_glucose", "cgm_glucose", "glucose", "cgm_glucose"]


def test_that_a_code_system_nobody_knows_is_a_fault_in_the_catalogue():
    body = "name: {da: a, en: a}, unit: kg, shown_unit: kg, decimals: 1, codes: {snomed: [x]}"
    with pytest.raises(RuleSetError, match="snomed"):
        parse_kinds(f"systems: {{loinc: [http://loinc.org]}}\nkinds: {{height: {{{body}}}}}")


def test_that_ketones_have_no_conversion_from_milligrams():
    found = cleaned(reading("10", kind="ketone", unit="mg/dL"))
    assert found.dropped[0].reason == "unit"


def test_that_every_code_stands_under_each_name_of_its_system():
    systems = {system for system, code in kinds()["spo2"].codes if code == "NPU03011"}
    assert systems == {"urn:oid:1.2.208.176.2.1", "http://npu-terminology.org"}
