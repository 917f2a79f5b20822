"""A patient's readings over time, each kind with the limits in force then."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.clinical.device import INVALIDATED
from triage.clinical.observation import Reading, ReadingKind
from triage.scoring.readings.clean import clean
from triage.scoring.readings.units import convert
from triage.scoring.rules.conditions import ORDERING, Comparison, ParamRef
from triage.scoring.rules.model import InputKind, RuleSet
from triage.workflow.chart.chart import LimitStep, Point, Series

# Aggregates whose value lies on the same scale as the readings, so that their limit can be drawn among them.
_ON_THE_SCALE = frozenset({"last", "median", "mean", "min", "max"})


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """A rule set and when it counted; `start` None is from the beginning, `end` None is still."""

    rule_set: RuleSet
    start: datetime | None
    end: datetime | None


def trends(
    kinds: Mapping[str, ReadingKind], readings: Sequence[Reading], versions: Sequence[RulesInForce], now: datetime
) -> tuple[Series, ...]:
    """Return a series for every kind that one patient measured, those with limits first, each oldest point first.

    A point is hollow exactly when scoring leaves the reading out; one without a usable unit has no place on the axis.
    """
    by_kind = _points(kinds, readings, now)
    series = [
        Series(kinds[code], tuple(points), tuple(_limits(code, points[0].time, versions)))
        for code, points in by_kind.items()
    ]
    return tuple(sorted(series, key=lambda found: (not found.limits, _order(found.kind.code, versions))))


def _points(
    kinds: Mapping[str, ReadingKind], readings: Sequence[Reading], now: datetime
) -> dict[str, list[Point]]:
    used: set[str] = set()
    if readings:
        cleaned = clean(readings, readings[0].patient, now, kinds)
        used.update(cleaned.ids(range(len(cleaned.rows))))
    by_kind: dict[str, list[Point]] = defaultdict(list)
    for reading in sorted(readings, key=lambda found: found.time):
        kind = kinds.get(reading.kind or "")
        if kind is None or reading.value is None or reading.unit is None:
            continue
        value = convert(kind.quantity, reading.value, reading.unit, kind.unit)
        if value is not None:
            by_kind[kind.code].append(_point(reading, value, reading.id in used))
    return by_kind


def _point(reading: Reading, value: Decimal, is_used: bool) -> Point:
    until = reading.calibrated_until
    return Point(
        time=reading.time,
        value=value,
        device=reading.device,
        withdrawn=not is_used,
        invalidated=reading.fault == INVALIDATED,
        uncalibrated=reading.device is not None and until is not None and until < reading.time,
    )


def _limits(code: str, first: datetime, versions: Iterable[RulesInForce]) -> Iterator[LimitStep]:
    for version in versions:
        start = max(first, version.start) if version.start else first
        for colour, name, comparison in _limit_params(version.rule_set, code):
            value = version.rule_set.params[name].value
            yield LimitStep(colour, value, start, version.end, comparison.operator.value)


def _limit_params(rule_set: RuleSet, code: str) -> Iterator[tuple[Colour, str, Comparison]]:
    """Yield each parameter that readings of `code` are compared with, under the worst colour that uses it."""
    seen: set[str] = set()
    for rule in sorted(rule_set.rules, key=lambda rule: rule.colour.rank):
        for comparison in rule_set.compared(rule):
            operand = comparison.operand
            if isinstance(operand, ParamRef) and operand.name not in seen and _is_drawn(rule_set, comparison, code):
                seen.add(operand.name)
                yield rule.colour, operand.name, comparison


def _is_drawn(rule_set: RuleSet, comparison: Comparison, code: str) -> bool:
    compared = rule_set.inputs[comparison.input]
    is_on_scale = compared.kind is InputKind.READING and compared.agg in _ON_THE_SCALE
    return is_on_scale and compared.code == code and comparison.operator in ORDERING


def _order(code: str, versions: Sequence[RulesInForce]) -> int:
    codes = [found.code for version in versions[-1:] for found in version.rule_set.inputs.values()]
    return codes.index(code) if code in codes else len(codes)
