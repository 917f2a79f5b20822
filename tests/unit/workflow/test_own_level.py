"""What a patient usually has: as the rule set defines it, else median and quartiles."""

from dataclasses import replace
from decimal import Decimal
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW, ago
from triage.workflow.catalogue import Catalogue
from triage.workflow.chart.own_level import own_level
from triage.workflow.chart.series import Baseline, BaselineKind, Point

KOL = Catalogue().library["copd"]


def points(*values: str, every_h: float = 24) -> list[Point]:
    """Return readings of one device, the last of them an hour ago."""
    last = len(values) - 1
    return [Point(ago(hours=1 + (last - n) * every_h), Decimal(value), "Device/1") for n, value in enumerate(values)]


def level(code: str, *values: str) -> Baseline | None:
    return own_level(code, points(*values), KOL, NOW)


def test_that_the_fall_that_the_rule_waits_for_is_drawn_below_the_median_of_the_earlier_readings() -> None:
    found = level("spo2", *["92"] * 9, "85")
    assert found is not None
    assert (found.kind, found.low, found.middle, found.count, found.days) == (BaselineKind.FALL, 88, 92, 9, 14)


def test_that_the_weeks_mean_and_the_rules_sds_make_the_band_of_lung_function() -> None:
    found = level("fev1", *["1.5", "1.6"] * 4)
    assert found is not None
    assert (found.kind, found.count, found.high) == (BaselineKind.WEEK_MEAN, 7, found.middle)
    assert round(found.low, 3) == Decimal("1.455")


def test_that_without_a_rule_the_quartiles_of_thirty_days_are_the_band() -> None:
    found = level("pulse", "70", "72", "74", "76", "78", "80", "82", "150")
    assert found is not None
    assert (found.kind, found.low, found.middle, found.high) == (BaselineKind.QUARTILES, 72, 76, 80)


def test_that_fewer_than_seven_readings_say_nothing_about_what_is_usual() -> None:
    assert level("pulse", *["70"] * 7) is None
    assert level("pulse", *["70"] * 8) is not None


def test_that_nobody_without_readings_has_an_own_level() -> None:
    assert level("spo2") is None


@given(st.lists(st.decimals(50, 120, places=1), min_size=9, max_size=40))
def test_that_a_withdrawn_reading_and_the_newest_are_no_part_of_it(values: list[Decimal]) -> None:
    made = points(*map(str, values), every_h=6)
    made[3] = replace(made[3], value=Decimal(1), withdrawn=True)
    found = own_level("pulse", made, KOL, NOW)
    assert found is not None
    assert found.middle == median(point.value for point in (*made[:3], *made[4:-1]))
    assert found.low <= found.middle <= found.high
