"""Which limit a reading is held against: the one in force when it was measured, not the one of today."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from operator import ge, gt, le, lt

from triage.clinical.colour import Colour
from triage.workflow.chart.series import LimitStep, Point, Series

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {"<=": le, "<": lt, ">=": ge, ">": gt}


@dataclass(frozen=True, slots=True)
class MarkedPoint:
    """A reading as it is drawn: rounded as rules round it, with the worst colour whose limit it broke then."""

    time: datetime
    value: Decimal
    device: str | None
    withdrawn: bool
    colour: Colour | None
    invalidated: bool = False
    uncalibrated: bool = False


@dataclass(frozen=True, slots=True)
class LimitChange:
    """Limits that were replaced at `time`, as old and new values."""

    time: datetime
    values: tuple[tuple[Decimal, Decimal], ...]


def marked(series: Series) -> tuple[MarkedPoint, ...]:
    """Return the readings of `series` in their order, each with the colour it would have had by itself.

    A withdrawn reading has no colour: it is no part of any score.
    """
    return tuple(marked_point(point, series) for point in series.points)


def in_force(limits: Iterable[LimitStep], time: datetime) -> tuple[LimitStep, ...]:
    """Return the limits that held at `time`; a step holds from its start up to, not including, its end."""
    return tuple(step for step in limits if step.start <= time and (step.end is None or time < step.end))


def comparison(step: LimitStep, others: Sequence[LimitStep]) -> str | None:
    """Return how values are compared with `step`: as it says, else as the order of red and yellow among `others` tells.

    None where neither does; such a limit is drawn, and colours nothing.
    """
    if step.comparison is not None:
        return step.comparison
    red = [other.value for other in others if other.colour is Colour.RED]
    yellow = [other.value for other in others if other.colour is Colour.YELLOW]
    if len(red) != 1 or len(yellow) != 1 or red == yellow:
        return None
    return "<=" if red[0] < yellow[0] else ">="


def limit_changes(limits: Sequence[LimitStep]) -> tuple[LimitChange, ...]:
    """Return every time at which a limit gave way to another of the same colour and direction, oldest first."""
    found: dict[datetime, list[tuple[Decimal, Decimal]]] = {}
    for old in limits:
        for new in limits:
            same = (old.colour, old.comparison) == (new.colour, new.comparison)
            if same and old.end == new.start and old.value != new.value:
                found.setdefault(new.start, []).append((old.value, new.value))
    return tuple(LimitChange(time, tuple(values)) for time, values in sorted(found.items()))


def marked_point(point: Point, series: Series) -> MarkedPoint:
    """Return one reading of `series` with the colour it would have had by itself."""
    value = point.value.quantize(Decimal(1).scaleb(-series.kind.decimals), rounding=ROUND_HALF_UP)
    held = () if point.withdrawn else in_force(series.limits, point.time)
    broken = [step.colour for step in held if _breaks(value, comparison(step, held), step.value)]
    worst = min(broken, key=lambda colour: colour.rank, default=None)
    return MarkedPoint(point.time, value, point.device, point.withdrawn, worst, point.invalidated, point.uncalibrated)


def _breaks(value: Decimal, how: str | None, limit: Decimal) -> bool:
    return how is not None and _COMPARE[how](value, limit)
