"""What a patient usually has: as the rule set in force defines it, else the median and quartiles of thirty days."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import median, quantiles, stdev

from triage.scoring.danish_time import danish_day, danish_midnight
from triage.scoring.rules.conditions import Operator, ParamRef
from triage.scoring.rules.model import Aggregation, Input, InputKind, RuleSet
from triage.workflow.chart.series import Baseline, BaselineKind, Point

FEWEST = 7
USUAL_DAYS = 30
_WEEK = 7
_MAD_TO_SD = Decimal("1.4826")
_DOWN = frozenset({Operator.LT, Operator.LE})
_KINDS = {
    Aggregation.FALL_FROM_MEDIAN: BaselineKind.FALL,
    Aggregation.ROBUST_Z: BaselineKind.ROBUST_Z,
    Aggregation.Z_7DAY_MEAN: BaselineKind.WEEK_MEAN,
}


def own_level(code: str, points: Sequence[Point], rule_set: RuleSet | None, now: datetime) -> Baseline | None:
    """Return what the patient usually has of `code`, without the newest reading; None where there are too few.

    `points` are oldest first, and `rule_set` is the one in force.
    """
    standing = [point for point in points if not point.withdrawn]
    if not standing:
        return None
    earlier, newest = standing[:-1], standing[-1]
    for declared, limits in _own_rules(code, rule_set):
        found = _by_rule(declared, limits, earlier, newest, now)
        if found is not None:
            return found
    return _quartiles(earlier, newest)


def _own_rules(code: str, rule_set: RuleSet | None) -> Iterator[tuple[Input, list[tuple[Operator, Decimal]]]]:
    """Yield each input that holds a reading against the patient's own level, with the limits that rules set for it."""
    if rule_set is None:
        return
    for name, declared in rule_set.inputs.items():
        is_own = declared.kind is InputKind.READING and declared.code == code and declared.agg in _KINDS
        if is_own and (limits := list(_limits_of(name, rule_set))):
            yield declared, limits


def _limits_of(name: str, rule_set: RuleSet) -> Iterator[tuple[Operator, Decimal]]:
    for rule in rule_set.rules:
        for comparison in rule_set.compared(rule):
            operand = comparison.operand
            if comparison.input == name and isinstance(operand, ParamRef):
                value = rule_set.params[operand.name].value
                yield comparison.operator, -value if operand.negated else value


def _by_rule(
    declared: Input, limits: Sequence[tuple[Operator, Decimal]], earlier: Sequence[Point], newest: Point, now: datetime
) -> Baseline | None:
    kind = _KINDS[Aggregation(declared.agg or "")]
    days = {BaselineKind.FALL: declared.window_d or _WEEK, BaselineKind.WEEK_MEAN: _WEEK}.get(kind, declared.baseline_d)
    used = _in_days(earlier, newest, days, now, whole_days=kind is not BaselineKind.FALL)
    if len(used) < max(declared.min_n or 1, 2 if kind is BaselineKind.FALL else FEWEST):
        return None
    values = [point.value for point in used]
    middle = _mean(values) if kind is BaselineKind.WEEK_MEAN else median(values)
    size = Decimal(1) if kind is BaselineKind.FALL else _spread(kind, values, declared)
    if not size:
        return None
    low, high = _edges(kind, middle, size, limits)
    return Baseline(kind, used[0].time, newest.time, low, middle, high, len(used), days)


def _edges(
    kind: BaselineKind, middle: Decimal, size: Decimal, limits: Sequence[tuple[Operator, Decimal]]
) -> tuple[Decimal, Decimal]:
    """Return the limits nearest to the middle, below and above; a fall counts downwards, a z-score both ways."""
    if kind is BaselineKind.FALL:
        return middle - min(value for _, value in limits), middle
    below = [middle + size * value for operator, value in limits if operator in _DOWN]
    above = [middle + size * value for operator, value in limits if operator not in _DOWN]
    return max(below, default=middle), min(above, default=middle)


def _spread(kind: BaselineKind, values: Sequence[Decimal], declared: Input) -> Decimal:
    if kind is BaselineKind.WEEK_MEAN:
        return max(Decimal(str(stdev(map(float, values)))), declared.sd_floor or Decimal(0))
    middle = median(values)
    mad = median(abs(value - middle) for value in values)
    return _MAD_TO_SD * max(mad, declared.mad_floor or Decimal(0))


def _mean(values: Sequence[Decimal]) -> Decimal:
    found = sum(map(Fraction, values), Fraction(0)) / len(values)
    return Decimal(found.numerator) / Decimal(found.denominator)


def _in_days(
    earlier: Sequence[Point], newest: Point, days: int, now: datetime, *, whole_days: bool
) -> Sequence[Point]:
    """Return those of the days before: calendar days before the newest's own day, or hours that passed until now."""
    if not whole_days:
        return [point for point in earlier if point.time > now - timedelta(days=days)]
    day = danish_day(newest.time)
    first, last = danish_midnight(day - timedelta(days=days)), danish_midnight(day)
    return [point for point in earlier if first <= point.time < last]


def _quartiles(earlier: Sequence[Point], newest: Point) -> Baseline | None:
    used = [point for point in earlier if point.time > newest.time - timedelta(days=USUAL_DAYS)]
    if len(used) < FEWEST:
        return None
    low, middle, high = quantiles((point.value for point in used), n=4)
    return Baseline(
        BaselineKind.QUARTILES, used[0].time, newest.time, low, middle, high, len(used), USUAL_DAYS
    )
