"""What a trend says in words: its newest value, one reading, a change of limit, its axis."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from triage.clinical.observation import ReadingKind
from triage.workflow.chart.series import Baseline, BaselineKind, LimitStep, Series
from ui.patient.limits import LimitChange, MarkedPoint
from ui.translate import colour_word, language, shown_count, shown_day, shown_number, shown_time, span, tr

if TYPE_CHECKING:
    from ui.patient.trends.columns import Columns

_ANOTHER_YEAR = timedelta(days=800)


def kind_name(kind: ReadingKind) -> str:
    """Return what a kind of reading is called."""
    return kind.name_da if language() == "da" else kind.name_en


def with_unit(value: Decimal, kind: ReadingKind) -> str:
    """Return a value with its unit, e.g. "85 %"; the space never breaks."""
    return f"{shown_number(value, kind.decimals)}\N{NO-BREAK SPACE}{kind.shown_unit}".rstrip("\N{NO-BREAK SPACE}")


def dated_time(time: datetime, now: datetime) -> str:
    """Return a time with day and year, for what is read on another day than it was made."""
    return shown_time(time, now + _ANOTHER_YEAR)


def dated_day(time: datetime, now: datetime) -> str:
    """Return a day with its year."""
    return shown_day(time, now + _ANOTHER_YEAR)


def state_word(point: MarkedPoint) -> str:
    """Return what is to be said of one reading: why it is no part of the score, or the colour whose limit it broke."""
    if point.invalidated:
        return tr("the device's readings are invalid, not part of the assessment")
    if point.withdrawn:
        return tr("not part of the assessment")
    colour = colour_word(point.colour).lower() if point.colour else ""
    remark = tr("the device's calibration has expired") if point.uncalibrated else ""
    return ", ".join(word for word in (colour, remark) if word)


def device_name(point: MarkedPoint, devices: dict[str, str]) -> str:
    """Return the apparatus of a reading, its reference where the name is not known, or that a person typed it."""
    return device_key_name(point.device, devices)


def device_key_name(device: str | None, devices: dict[str, str]) -> str:
    """Return the name of an apparatus by its reference; None is what a person typed."""
    return tr("typed by hand") if device is None else devices.get(device, device)


def device_change(point: MarkedPoint, devices: dict[str, str]) -> str:
    """Return that readings come from another apparatus from now on, and which."""
    return f"{tr('new device')}: {device_name(point, devices)}"


def source_name(point: MarkedPoint, series: Series, devices: dict[str, str]) -> str:
    """Return the apparatus of a reading, or that it is the score of a questionnaire."""
    return tr("answered questionnaire") if series.is_score else device_name(point, devices)


def readout(point: MarkedPoint, series: Series, devices: dict[str, str], now: datetime) -> str:
    """Return everything about one reading on a line."""
    parts = (
        with_unit(point.value, series.kind),
        shown_time(point.time, now),
        source_name(point, series, devices),
        state_word(point),
    )
    return " · ".join(part for part in parts if part)


def hidden_words(count: int, red: int) -> str:
    """Return how many readings are hidden, and that some of them are red; nothing where none is."""
    if not count:
        return ""
    said = tr("{count} hidden").format(count=shown_count(count))
    return f"{said}, {tr('{red} of them red').format(red=shown_count(red))}" if red else said


def ahead_words(count: int) -> str:
    """Return how many readings bear a time that has not come yet; nothing where none does."""
    if count < 2:
        return tr("1 reading bears a time to come: see the table") if count else ""
    return tr("{count} readings bear a time to come: see the table").format(count=shown_count(count))


def drawing_words(count: int, bin_seconds: float | None) -> str:
    """Return that there is nothing in the time shown, or that the readings lie too close for a mark each."""
    if not count:
        return tr("No readings in this period")
    if bin_seconds is None:
        return ""
    told = tr("{count} readings, drawn as the lowest and highest of every {span}; red and yellow are always marked")
    return told.format(count=shown_count(count), span=span(timedelta(seconds=max(bin_seconds, 60.0))))


def limits_words(limits: Iterable[LimitStep], kind: ReadingKind) -> str:
    """Return limits in one line, worst first, e.g. "rød 87, gul 89"."""
    return ", ".join(name for _, name in limit_names(limits, kind))


def baseline_words(baseline: Baseline, kind: ReadingKind) -> str:
    """Return how the band of what the patient usually has came about."""
    low, high = (shown_number(value, kind.decimals) for value in (baseline.low, baseline.high))
    middle = with_unit(baseline.middle, kind)
    count, days = shown_count(baseline.count), shown_count(baseline.days)
    told = {
        BaselineKind.FALL: tr(
            "Own level: median {middle} of {count} in {days} days; the rule's limit for a fall {low}"
        ),
        BaselineKind.ROBUST_Z: tr(
            "Own level: median {middle} of {count} in {days} days; the rule's limits {low}–{high}"
        ),
        BaselineKind.WEEK_MEAN: tr(
            "Own level: mean {middle} of {count} in {days} days; the rule's limits {low}–{high}"
        ),
        BaselineKind.QUARTILES: tr(
            "Own level: median {middle} of {count} in {days} days, half lie in {low}–{high}; used by no rule"
        ),
    }[baseline.kind]
    return told.format(low=low, middle=middle, high=high, count=count, days=days)


def change_words(change: LimitChange, kind: ReadingKind) -> str:
    """Return old and new limits, e.g. "85 → 87"."""
    pairs = (f"{_limit_number(old, kind)} → {_limit_number(new, kind)}" for old, new in change.values)
    return ", ".join(pairs)


def limit_names(steps: Iterable[LimitStep], kind: ReadingKind) -> list[tuple[float, str]]:
    """Return where each limit stands on the axis, and its colour and value in words."""
    return [
        (float(step.value), f"{colour_word(step.colour).lower()} {_limit_number(step.value, kind)}")
        for step in steps
    ]


def spoken_summary(columns: "Columns", now: datetime) -> str:
    """Return a trend for those who hear it: name, newest value and when, and how many readings there are."""
    last = columns.newest()
    kind = columns.series.kind
    name = kind_name(kind)
    if last is None:
        return f"{name}: {tr('no readings')}"
    state = state_word(last)
    said = f"{name}: {with_unit(last.value, kind)}, {shown_time(last.time, now)}"
    return f"{said}{', ' + state if state else ''}. {tr('Readings in all')}: {len(columns.times)}"


def value_ticks(low: float, high: float, most: int = 4, least: float = 0.0) -> list[tuple[float, str]]:
    """Return round values between `low` and `high`, at most about `most` and no closer than `least`, as on the axis."""
    rough = max((high - low) / max(most, 1), least)
    size = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough)
    decimals = max(0, -floor(log10(step)))
    first, last = ceil(low / step), floor(high / step)
    return [(n * step, shown_number(Decimal(str(n * step)), decimals)) for n in range(first, last + 1)]


def _limit_number(value: Decimal, kind: ReadingKind) -> str:
    """Return a limit, never rounded: a reading of 85 % is not at a limit of 84.5 %."""
    exponent = value.normalize().as_tuple().exponent
    return shown_number(value, max(kind.decimals, -exponent if isinstance(exponent, int) else 0))
