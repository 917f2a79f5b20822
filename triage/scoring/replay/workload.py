"""Calls a week: how many there would have been, how many to expect, and in which weeks they exceed what can be done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from math import fsum

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.replay.counting.counts import Counts
from triage.scoring.replay.intervals import next_of

CALLS = (Colour.RED, Colour.YELLOW)
# Of fewer weeks nobody can say how much they differ from one another.
ENOUGH_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Expected:
    """How many calls a coming week brings on average, and between what one week will lie, 95 times in 100."""

    mean: float
    low: float
    high: float
    weeks: int


@dataclass(frozen=True, slots=True)
class Workload:
    """The calls of every week; of a week that is not `whole` only a part is known."""

    mondays: tuple[date, ...]
    whole: tuple[bool, ...]
    weekly: tuple[int, ...]

    @property
    def whole_weeks(self) -> tuple[int, ...]:
        """Return the calls of the whole weeks."""
        return tuple(calls for calls, whole in zip(self.weekly, self.whole, strict=True) if whole)

    @property
    def mean(self) -> float | None:
        """Return the calls of a whole week on average, None where no week is whole."""
        counts = self.whole_weeks
        return fsum(counts) / len(counts) if counts else None

    def expected(self) -> Expected | Text:
        """Return what to expect of a coming week, or why that cannot be said."""
        counts = self.whole_weeks
        if len(counts) < ENOUGH_WEEKS:
            return Text(
                f"Kun {len(counts)} hele uger i perioden; under {ENOUGH_WEEKS} kan det forventede antal ikke siges.",
                f"Only {len(counts)} whole weeks in the period; below {ENOUGH_WEEKS} no expected number can be told.",
            )
        return Expected(*next_of(counts), len(counts))

    def over(self, capacity: int) -> int:
        """Return in how many weeks there were more calls than `capacity`; a week known in part counts as it is."""
        return sum(calls > capacity for calls in self.weekly)


def workload(counts: Counts, colours: Collection[Colour] = CALLS, department: int | None = None) -> Workload:
    """Return the calls of `colours`, of one department or of all."""
    ranks = [colour.rank for colour in colours]
    weekly = counts.of(department).weeks[:, 0, ranks].sum(axis=1)
    return Workload(counts.mondays, counts.whole, tuple(weekly.tolist()))
