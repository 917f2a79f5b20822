"""Limits whose unit, fineness or type does not fit what they are compared with."""

from collections.abc import Iterator
from decimal import Decimal

from triage.scoring.analyse.domains import operands_of
from triage.scoring.analyse.facts import UNITS_OF_FACTS
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.ranges import OF_A_CHANGE, OF_A_VALUE
from triage.scoring.analyse.subject import Subject, comparisons_in
from triage.scoring.numbers import places_needed, shown
from triage.scoring.readings.units import conversion
from triage.scoring.rules.conditions import Comparison, ParamRef
from triage.scoring.rules.model import Aggregation, Input, InputKind, ScorePart, ValueType

_POINTS = ("points", "{score}")
_PER_CENT_METRICS = ("tir", "tbr", "tar", "cv", "active", "gmi")
_NUMBER, _SDS = ("1", "{count}"), ("SD", "1")
# What is in the same unit whatever the kind of reading is.
_OF_AN_AGGREGATE: dict[str, tuple[str, ...]] = {
    Aggregation.COUNT: _NUMBER,
    Aggregation.N_OF_M: _NUMBER,
    Aggregation.HOURS_SINCE_LAST: ("h",),
    Aggregation.DAYS_SINCE_LAST: ("d",),
    Aggregation.PCT_LOSS: ("%",),
    Aggregation.Z_7DAY_MEAN: _SDS,
    Aggregation.ROBUST_Z: _SDS,
    Aggregation.CUSUM_UP: _SDS,
    Aggregation.CUSUM_DOWN: _SDS,
}


def units(subject: Subject) -> Iterator[Finding]:
    """Yield each misfit once, at the parameter or the rule that has it."""
    told: set[tuple[str, str, str]] = set()
    for path, comparison in comparisons_in(subject.rule_set):
        for finding in _misfits(subject, path, comparison):
            key = (finding.code, finding.path, comparison.input)
            if key not in told:
                told.add(key)
                yield finding


def _misfits(subject: Subject, path: str, comparison: Comparison) -> Iterator[Finding]:
    declared = subject.rule_set.inputs[comparison.input]
    if isinstance(comparison.operand, ParamRef):
        yield from _unit(subject, comparison.operand.name, declared)
        path = f"params.{comparison.operand.name}"
    yield from _too_fine(subject, path, comparison, declared)
    yield from _wrong_type(subject, path, comparison, declared)


def _unit(subject: Subject, name: str, declared: Input) -> Iterator[Finding]:
    unit, accepted = subject.rule_set.params[name].unit, _accepted(subject, declared)
    if accepted and not any(conversion(None, unit, wanted) for wanted in accepted):
        yield subject.error(
            "unit-mismatch",
            f"params.{name}",
            f"{name} er i {unit}, men {declared.name} er i {accepted[0]}. Grænser regnes ikke om: skriv grænsen i "
            f"{accepted[0]}.",
            f"{name} is in {unit} but {declared.name} is in {accepted[0]}. Limits are not converted: write the limit "
            f"in {accepted[0]}.",
        )


def _accepted(subject: Subject, declared: Input) -> tuple[str, ...]:
    """Return the units that a limit of the input may be in, the usual one first; empty where that is not known."""
    match declared.kind:
        case InputKind.READING:
            return _of_readings(subject, declared)
        case InputKind.SCORE if declared.agg in tuple(ScorePart):
            return _POINTS
        case InputKind.CGM:
            return ("%",) if (declared.metric or "").startswith(_PER_CENT_METRICS) else ()
        case InputKind.META:
            unit = UNITS_OF_FACTS.get(declared.source_name or "")
            return () if unit is None else (unit,)
        case _:
            return ()


def _of_readings(subject: Subject, declared: Input) -> tuple[str, ...]:
    kind, agg = subject.kinds.get(declared.code or ""), declared.agg or ""
    if agg in _OF_AN_AGGREGATE:
        return _OF_AN_AGGREGATE[agg]
    if kind is not None and agg == Aggregation.THEIL_SEN:
        return (f"{kind.unit}/d",)
    if kind is None or agg not in OF_A_VALUE | OF_A_CHANGE:
        return ()
    return (kind.unit, "%-point") if kind.unit == "%" and agg in OF_A_CHANGE else (kind.unit,)


def _too_fine(subject: Subject, path: str, comparison: Comparison, declared: Input) -> Iterator[Finding]:
    for limit in operands_of(comparison, subject.rule_set.params):
        if declared.decimals is None or not isinstance(limit, Decimal) or places_needed(limit) <= declared.decimals:
            continue
        yield subject.warning(
            "limit-too-fine",
            path,
            f"Grænsen {shown(limit, 'da')} rammes aldrig præcist: {declared.name} afrundes til {declared.decimals} "
            "decimaler, før der sammenlignes.",
            f"The limit {limit} is never hit exactly: {declared.name} is rounded to {declared.decimals} decimals "
            "before it is compared.",
        )


def _wrong_type(subject: Subject, path: str, comparison: Comparison, declared: Input) -> Iterator[Finding]:
    """Yield that an item answered with numbers is compared with words, or a number of hours with yes and no."""
    instrument = subject.instruments.get(declared.instrument or "")
    item = instrument and instrument.asked.get(instrument.link_id(declared.item or "") or "")
    is_number = declared.source_name in UNITS_OF_FACTS if declared.kind is InputKind.META else bool(item and item.range)
    codes = instrument.weights if instrument else {}
    wrong = [value for value in operands_of(comparison, subject.rule_set.params) if value not in codes]
    if is_number and wrong and declared.type in (ValueType.TEXT, ValueType.BOOL):
        yield subject.error(
            "type-mismatch",
            path,
            f"{declared.name} er et tal og kan ikke være {_word(wrong[0], 'da')}. Sammenlign med et tal.",
            f"{declared.name} is a number and cannot be {_word(wrong[0], 'en')}. Compare it with a number.",
        )


def _word(value: object, language: str) -> str:
    if isinstance(value, bool):
        return ("sand" if value else "falsk") if language == "da" else str(value).lower()
    return f"»{value}«" if language == "da" else f"'{value}'"
