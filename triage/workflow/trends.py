"""A patient's readings over time, each kind with the limits in force then."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.clinical.observation import WITHDRAWN, Reading, ReadingKind
from triage.scoring.conditions import ORDERING, Comparison, ParamRef
from triage.scoring.rule_model import InputKind, RuleSet
from triage.scoring.units import convert
from triage.workflow.chart import LimitStep, Point, Series

# Aggregates whose value lies on the same scale as the readings, so that their limit can be drawn among them.
_ON_THE_SCALE = frozenset({"last", "median", "mean", "min", "max"})


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """A rule set and when it counted; `start` None is from the beginning, `end` None is still."""

    rule_set: RuleSet
    start: datetime | None
    end: datetime | None


def trends(
    kinds: dict[str, ReadingKind], readings: Sequence[Reading], versions: Sequence[RulesInForce]
) -> tuple[Series, ...]:
    """Return a series for every kind that was measured, those with limits first; `readings` are in order of time."""
    by_kind: dict[str, list[Point]] = defaultdict(list)
    for reading in readings:
        point = _point(reading, kinds)
        if point is not None and reading.kind:
            by_kind[reading.kind].append(point)
    series = [
        Series(kinds[code], tuple(points), tuple(_limits(code, points[0].time, versions)))
        for code, points in by_kind.items()
    ]
    return tuple(sorted(series, key=lambda found: (not found.limits, _order(found.kind.code, versions))))


def _point(reading: Reading, kinds: dict[str, ReadingKind]) -> Point | None:
    kind = kinds.get(reading.kind or "")
    if kind is None or reading.value is None or reading.unit is None:
        return None
    value = convert(kind, reading.value, reading.unit)
    if value is None:
        return None
    is_withdrawn = reading.status in WITHDRAWN or reading.fault is not None or _cannot_be(kind, value)
    return Point(reading.time, value, reading.device, is_withdrawn)


def _cannot_be(kind: ReadingKind, value: Decimal) -> bool:
    return kind.reject is not None and not kind.reject[0] <= value <= kind.reject[1]


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
