"""A patient's readings and scores over time, each kind with the limits in force then."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from itertools import pairwise

from triage.clinical.care import Enrolment
from triage.clinical.colour import Colour
from triage.clinical.device import INVALIDATED
from triage.clinical.observation import Reading, ReadingKind
from triage.clinical.own_limit import OwnLimit
from triage.clinical.questionnaire import Response
from triage.scoring.instruments.model import Instrument
from triage.scoring.readings.clean import clean
from triage.scoring.readings.units import convert
from triage.scoring.rules.conditions import ORDERING, Comparison, ParamRef
from triage.scoring.rules.model import Input, InputKind, RuleSet, ScorePart
from triage.workflow.chart.own_level import own_level
from triage.workflow.chart.own_limit_steps import of_param, with_own
from triage.workflow.chart.scores import Scored, score_points
from triage.workflow.chart.series import LimitStep, Point, RuleChange, Series

# Aggregates whose value lies on the same scale as the readings, so that their limit can be drawn among them.
_ON_THE_SCALE = frozenset({"last", "median", "mean", "min", "max"})


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """A rule set and when it counted; `start` None is from the beginning, `end` None is still."""

    rule_set: RuleSet
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """What else is known of the patient: questionnaires with what scores them, courses with their plans, own limits."""

    responses: Sequence[Response] = ()
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    courses: Sequence[Enrolment] = ()
    limits: Sequence[OwnLimit] = ()


def trends(
    kinds: Mapping[str, ReadingKind],
    readings: Sequence[Reading],
    versions: Sequence[RulesInForce],
    now: datetime,
    told: Told = Told(),
) -> tuple[Series, ...]:
    """Return a series for every kind that one patient measured and every score, those with limits first.

    Each is oldest point first. A point is hollow exactly when scoring leaves the reading out; one without a usable unit
    has no place on the axis.
    """
    current = versions[-1].rule_set if versions else None
    measured = [
        Series(
            kinds[code],
            tuple(points),
            tuple(_limits(points[0].time, versions, partial(_is_of_kind, code), told.limits)),
            own_level(code, points, current, now),
            interval_of(code, told.courses, now),
        )
        for code, points in _points(kinds, readings, now).items()
    ]
    scored = [
        Series(
            kind,
            points,
            tuple(_limits(points[0].time, versions, partial(_is_of_score, name), told.limits)),
            is_score=True,
        )
        for name, (kind, points) in score_points(told.responses, told.instruments).items()
    ]
    return (
        *sorted(measured, key=lambda found: (not found.limits, _order(found.kind.code, versions))),
        *sorted(scored, key=lambda found: not found.limits),
    )


def interval_of(code: str, courses: Iterable[Enrolment], now: datetime) -> timedelta | None:
    """Return the shortest interval at which a running course asks for `code` now, None where no plan names it."""
    steps = [
        step.interval
        for course in courses
        if course.is_running
        for step in course.plan
        if step.what == code and step.start <= now and (step.end is None or now < step.end)
    ]
    return min(steps, default=None)


def rule_changes(versions: Sequence[RulesInForce]) -> tuple[RuleChange, ...]:
    """Return when one version of the rule set gave way to the next, oldest first."""
    pairs = pairwise(versions)
    return tuple(
        RuleChange(new.start, new.rule_set.name, old.rule_set.version, new.rule_set.version)
        for old, new in pairs
        if new.start is not None
    )


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


def _limits(
    first: datetime, versions: Iterable[RulesInForce], is_about: Callable[[Input], bool], own: Sequence[OwnLimit]
) -> Iterator[LimitStep]:
    for version in versions:
        start = max(first, version.start) if version.start else first
        for colour, name, comparison in _limit_params(version.rule_set, is_about):
            value = version.rule_set.params[name].value
            step = LimitStep(colour, value, start, version.end, comparison.operator.value)
            yield from with_own(step, of_param(own, version.rule_set.name, name))


def _limit_params(
    rule_set: RuleSet, is_about: Callable[[Input], bool]
) -> Iterator[tuple[Colour, str, Comparison]]:
    """Yield each parameter that such inputs are compared with, under the worst colour that uses it."""
    seen: set[str] = set()
    for rule in sorted(rule_set.rules, key=lambda rule: rule.colour.rank):
        for comparison in rule_set.compared(rule):
            operand = comparison.operand
            if not isinstance(operand, ParamRef) or operand.name in seen or comparison.operator not in ORDERING:
                continue
            if is_about(rule_set.inputs[comparison.input]):
                seen.add(operand.name)
                yield rule.colour, operand.name, comparison


def _is_of_kind(code: str, compared: Input) -> bool:
    return compared.kind is InputKind.READING and compared.code == code and compared.agg in _ON_THE_SCALE


def _is_of_score(name: Scored, compared: Input) -> bool:
    is_on_scale = compared.kind is InputKind.SCORE and (compared.agg or ScorePart.LAST) == ScorePart.LAST
    return is_on_scale and (compared.instrument, compared.item) == name


def _order(code: str, versions: Sequence[RulesInForce]) -> int:
    codes = [found.code for version in versions[-1:] for found in version.rule_set.inputs.values()]
    return codes.index(code) if code in codes else len(codes)
