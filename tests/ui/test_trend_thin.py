"""Dense trends: fewer marks than readings, and no peak and no red one lost."""

from datetime import timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.charts import NOW, SPO2, limit, point
from triage.clinical.colour import Colour
from triage.workflow.chart.series import Series
from ui.patient.trends.columns import Columns, Look, columns_of
from ui.patient.trends.thin import thinned

READINGS = st.lists(st.tuples(st.integers(0, 5000), st.integers(70, 100), st.booleans()), min_size=1, max_size=200)
PIXEL = timedelta(hours=2).total_seconds()


def dense(readings: list[tuple[int, int, bool]]) -> Columns:
    """Return readings of so many minutes ago, red at 80 and yellow at 85 or lower."""
    points = tuple(
        point(minutes / 1440, str(value), withdrawn=gone) for minutes, value, gone in sorted(readings, reverse=True)
    )
    return columns_of(Series(SPO2, points, (limit(Colour.RED, "80", 9), limit(Colour.YELLOW, "85", 9))))


def bin_of(columns: Columns, place: int) -> int:
    return int(columns.times[place] // (2 * PIXEL))


@given(READINGS)
def test_that_of_every_few_pixels_the_worst_red_is_drawn(readings: list[tuple[int, int, bool]]) -> None:
    columns = dense(readings)
    found = thinned(columns, slice(0, len(readings)), PIXEL, 1e9, is_dense=True)
    drawn = {(bin_of(columns, int(place)), columns.values[place]) for place in found.marks.get(Look.RED, ())}
    reds = np.flatnonzero(columns.looks == Look.RED)
    worst: dict[int, float] = {}
    for place in reds:
        here = bin_of(columns, int(place))
        worst[here] = min(worst.get(here, np.inf), columns.values[place])
    assert set(worst.items()) <= drawn


@given(READINGS)
def test_that_no_peak_of_the_line_is_lost(readings: list[tuple[int, int, bool]]) -> None:
    columns = dense(readings)
    standing = columns.values[columns.standing]
    line = thinned(columns, slice(0, len(readings)), PIXEL, 1e9, is_dense=True).line_y
    line = line[~np.isnan(line)]
    assert (len(line) > 0) == (len(standing) > 0)
    if len(standing):
        assert (line.min(), line.max()) == (standing.min(), standing.max())


@given(READINGS)
def test_that_every_reading_is_drawn_where_there_is_room(readings: list[tuple[int, int, bool]]) -> None:
    columns = dense(readings)
    marks = thinned(columns, slice(0, len(readings)), PIXEL, 1e9, is_dense=False).marks
    assert sorted(int(place) for places in marks.values() for place in places) == list(range(len(readings)))


def test_that_a_year_of_a_glucose_sensor_takes_no_more_marks_than_there_are_pixels() -> None:
    times = range(0, 100_000 * 5, 5)
    columns = dense([(minutes, 93, False) for minutes in times])
    found = thinned(columns, slice(0, 100_000), 500_000 * 60 / 700, 1e9, is_dense=True)
    assert len(found.line_x) <= 700
    assert NOW.timestamp() in found.line_x or found.line_x[-1] > NOW.timestamp() - 2 * 500_000 * 60 / 700
