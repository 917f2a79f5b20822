"""How a number was made from readings, and why one could not be, in words a nurse accepts."""

from collections.abc import Sequence
from decimal import Decimal

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.danish_time import when
from triage.scoring.numbers import round_half_up, shown
from triage.scoring.readings.clean import Measured
from triage.scoring.readings.drop_reasons import Dropped, drop_reason
from triage.scoring.readings.reduce import Reduced
from triage.scoring.rules.model import Aggregation, Input

_NAMES = {
    Aggregation.COUNT: Text("Antal målinger af {0}", "Number of readings of {0}"),
    Aggregation.DELTA: Text("Ændring i {0}", "Change in {0}"),
    Aggregation.FALL_FROM_MEDIAN: Text("Fald i {0} fra egen median", "Fall in {0} from own median"),
    Aggregation.Z_7DAY_MEAN: Text("{0} mod eget 7-dages gennemsnit", "{0} against own 7-day mean"),
    Aggregation.PCT_LOSS: Text("Tab af {0}", "Loss of {0}"),
    Aggregation.HOURS_SINCE_LAST: Text("Tid siden {0}", "Time since {0}"),
}
_WORDS = {
    Aggregation.MEDIAN: Text("median", "median"),
    Aggregation.MEAN: Text("gennemsnit", "mean"),
    Aggregation.MIN: Text("laveste", "lowest"),
    Aggregation.MAX: Text("højeste", "highest"),
    Aggregation.COUNT: Text("antal", "number"),
}


def reading_name(declared: Input, kind: ReadingKind | None) -> Text:
    """Return what a nurse calls the input: its label, or the kind's name with what is made of it."""
    if declared.label is not None:
        return declared.label
    if kind is None:
        return Text(declared.code or declared.name, declared.code or declared.name)
    pattern = _NAMES.get(Aggregation(declared.agg or Aggregation.LAST))
    if pattern is None:
        return Text(kind.name_da, kind.name_en)
    begins = pattern.da.startswith("{0}")
    return Text(
        pattern.da.format(kind.name_da if begins else in_sentence(kind.name_da)),
        pattern.en.format(kind.name_en if begins else in_sentence(kind.name_en)),
    )


def in_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: "vægt", but "FEV1"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def made_of(found: Reduced, declared: Input, kind: ReadingKind) -> Text:
    """Return how a known number was made."""
    agg = Aggregation(declared.agg or Aggregation.LAST)
    newest = found.used[-1]
    at = when(newest.time)
    if found.reference is not None:
        now, before = _with_unit(newest.value, kind), _with_unit(found.reference, kind)
        return _against(agg, now, before, at, len(found.used) - 1)
    if len(found.used) == 1:
        return Text(f"målt {at.da}", f"measured {at.en}")
    word, span = _WORDS[agg], _span(declared)
    return Text(
        f"{word.da} af {len(found.used)} målinger{span.da}, senest {at.da}",
        f"{word.en} of {len(found.used)} readings{span.en}, the last {at.en}",
    )


def never_measured(name: Text) -> Text:
    """Return that nothing of the kind was received."""
    return Text(f"{name.da} er ikke målt", f"{name.en} has not been measured")


# These hold the newest reading against the earlier ones, and `min_n` counts the earlier alone.
_AGAINST_EARLIER = frozenset({"fall_from_median", "z_7day_mean"})


def last_measured(name: Text, newest: Measured) -> Text:
    """Return that all there is is too old."""
    at = when(newest.time)
    return Text(f"{name.da} er sidst målt {at.da}", f"{name.en} was last measured {at.en}")


def too_few(name: Text, kind: ReadingKind, declared: Input, found: Sequence[Measured]) -> Text:
    """Return that there are readings, but not those the number needs."""
    wanted = declared.min_n or 1
    if declared.agg in _AGAINST_EARLIER and len(found) <= wanted and wanted > 1:
        before = max(0, len(found) - 1)
        return Text(
            f"{name.da} kan ikke beregnes: for få målinger ({before} før den nyeste, der skal bruges mindst {wanted})",
            f"{name.en} cannot be calculated: too few readings ({before} before the newest, {wanted} are needed)",
        )
    if len(found) <= wanted and wanted > 1:
        return Text(
            f"{name.da} kan ikke beregnes: for få målinger ({len(found)}, der skal bruges mindst {wanted})",
            f"{name.en} cannot be calculated: too few readings ({len(found)}, at least {wanted} are needed)",
        )
    return Text(
        f"{name.da} kan ikke beregnes: der mangler en tidligere eller nyere måling af {in_sentence(kind.name_da)}",
        f"{name.en} cannot be calculated: an earlier or newer reading of {in_sentence(kind.name_en)} is missing",
    )


def spoiled(kind: ReadingKind, dropped: Dropped) -> Text:
    """Return that a reading was received and cannot be used, and why."""
    at, why = when(dropped.time), drop_reason(dropped.reason)
    return Text(
        f"{kind.name_da}: målingen {at.da} {why.da}",
        f"{kind.name_en}: the reading of {at.en} {why.en}",
    )


def _against(agg: Aggregation, now: Text, before: Text, at: Text, earlier: int) -> Text:
    if agg is Aggregation.DELTA:
        return Text(f"fra {before.da} til {now.da}, målt {at.da}", f"from {before.en} to {now.en}, measured {at.en}")
    word = Text("median", "median") if agg is not Aggregation.Z_7DAY_MEAN else Text("gennemsnit", "mean")
    return Text(
        f"{now.da} målt {at.da} mod {before.da}, {word.da} af {earlier} tidligere målinger",
        f"{now.en} measured {at.en} against {before.en}, the {word.en} of {earlier} earlier readings",
    )


def _with_unit(value: Decimal, kind: ReadingKind) -> Text:
    """Return `value` with the kind's unit and decimals."""
    number, unit = round_half_up(value, kind.decimals), f" {kind.shown_unit}"
    return Text(shown(number, "da") + unit, shown(number, "en") + unit)


def _span(declared: Input) -> Text:
    if declared.window_h is not None:
        hours = shown(declared.window_h, "da"), shown(declared.window_h, "en")
        return Text(f" inden for {hours[0]} timer", f" within {hours[1]} hours")
    if declared.window_d is not None:
        return Text(f" på {declared.window_d} dage", f" in {declared.window_d} days")
    return Text("", "")
