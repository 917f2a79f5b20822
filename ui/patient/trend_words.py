"""What a trend says in words: its newest value, one reading, a change of limit, its axis."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from math import ceil, floor, log10

from triage.clinical.observation import ReadingKind
from triage.workflow.chart.chart import LimitStep, Series
from ui.patient.limits import LimitChange, MarkedPoint
from ui.translate import colour_word, language, shown_number, shown_time, tr


def kind_name(kind: ReadingKind) -> str:
    """Return what a kind of reading is called."""
    return kind.name_da if language() == "da" else kind.name_en


def with_unit(value: Decimal, kind: ReadingKind) -> str:
    """Return a value with its unit, e.g. "85 %"; the space never breaks."""
    return f"{shown_number(value, kind.decimals)}\N{NO-BREAK SPACE}{kind.shown_unit}".rstrip("\N{NO-BREAK SPACE}")


def newest(points: tuple[MarkedPoint, ...]) -> MarkedPoint | None:
    """Return the last reading that stands, None where there is none."""
    return next((point for point in reversed(points) if not point.withdrawn), None)


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
    return tr("typed by hand") if point.device is None else devices.get(point.device, point.device)


def device_change(point: MarkedPoint, devices: dict[str, str]) -> str:
    """Return that readings come from another apparatus from now on, and which."""
    return f"{tr('new device')}: {device_name(point, devices)}"


def readout(point: MarkedPoint, kind: ReadingKind, devices: dict[str, str], now: datetime) -> str:
    """Return everything about one reading on a line."""
    parts = (with_unit(point.value, kind), shown_time(point.time, now), device_name(point, devices), state_word(point))
    return " · ".join(part for part in parts if part)


def change_words(change: LimitChange, kind: ReadingKind) -> str:
    """Return old and new limits, e.g. "85 → 87"."""
    pairs = (f"{shown_number(old, kind.decimals)} → {shown_number(new, kind.decimals)}" for old, new in change.values)
    return ", ".join(pairs)


def limit_names(steps: Iterable[LimitStep], kind: ReadingKind) -> list[tuple[float, str]]:
    """Return where each limit stands on the axis, and its colour and value in words."""
    return [
        (float(step.value), f"{colour_word(step.colour).lower()} {shown_number(step.value, kind.decimals)}")
        for step in steps
    ]


def spoken_summary(series: Series, points: tuple[MarkedPoint, ...], now: datetime) -> str:
    """Return a trend for those who hear it: name, newest value and when, and how many readings there are."""
    last = newest(points)
    name = kind_name(series.kind)
    if last is None:
        return f"{name}: {tr('no readings')}"
    state = state_word(last)
    said = f"{name}: {with_unit(last.value, series.kind)}, {shown_time(last.time, now)}"
    return f"{said}{', ' + state if state else ''}. {tr('Readings in all')}: {len(points)}"


def value_ticks(low: float, high: float, most: int = 4) -> list[tuple[float, str]]:
    """Return round values between `low` and `high`, at most about `most`, with the text on the axis."""
    rough = (high - low) / max(most, 1)
    size = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough)
    decimals = max(0, -floor(log10(step)))
    first, last = ceil(low / step), floor(high / step)
    return [(n * step, shown_number(Decimal(str(n * step)), decimals)) for n in range(first, last + 1)]
