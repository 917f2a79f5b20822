"""Trends: the limits in force then, and points that scoring leaves out drawn hollow."""

from decimal import Decimal

from tests.builders import NOW, ago, reading
from triage.clinical.colour import Colour
from triage.workflow.catalogue import Catalogue
from triage.workflow.chart.series import Series
from triage.workflow.chart.trends import RulesInForce, trends

CATALOGUE = Catalogue()
KOL = CATALOGUE.library["copd"]
ALWAYS = [RulesInForce(KOL, None, None)]


def series(*readings: object, versions: list[RulesInForce] = ALWAYS) -> tuple[Series, ...]:
    return trends(CATALOGUE.kinds, readings, versions, NOW)


def test_that_each_limit_stands_once_in_the_worst_colour_that_uses_it() -> None:
    (saturation,) = series(reading("90"))
    found = [(step.colour, step.value, step.comparison) for step in saturation.limits]
    assert found == [(Colour.RED, Decimal(87), "<="), (Colour.YELLOW, Decimal(89), "<=")]


def test_that_a_limit_starts_when_its_version_came_into_force() -> None:
    changed = [RulesInForce(KOL, None, ago(days=2)), RulesInForce(KOL, ago(days=2), None)]
    (saturation,) = series(reading("90", time=ago(days=9)), versions=changed)
    red = [(step.start, step.end) for step in saturation.limits if step.colour is Colour.RED]
    assert red == [(ago(days=9), ago(days=2)), (ago(days=2), None)]


def test_that_withdrawn_and_impossible_points_are_hollow() -> None:
    (saturation,) = series(
        reading("95"), reading("84", 2, status="entered-in-error"), reading("20", 3, time=ago(hours=2))
    )
    assert [(str(point.value), point.withdrawn) for point in saturation.points] == [
        ("20", True),
        ("95", False),
        ("84", True),
    ]


def test_that_points_are_in_one_unit() -> None:
    (saturation,) = series(reading("0.95", unit="1"))
    assert saturation.points[0].value == 95


def test_that_a_reading_without_a_usable_unit_has_no_point() -> None:
    assert series(reading("95", unit="kg")) == ()


def test_that_nobody_without_readings_has_a_trend() -> None:
    assert series() == ()
