"""CarePlan.activity: stretches of time with an interval between measurements."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from triage.clinical.care import PlanStep
from triage.fhir.elements import codings, many, number, one, text, texts
from triage.fhir.period import Span
from triage.fhir.remarks import bad_code
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object
from triage.fhir.times import is_date_or_time, moment

_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86_400, "wk": 604_800, "mo": 2_592_000, "a": 31_536_000}
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST = timedelta(days=3_660)
_PATH = "CarePlan.activity.detail.scheduledTiming.repeat"


def read_plan(view: ResourceView, course: Span) -> tuple[PlanStep, ...]:
    """Return the steps of the plan; a step without bounds lasts as long as the course."""
    found = {step for detail, repeat in _repeats(view) if (step := _step(view, detail, repeat, course))}
    return tuple(sorted(found, key=lambda step: (step.start, step.interval, step.what, step.weekdays)))


def _repeats(view: ResourceView) -> Iterator[tuple[Object, Object]]:
    path = "CarePlan.activity"
    for activity in many(view.body, "activity", "CarePlan"):
        detail = one(activity, "detail", path) or {}
        timing = one(detail, "scheduledTiming", f"{path}.detail")
        repeat = one(timing or {}, "repeat", f"{path}.detail.scheduledTiming")
        if repeat is not None:
            yield detail, repeat


def _step(view: ResourceView, detail: Object, repeat: Object, course: Span) -> PlanStep | None:
    _check_clock(view, repeat)
    bounds = one(repeat, "boundsPeriod", _PATH) or {}
    first, last = (moment(bounds, name, f"{_PATH}.boundsPeriod") for name in ("start", "end"))
    start = first.time if first else course.start
    interval = _between_days(repeat) or _by_period(repeat)
    if start is None or interval is None or not timedelta(0) < interval <= _LONGEST:
        view.warn(
            "not-supported",
            _PATH,
            "Planen siger ikke, hvor tit der skal måles.",
            "The plan does not say how often to measure.",
        )
        return None
    end = last.time if last else course.end
    return PlanStep(start, end, interval, _what(view, detail), _weekdays(repeat))


def _what(view: ResourceView, detail: Object) -> str:
    """Return the questionnaire's url or the kind of reading asked for, empty where the plan names neither."""
    path = "CarePlan.activity.detail"
    for canonical in texts(detail, "instantiatesCanonical", path):
        if "Questionnaire/" in canonical:
            return canonical.partition("|")[0]
    for coding in codings(one(detail, "code", path), f"{path}.code"):
        system, code = (text(coding, name, f"{path}.code") or "" for name in ("system", "code"))
        if kind := view.around.kinds.get((system, code)):
            return kind
    return ""


def _by_period(repeat: Object) -> timedelta | None:
    period = number(repeat, "period", _PATH)
    unit = text(repeat, "periodUnit", _PATH)
    if period is None or unit is None:
        return None
    if unit not in _SECONDS:
        raise bad_code(f"{_PATH}.periodUnit")
    frequency = number(repeat, "frequency", _PATH) or Decimal(1)
    seconds = period * _SECONDS[unit] / frequency
    return timedelta(seconds=float(seconds)) if 0 < seconds <= _LONGEST.total_seconds() else None


def _between_days(repeat: Object) -> timedelta | None:
    """Return the longest gap between the weekdays named, so that a weekend off is never overdue."""
    named = _weekdays(repeat)
    if not named:
        return None
    gaps = [later - earlier for earlier, later in zip(named, [*named[1:], named[0] + 7], strict=True)]
    return timedelta(days=max(gaps))


def _weekdays(repeat: Object) -> tuple[int, ...]:
    """Return the weekdays named, 0 = Monday."""
    days = texts(repeat, "dayOfWeek", _PATH)
    if not set(days) <= set(_WEEK):
        raise bad_code(f"{_PATH}.dayOfWeek")
    return tuple(sorted({_WEEK.index(day) for day in days}))


def _check_clock(view: ResourceView, repeat: Object) -> None:
    if view.dialect.clock_without_seconds:
        return
    if not all(is_date_or_time(time) for time in texts(repeat, "timeOfDay", _PATH)):
        view.warn("value", f"{_PATH}.timeOfDay", "Klokkeslæt uden sekunder.", "A time of day without seconds.")
