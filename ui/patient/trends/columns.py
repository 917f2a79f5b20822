"""A series as columns of numbers, made a piece at a time: years of a glucose sensor must not hold the window up.

Imports numpy, so it is itself imported only when a trend is to be drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum
from typing import Self

import numpy as np
from numpy.typing import NDArray

from triage.clinical.colour import Colour
from triage.workflow.chart.series import LimitStep, Point, Series
from ui.patient.limits import MarkedPoint, comparison, in_force, marked_point

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
PIECE = 2000
_COMPARE = {"<=": np.less_equal, "<": np.less, ">=": np.greater_equal, ">": np.greater}


class Look(IntEnum):
    """How a reading is drawn; of those that break a limit, the worst is the highest."""

    WITHIN = 0
    GREEN = 1
    GREY = 2
    YELLOW = 3
    RED = 4
    WITHDRAWN = 5
    INVALIDATED = 6


_LOOKS = {Colour.RED: Look.RED, Colour.YELLOW: Look.YELLOW, Colour.GREY: Look.GREY, Colour.GREEN: Look.GREEN}


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The readings of `series`, oldest first: seconds since 1970, value as shown, look, and which of `devices`.

    `places` are where in the series each stands: some may be left out.
    """

    series: Series
    times: Floats
    values: Floats
    looks: NDArray[np.uint8]
    uncalibrated: Bools
    device: NDArray[np.int64]
    devices: tuple[str | None, ...]
    places: Ints

    @property
    def standing(self) -> Bools:
        """Return which readings are part of a score."""
        return self.looks < Look.WITHDRAWN

    def point(self, place: int) -> MarkedPoint:
        """Return the reading at `place` of these columns, with its exact value."""
        return marked_point(self.series.points[int(self.places[place])], self.series)

    def newest(self) -> MarkedPoint | None:
        """Return the last reading that stands, None where there is none."""
        found = np.flatnonzero(self.standing)
        return self.point(int(found[-1])) if len(found) else None

    def without(self, hidden: frozenset[str | None]) -> Self:
        """Return the readings by all but the `hidden` devices; None stands for what a person typed."""
        if not hidden.intersection(self.devices):
            return self
        kept = np.array([name not in hidden for name in self.devices], np.bool_)[self.device]
        return replace(
            self,
            times=self.times[kept],
            values=self.values[kept],
            looks=self.looks[kept],
            uncalibrated=self.uncalibrated[kept],
            device=self.device[kept],
            places=self.places[kept],
        )

    def between(self, start: float, end: float) -> slice:
        """Return where the readings from `start` to `end` stand, and one more on either side for the line."""
        first, last = np.searchsorted(self.times, start), np.searchsorted(self.times, end, "right")
        return slice(max(int(first) - 1, 0), min(int(last) + 1, len(self.times)))

    def count(self, start: float, end: float) -> int:
        """Return how many readings there are from `start` to `end`, both included."""
        return int(np.searchsorted(self.times, end, "right") - np.searchsorted(self.times, start))


def columns_of(series: Series) -> Columns:
    """Return the columns of a series in one go."""
    return next(found for found in columns_in_pieces(series) if found is not None)


def columns_in_pieces(series: Series) -> Iterator[Columns | None]:
    """Yield None after every piece of the work, and at last the columns."""
    count = len(series.points)
    times, values = np.empty(count), np.empty(count)
    state = np.zeros(count, np.uint8)
    uncalibrated, device = np.zeros(count, np.bool_), np.zeros(count, np.int64)
    names: dict[str | None, int] = {}
    step = Decimal(1).scaleb(-series.kind.decimals)
    for start in range(0, count, PIECE):
        part = series.points[start : start + PIECE]
        here = slice(start, start + len(part))
        times[here] = [point.time.timestamp() for point in part]
        values[here] = [float(point.value.quantize(step, ROUND_HALF_UP)) for point in part]
        state[here] = [_state(point) for point in part]
        uncalibrated[here] = [point.uncalibrated for point in part]
        device[here] = [names.setdefault(point.device, len(names)) for point in part]
        yield None
    looks = np.where(state > 0, state, _broken(series.limits, times, values)).astype(np.uint8)
    yield Columns(series, times, values, looks, uncalibrated, device, tuple(names), np.arange(count))


def _state(point: Point) -> int:
    if point.invalidated:
        return Look.INVALIDATED
    return Look.WITHDRAWN if point.withdrawn else 0


def _broken(limits: Sequence[LimitStep], times: Floats, values: Floats) -> NDArray[np.uint8]:
    """Return the worst look by a limit that was in force when each value was measured."""
    looks = np.zeros(len(times), np.uint8)
    moments = sorted({step.start for step in limits} | {step.end for step in limits if step.end is not None})
    for number, moment in enumerate(moments):
        end = moments[number + 1].timestamp() if number + 1 < len(moments) else np.inf
        here = slice(int(np.searchsorted(times, moment.timestamp())), int(np.searchsorted(times, end)))
        _mark(in_force(limits, moment), values[here], looks[here])
    return looks


def _mark(held: Sequence[LimitStep], values: Floats, looks: NDArray[np.uint8]) -> None:
    for step in held:
        how = comparison(step, held)
        if how is not None:
            broken = _COMPARE[how](values, float(step.value))
            looks[broken] = np.maximum(looks[broken], _LOOKS[step.colour])
