"""The rules that one question's thresholds come to, no milder than the region's own evaluator."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.readings.units import shown_unit
from triage.scoring.region.edges import edge_values
from triage.scoring.region.evaluator import value_verdict
from triage.scoring.region.flow import Flow
from triage.scoring.region.model import Category, Threshold
from triage.scoring.region.questions import Asked


@dataclass(frozen=True, slots=True)
class Drafted:
    """A rule to be written."""

    id: str
    colour: Colour
    when: Flow
    reason: Text
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Band:
    suffix: str
    colour: Colour
    words: Text


_CRITICAL = _Band("critical", Colour.RED, Text("kritisk i planen", "critical in the plan"))
_OUTSIDE = _Band("outside", Colour.RED, Text("uden for alle planens grænser", "outside all limits of the plan"))
_ABNORMAL = _Band("abnormal", Colour.YELLOW, Text("afvigende i planen", "abnormal in the plan"))


def rules_of(asked: Asked) -> tuple[Drafted, ...]:
    """Return the rules: critical and outside all thresholds are red, abnormal is yellow where nothing is critical."""
    return tuple(_of_boolean(asked) if asked.is_boolean else _of_number(asked))


def _of_boolean(asked: Asked) -> Iterator[Drafted]:
    for band in (_CRITICAL, _OUTSIDE, _ABNORMAL):
        values = [value for value in (True, False) if _band(asked.thresholds, value) is band]
        if values:
            yield _rule(asked, band, _any([[asked.name, "==", value] for value in values]))


def _band(thresholds: Sequence[Threshold], value: bool) -> _Band | None:
    hit = value_verdict(thresholds, value).hit
    if hit is None:
        return _OUTSIDE
    return {Category.CRITICAL: _CRITICAL, Category.ABNORMAL: _ABNORMAL}.get(hit.category)


def _of_number(asked: Asked) -> Iterator[Drafted]:
    critical = [_inside(asked, threshold) for threshold in _of(asked, Category.CRITICAL)]
    outside = [_beside(asked, low, high) for low, high in gaps(asked.thresholds)]
    abnormal = [_inside(asked, threshold) for threshold in _of(asked, Category.ABNORMAL)]
    if critical:
        yield _rule(asked, _CRITICAL, _any(critical))
    if outside:
        yield _rule(asked, _OUTSIDE, _any(outside))
    # Where every abnormal answer is critical too, a rule of its own could never fire.
    if abnormal and any(_is_yellow(asked, value) for value in edge_values(asked.thresholds)):
        unless = (f"{asked.name}_{_CRITICAL.suffix}",) if critical else ()
        yield _rule(asked, _ABNORMAL, _any(abnormal), unless)


def _is_yellow(asked: Asked, value: Decimal | bool) -> bool:
    return value_verdict(asked.thresholds, value).colour is Colour.YELLOW


def gaps(thresholds: Iterable[Threshold]) -> Iterator[tuple[Decimal | None, Decimal | None]]:
    """Yield the open intervals, from low to high, that no range covers; None = no end."""
    ranges = sorted(thresholds, key=lambda found: (found.low is not None, found.low or Decimal(0)))
    reached: Decimal | None = None
    for number, found in enumerate(ranges):
        if found.low is not None and (number == 0 or (reached is not None and found.low > reached)):
            yield reached, found.low
        if found.high is None:
            return
        reached = found.high if reached is None else max(reached, found.high)
    yield reached, None


def _of(asked: Asked, category: Category) -> Iterator[Threshold]:
    return (threshold for threshold in asked.thresholds if threshold.category is category)


def _inside(asked: Asked, threshold: Threshold) -> Flow:
    return _between(asked, threshold.low, ">=", threshold.high, "<=")


def _beside(asked: Asked, low: Decimal | None, high: Decimal | None) -> Flow:
    return _between(asked, low, ">", high, "<")


def _between(asked: Asked, low: Decimal | None, above: str, high: Decimal | None, below: str) -> Flow:
    parts: list[Flow] = []
    if low is not None:
        parts.append([asked.name, above, f"${asked.limits[low]}"])
    if high is not None:
        parts.append([asked.name, below, f"${asked.limits[high]}"])
    if not parts:
        return [asked.name, "exists"]
    return parts[0] if len(parts) == 1 else {"all": parts}


def _any(parts: Sequence[Flow]) -> Flow:
    return parts[0] if len(parts) == 1 else {"any": parts}


def _rule(asked: Asked, band: _Band, when: Flow, unless: tuple[str, ...] = ()) -> Drafted:
    unit = shown_unit(asked.unit) if asked.unit and not asked.is_boolean else Text("", "")
    words = {
        language: f"{_before(asked.label.in_language(language))} {{{asked.name}}} {unit.in_language(language)}".rstrip()
        + f", {band.words.in_language(language)}"
        for language in ("da", "en")
    }
    return Drafted(f"{asked.name}_{band.suffix}", band.colour, when, Text(words["da"], words["en"]), unless)


def _before(label: str) -> str:
    return label if label.endswith(("?", ":")) else f"{label}:"
