"""Series that real people measured, where present: metrics as a stranger would calculate them, reading by reading."""

import json
import os
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import stdev
from typing import Any

import pytest

from tests.acceptance.reading_vectors import kinds
from triage.clinical.observation import Reading
from triage.scoring.readings.clean import Cleaned, clean
from triage.scoring.readings.reduce import reduce
from triage.scoring.rules.model import CgmMetric, Input, InputKind

HERE = Path(__file__).resolve()
FOLDER = Path(os.environ.get("TRIAGE_ACCEPTANCE", HERE.parents[2].parent / "shared" / "acceptance")) / "fhir"
PLACES = {CgmMetric.MEAN: 2, CgmMetric.GMI: 2}


def content(*path: str) -> Any:
    file = FOLDER.joinpath(*path)
    if not file.is_file():
        pytest.skip(f"{'/'.join(path)} is not present under TRIAGE_ACCEPTANCE")
    return json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)


def measured(number: int, value: Decimal, at: str, kind: str, unit: str) -> Reading:
    return Reading(f"o{number}", "p1", kind, value, unit, datetime.fromisoformat(at).replace(tzinfo=UTC), "d1")


def cleaned_of(readings: list[Reading]) -> tuple[Cleaned, datetime]:
    now = max(one.time for one in readings)
    return clean(readings, "p1", now, kinds()), now


def rounded(number: Fraction | float, places: int) -> Decimal:
    exact = Decimal(number) if isinstance(number, float) else Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def by_hand(values: list[Decimal]) -> dict[CgmMetric, Fraction | float]:
    """The consensus report's metrics of glucose in whole mg/dL."""
    count, mean = len(values), Fraction(sum(values)) / len(values)

    def share(low: int, high: int) -> Fraction:
        return Fraction(100 * sum(low <= value <= high for value in values), count)

    return {
        CgmMetric.TBR2: share(0, 53),
        CgmMetric.TBR1: share(54, 69),
        CgmMetric.TIR: share(70, 180),
        CgmMetric.TAR1: share(181, 250),
        CgmMetric.TAR2: share(251, 999),
        CgmMetric.TBR_TOTAL: share(0, 69),
        CgmMetric.TAR_TOTAL: share(181, 999),
        CgmMetric.MEAN: mean / Fraction("18.0156"),
        CgmMetric.GMI: Fraction("3.31") + Fraction("0.02392") * mean,
        CgmMetric.CV: 100 * stdev(map(float, values)) / float(mean),
    }


def series() -> list[tuple[list[Decimal], list[Reading]]]:
    found = content("readings-iglu-5subject", "cgm.json")
    return [
        (
            [value for _, value in subject["points"]],
            [measured(n, value, at, "cgm_glucose", "mg/dL") for n, (at, value) in enumerate(subject["points"])],
        )
        for subject in found["subjects"]
    ]


def test_that_sensor_metrics_of_five_people_are_those_counted_by_hand():
    for values, readings in series():
        cleaned, now = cleaned_of(readings)
        assert cleaned.dropped == ()
        expected = by_hand(values)
        found = {
            metric: reduce(cleaned, Input("x", InputKind.CGM, metric=metric, window_d=3000), now).number(0)
            for metric in expected
        }
        assert found == {metric: rounded(number, PLACES.get(metric, 1)) for metric, number in expected.items()}


def test_that_the_wear_time_of_a_fortnight_is_what_the_readings_cover():
    five, length = timedelta(minutes=5), timedelta(days=14)
    for _, readings in series():
        cleaned, now = cleaned_of(readings)
        wanted = Input("x", InputKind.CGM, metric="active_pct", window_d=14)
        found = reduce(cleaned, wanted, now)
        times = [one.time for one in found.used(0)]
        gaps = [later - earlier for earlier, later in pairwise(times)]
        covered = five + sum((five if gap >= five * 0.9 else gap for gap in gaps), timedelta(0))
        one = timedelta(microseconds=1)
        assert found.number(0) == rounded(Fraction(100 * (covered // one), length // one), 1)


@pytest.mark.parametrize(("kind", "column"), [("sbp", 3), ("dbp", 4)])
def test_that_blood_pressures_of_a_day_and_night_have_their_mean(kind: str, column: int):
    points = content("readings-bp-hypnos", "abpm.json")["points"]
    for subject in sorted({point[0] for point in points}):
        own = [point for point in points if point[0] == subject]
        cleaned, now = cleaned_of([measured(n, point[column], point[2], kind, "mm[Hg]") for n, point in enumerate(own)])
        values = [Fraction(one.value) for one in cleaned.of(kind)]
        assert len(values) + len(cleaned.dropped) == len(own) > 0
        assert {one.reason for one in cleaned.dropped} <= {"duplicate"}
        found = reduce(cleaned, Input("x", InputKind.READING, code=kind, agg="mean"), now).number(0)
        assert found == rounded(sum(values, Fraction(0)) / len(values), 1)
