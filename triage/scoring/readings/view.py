"""The usable readings of one kind as one input sees them, for every patient of a batch, and what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from triage.clinical.readings import NONE, Bools, Ints
from triage.scoring.readings.cleaned import Cleaned, Measured
from triage.scoring.readings.danish_days import danish_days, danish_midnights
from triage.scoring.readings.ranges import first_not_before, unrolled
from triage.scoring.readings.whole_numbers import as_decimal
from triage.scoring.rules.model import Input

_HOUR_US = 3_600_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Reduced:
    """One number per patient, and the readings it rests on; `is_known` is false where there were too few.

    `value` is scaled by `decimals`. The readings are the rows of `cleaned` from `start` to `stop`, and `newest` where
    it is not NONE.
    """

    cleaned: Cleaned
    code: str
    is_known: Bools
    value: Ints
    decimals: Ints
    start: Ints
    stop: Ints
    newest: Ints

    def number(self, patient: int) -> Decimal | None:
        """Return a patient's number, None where there is none."""
        if not self.is_known[patient]:
            return None
        return as_decimal(int(self.value[patient]), int(self.decimals[patient]))

    def rows(self, patient: int) -> Sequence[int]:
        """Return the rows that a patient's number rests on, oldest first."""
        used, newest = range(int(self.start[patient]), int(self.stop[patient])), int(self.newest[patient])
        return used if newest == NONE else [*used, newest]

    def used(self, patient: int) -> tuple[Measured, ...]:
        """Return the readings that a patient's number rests on, oldest first."""
        return tuple(self.cleaned.measured(row, self.code) for row in self.rows(patient))


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """For every patient the rows of one kind: `start` to `stop`, of which the window of `wanted` begins at `first`.

    Windows end at `at` (microseconds). Hour windows are elapsed time, both ends included; day windows are Danish
    calendar days, today's among them.
    """

    cleaned: Cleaned
    wanted: Input
    code: str
    at: Ints
    start: Ints = field(init=False)
    stop: Ints = field(init=False)
    first: Ints = field(init=False)

    def __post_init__(self) -> None:
        start, stop = self.cleaned.ranges(self.code)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "stop", stop)
        begins = window_begins(self.wanted, self.at)
        object.__setattr__(self, "first", start if begins is None else self.since(begins))

    @property
    def places(self) -> int:
        """Return the number of decimals that values are scaled by."""
        return self.cleaned.places_of(self.code)

    @property
    def inside(self) -> Ints:
        """Return how many readings each patient has in the window."""
        return self.stop - self.first

    @property
    def newest(self) -> Ints:
        """Return the row of each newest reading; only right for patients who have one."""
        return self.stop - 1

    def enough(self, fewest: int = 1) -> Ints:
        """Return the patients with at least `fewest` readings in the window, and no fewer than `min_n`."""
        return np.flatnonzero(self.inside >= max(fewest, self.wanted.min_n or 1))

    def since(self, moments: Ints) -> Ints:
        """Return each patient's first row at or after a time."""
        return first_not_before(self.cleaned.time, self.start, self.stop, moments)

    def is_of_the_last(self, days: int) -> Bools:
        """Return whose newest reading is of today or of at most `days` calendar days before."""
        has_any = self.stop > self.start
        if not has_any.any():
            return has_any
        newest = self.cleaned.time[np.where(has_any, self.newest, 0)]
        return has_any & (newest >= danish_midnights(danish_days(self.at) - days))

    def days_before_newest(self, is_of_the_last: Bools, days: int | None) -> tuple[Ints, Ints]:
        """Return the rows of the `days` calendar days before the newest's own day (None = of the window); else none."""
        rows = np.where(is_of_the_last, self.newest, 0)
        newest = np.where(is_of_the_last, self.cleaned.time[rows], self.at) if len(self.cleaned.time) else self.at
        day = danish_days(newest)
        stop = np.where(is_of_the_last, self.since(danish_midnights(day)), self.start)
        start = self.first if days is None else self.since(danish_midnights(day - days))
        return np.minimum(start, stop), stop

    def values(self, start: Ints, stop: Ints) -> tuple[Ints, Ints]:
        """Return the values of ranges of rows, one range after the other, and where each begins."""
        rows, begins = unrolled(start, stop)
        return self.cleaned.value[rows], begins

    def found(
        self, who: Ints, value: Ints, decimals: Ints | int, start: Ints, stop: Ints, newest: Ints | int = NONE
    ) -> Reduced:
        """Return the numbers of the patients `who`, all others having none."""
        columns = [np.zeros(len(self.at), np.int64) for _ in range(5)]
        columns[4] += NONE
        is_known = np.zeros(len(self.at), np.bool_)
        is_known[who] = True
        for column, values in zip(columns, (value, decimals, start, stop, newest), strict=True):
            column[who] = values
        return Reduced(self.cleaned, self.code, is_known, *columns)


def window_begins(wanted: Input, at: Ints) -> Ints | None:
    """Return when the window of `wanted` begins that ends at `at`; None without a window."""
    if wanted.window_h is not None:
        return at - int(wanted.window_h * _HOUR_US)
    if wanted.window_d is not None:
        return danish_midnights(danish_days(at) - (wanted.window_d - 1))
    return None
