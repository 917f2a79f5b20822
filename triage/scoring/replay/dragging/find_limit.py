"""The limit that gives a wanted workload or finds a wanted share: every limit at which anything changes is tried."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.numbers import round_half_up, shown
from triage.scoring.replay.dragging.along import limits_along
from triage.scoring.replay.dragging.drag import Drag, Held
from triage.scoring.replay.sequel.came_after import After
from triage.scoring.replay.workload import CALLS, workload


@dataclass(frozen=True, slots=True)
class Point:
    """What a limit comes to: calls in a whole week on average, and how many of `of` patients it finds."""

    limit: Decimal
    calls: float
    found: int
    of: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """No more calls a week than this, and as few fewer as can be."""

    calls: float


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least this share of the patients found (0 to 1), with as few calls as can be."""

    share: float


@dataclass(frozen=True, slots=True)
class Found:
    """The limit that reaches a goal, None where none does; `fewest` and `most` calls are what can be reached at all."""

    point: Point | None
    fewest: Point
    most: Point
    words: Text


def curve(
    drag: Drag,
    held: Held,
    known: After | None = None,
    department: int | None = None,
    colours: Collection[Colour] = CALLS,
) -> tuple[Point, ...]:
    """Return what every limit comes to at which anything changes, by rising limit; the others stay as they are.

    The limit stands where it stood when this returns. Empty where no week of the history is whole.
    """
    start = drag.values[held.param]
    found: list[Point] = []
    drag.take(held)
    try:
        for limit in limits_along(drag, held):
            calls = workload(drag.move({held.param: limit}), colours, department).mean
            if calls is not None:
                seen = (0, 0) if known is None else (known.found(drag.ranks, colours), known.of)
                found.append(Point(limit, calls, *seen))
    finally:
        drag.move({held.param: start})
    return tuple(found)


def find_limit(points: Sequence[Point], goal: AtMost | AtLeast, current: Decimal, unit: str = "") -> Found | None:
    """Return the limit that reaches a goal; of several equal ones the nearest to `current`. None without points."""
    if not points:
        return None
    fewest, most = (_nearest(points, end(point.calls for point in points), current) for end in (min, max))
    reaching = [point for point in points if _reaches(point, goal)]
    if not reaching:
        return Found(None, fewest, most, _out_of_reach(goal, fewest, most))
    best = (max if isinstance(goal, AtMost) else min)(point.calls for point in reaching)
    chosen = _nearest(reaching, best, current)
    return Found(chosen, fewest, most, _words(chosen, goal, unit))


def _reaches(point: Point, goal: AtMost | AtLeast) -> bool:
    match goal:
        case AtMost(calls):
            return point.calls <= calls
        case AtLeast(share):
            return point.of > 0 and point.found >= share * point.of


def _nearest(points: Sequence[Point], calls: float, current: Decimal) -> Point:
    return min((one for one in points if one.calls == calls), key=lambda one: abs(one.limit - current))


def _words(point: Point, goal: AtMost | AtLeast, unit: str) -> Text:
    limit, calls = _with_unit(point.limit, unit), _calls(point.calls)
    if isinstance(goal, AtMost):
        return Text(f"{limit.da} giver {calls.da} om ugen.", f"{limit.en} gives {calls.en} a week.")
    return Text(
        f"{limit.da} finder {point.found} af {point.of} patienter med {calls.da} om ugen.",
        f"{limit.en} finds {point.found} of {point.of} patients with {calls.en} a week.",
    )


def _out_of_reach(goal: AtMost | AtLeast, fewest: Point, most: Point) -> Text:
    low, high = _calls(fewest.calls), _calls(most.calls)
    if isinstance(goal, AtMost):
        return Text(
            f"Ingen tilladt grænse giver så få: den mindste er {low.da} om ugen.",
            f"No limit that is allowed gives so few: the least is {low.en} a week.",
        )
    return Text(
        f"Ingen tilladt grænse finder så mange: selv med {high.da} om ugen findes {most.found} af {most.of} patienter.",
        f"No limit that is allowed finds so many: even {high.en} a week find {most.found} of {most.of} patients.",
    )


def _with_unit(limit: Decimal, unit: str) -> Text:
    return Text(f"{shown(limit, 'da')} {unit}".strip(), f"{limit:f} {unit}".strip())


def _calls(calls: float) -> Text:
    number = round_half_up(Decimal(calls), 1)
    return Text(f"{shown(number, 'da')} kald", f"{number} calls")
