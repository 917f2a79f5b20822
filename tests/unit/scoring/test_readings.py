"""Which readings may be used, in what unit, and what becomes of the rest."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.scoring.facts import NOW, ago, kinds, reading
from triage.clinical.observation import Reading
from triage.scoring.readings.clean import Cleaned, clean
from triage.scoring.readings.drop_reasons import drop_reason
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


def test_that_the_same_value_61_seconds_later_is_a_new_reading():
    first = reading("90", 1)
    assert len(cleaned(first, reading("90", 2, time=first.time + timedelta(seconds=61))).kept) == 2


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


def test_that_ketones_have_no_conversion_from_milligrams():
    found = cleaned(reading("10", kind="ketone", unit="mg/dL"))
    assert found.dropped[0].reason == "unit"


def test_that_every_code_stands_under_each_name_of_its_system():
    systems = {system for system, code in kinds()["spo2"].codes if code == "NPU03011"}
    assert systems == {"urn:oid:1.2.208.176.2.1", "http://npu-terminology.org"}
